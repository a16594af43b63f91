"""What the area reads follows from what sources say, and hides no disagreement."""

from datetime import date

from onward.people import rules
from onward.people.claims import Claims, EventClaim, PersonClaim, Said, SpellClaim

TODAY = date(2026, 11, 21)


def _claimed(system, kind, state, started, ended=None):
    return rules.Claimed(SpellClaim(kind, state, started, ended), system, TODAY, None)


def test_two_systems_that_tell_of_one_plan_give_one_spell():
    found = rules.resolve_spells(
        [
            _claimed("participation", "ehc_plan", "maintained", date(2019, 9, 1)),
            _claimed("send", "ehc_plan", "maintained", date(2019, 9, 12)),
        ]
    )
    assert [(s.system, s.claim.started, s.disagree) for s in found] == [("send", date(2019, 9, 12), False)]
    assert sorted(found[0].said_by) == [0, 1]


def test_a_plan_that_one_system_ended_and_another_did_not_shows_the_disagreement():
    found = rules.resolve_spells(
        [
            _claimed("send", "ehc_plan", "maintained", date(2019, 9, 1), date(2024, 7, 31)),
            _claimed("school", "ehc_plan", "maintained", date(2019, 9, 1)),
        ]
    )
    assert [(s.claim.ended, s.disagree) for s in found] == [(date(2024, 7, 31), True)]


def test_placements_that_follow_each_other_in_one_system_stay_apart():
    found = rules.resolve_spells(
        [
            _claimed("childrens-social-care", "looked_after", "foster", date(2020, 1, 1), date(2021, 1, 1)),
            _claimed("childrens-social-care", "looked_after", "residential", date(2021, 1, 1)),
        ]
    )
    assert [s.claim.state for s in found] == ["foster", "residential"]


def test_two_needs_at_once_are_two_spells():
    found = rules.resolve_spells(
        [_claimed("send", "sen_need", "ASD", date(2019, 9, 1)), _claimed("school", "sen_need", "MLD", date(2019, 9, 1))]
    )
    assert len(found) == 2


def test_every_claim_is_behind_exactly_one_spell():
    claimed = [
        _claimed(system, "activity", state, date(year, 9, 1), date(year + 1, 8, 31))
        for system in ("participation", "childrens-social-care", "send")
        for state in ("education", "neet")
        for year in (2021, 2022, 2023)
    ]
    found = rules.resolve_spells(claimed)
    assert sorted(at for spell in found for at in spell.said_by) == list(range(len(claimed)))


def test_an_event_that_two_systems_tell_is_one_event_with_both_named():
    event = EventClaim("health_check", date(2026, 3, 1))
    said = [Said(system, TODAY, Claims(events=(event,))) for system in ("nhs", "send")]
    assert [e.systems for e in rules.resolve_events(said)] == [["nhs", "send"]]


def test_a_placeholder_birthday_yields_to_a_real_one():
    said = [
        Said(
            "nhs",
            TODAY,
            Claims(PersonClaim(family_name="Zarkovel", date_of_birth=date(2009, 1, 1), dob_placeholder=True)),
        ),
        Said("school", TODAY, Claims(PersonClaim(family_name="Zarkovel", date_of_birth=date(2009, 4, 9)))),
    ]
    portrait = rules.portray(said)
    assert (portrait.born, portrait.born_is_a_guess) == (date(2009, 4, 9), False)


def test_names_that_differ_are_kept_as_other_names():
    said = [
        Said("nhs", TODAY, Claims(PersonClaim("Tamsin", "Orrelby"))),
        Said("school", TODAY, Claims(PersonClaim("Tamsin", "Quillane"))),
    ]
    assert rules.portray(said).other_names == ["Tamsin Quillane"]


def test_a_name_in_capitals_is_shown_as_people_write_it():
    said = [Said("nhs", TODAY, Claims(PersonClaim("REBIN", "O'HARE-QUILLANE")))]
    assert rules.portray(said).family_name == "O'Hare-Quillane"


def test_one_system_that_tells_of_a_disability_twice_gives_one_bar_from_the_day_it_knows():
    since_birth = SpellClaim("disability", "LD", date(2009, 3, 23), details=(("since", "not stated"),))
    referred = SpellClaim("disability", "LD", date(2021, 6, 5))
    claimed = [rules.Claimed(claim, "childrens-social-care", TODAY, None) for claim in (since_birth, referred)]
    assert [s.claim.started for s in rules.resolve_spells(claimed)] == [date(2021, 6, 5)]
