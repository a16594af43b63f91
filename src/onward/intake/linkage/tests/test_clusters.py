from onward.intake.linkage.clusters import Groups, Obstacle


def groups_of(systems, numbers=None, **forbidden):
    groups = Groups(**forbidden)
    for source, system in enumerate(systems, start=1):
        groups.add(source, system, ((numbers or {}).get(source, set()),))
    return groups


def test_a_whole_group_is_asked_and_not_only_the_pair():
    groups = groups_of("abcd", {1: {"9990000123"}, 4: {"9990003459"}})
    groups.join(1, 2)
    groups.join(3, 4)
    assert groups.obstacles(2, 3) == {Obstacle.NUMBERS}


def test_one_number_in_common_outweighs_another_that_differs():
    groups = groups_of("ab", {1: {"9990000123", "9990003459"}, 2: {"9990003459"}})
    assert not groups.obstacles(1, 2)


def test_twins_and_decisions_reach_through_groups():
    groups = groups_of("abc", twins={1: {3}, 3: {1}})
    groups.join(1, 2)
    assert groups.obstacles(2, 3) == {Obstacle.TWINS}
    groups = groups_of("abc", different={1: {3}, 3: {1}})
    groups.join(1, 2)
    assert groups.obstacles(3, 2) == {Obstacle.DECIDED}


def test_a_system_holds_someone_once_unless_it_says_otherwise():
    assert groups_of("aa").obstacles(1, 2) == {Obstacle.SAME_SYSTEM}
    assert not groups_of("aa", duplicating=frozenset("a")).obstacles(1, 2)


def test_two_persons_on_the_list_are_an_obstacle_and_one_is_not():
    groups = groups_of("abc")
    groups.group(1).person = 70
    assert not groups.obstacles(1, 2)
    groups.group(2).person = 71
    assert groups.obstacles(1, 2) == {Obstacle.TWO_PERSONS}
    groups.join(1, 2)
    assert groups.group(1) is groups.group(2)
    assert groups.group(1).person == 70
    assert [sorted(group.members) for group in groups.each()] == [[1, 2], [3]]
