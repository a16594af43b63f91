"""What the made-up city promises: the same every time, like the real figures, and honest about its own dirt."""

import csv
import math
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from onward.demo.city import CAST, City, make_city, write_files, write_truth
from onward.demo.city.calendar_days import age_on, birthday
from onward.demo.city.chance import Chance
from onward.demo.city.lives.caseloads import STORIES
from onward.demo.city.numbers import UPN_LETTERS, upn, with_wrong_check
from onward.demo.city.report import as_text, compare
from onward.values.identifiers import is_nhs_number, is_uln, is_upn

ON = date(2026, 11, 21)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def city() -> City:
    return make_city(people=1500, seed=11, on=ON)


@pytest.fixture(scope="module")
def written(city: City, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("area")
    write_files(city, folder / "files")
    write_truth(city, folder / "truth.csv")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("once", "again"):
        made = make_city(people=300, seed=3, on=ON)
        write_files(made, tmp_path / name)
        write_truth(made, tmp_path / name / "truth.csv")
    assert contents(tmp_path / "once") == contents(tmp_path / "again")


def test_another_seed_makes_other_people() -> None:
    one, other = (make_city(people=300, seed=seed, on=ON) for seed in (3, 4))
    assert [(p.given, p.family_name, p.born) for p in one.people] != [
        (p.given, p.family_name, p.born) for p in other.people
    ]


def test_a_city_has_as_many_people_as_asked_for_all_aged_13_to_25(city: City) -> None:
    assert len(city.people) == 1500
    assert len({p.key for p in city.people}) == 1500
    assert {age_on(p.born, ON) for p in city.people} == set(range(13, 26))


def test_what_is_made_is_near_the_published_figures() -> None:
    """Within five standard errors for shares; within a tenth and five standard errors for counts."""
    made = make_city(people=6000, seed=5, on=ON)
    far = []
    for figure in compare(made):
        if figure.out_of:
            error = math.sqrt(max(figure.target * (1 - figure.target), 0.01) / figure.out_of)
            allowed = 5 * error
        else:
            allowed = 0.1 * figure.target + 5 * math.sqrt(figure.target)
        if abs(figure.made - figure.target) > allowed:
            far.append(figure)
    assert not far, as_text(far)


def test_every_true_number_is_valid_and_nhs_numbers_start_999(city: City) -> None:
    for person in city.people:
        assert person.nhs.startswith("999")
        assert all(is_nhs_number(number) for number in (person.nhs, person.former_nhs) if number)
        assert all(is_upn(number) for number in (person.upn, person.former_upn) if number)
        assert not person.uln or is_uln(person.uln)


def test_a_wrong_number_is_always_dirt_that_is_owned_up_to(city: City) -> None:
    for records in city.records.values():
        for record in records:
            dirt = " ".join(record.dirt)
            assert not record.nhs or record.nhs.startswith("999")
            if record.nhs and not is_nhs_number(record.nhs):
                assert "NHS number with a wrong check digit" in dirt
            if record.upn and not is_upn(record.upn):
                assert "UPN with a wrong check letter" in dirt
            if record.uln and not is_uln(record.uln):
                assert "ULN with a wrong check digit" in dirt or "UPN in the ULN column" in dirt


def test_no_two_people_share_a_number_except_by_declared_dirt(city: City) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for records in city.records.values():
        for record in records:
            if "the other twin's NHS number" in record.dirt or "wrong check" in " ".join(record.dirt):
                continue
            for number in {record.nhs, record.upn, record.uln} - {""}:
                owners[number].add(record.person.key)
    assert all(len(people) == 1 for people in owners.values())


def test_no_local_identifier_stands_for_two_people_in_one_system(city: City, written: Path) -> None:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(written / "truth.csv"):
        assert row["local_id"], row
        if "the other twin's NHS number" not in row["dirt"]:
            holders[row["system"], row["local_id"]].add(row["person"])
    assert all(len(people) == 1 for people in holders.values())


SUBJECT_COLUMNS = {
    "ssd_person.csv": "pers_person_id",
    "ssd_address.csv": "addr_person_id",
    "ssd_involvements.csv": "invo_person_id",
    "ssd_care_leavers.csv": "clea_person_id",
    "header.csv": "CHILD",
    "episodes.csv": "CHILD",
    "oc3.csv": "CHILD",
}


def test_the_truth_covers_every_subject_of_the_files(written: Path) -> None:
    known = {(row["system"], row["local_id"]) for row in rows(written / "truth.csv")}
    seen = 0
    for path in (written / "files").rglob("*.csv"):
        column = next((c for name, c in SUBJECT_COLUMNS.items() if path.name.endswith(name)), None)
        if path.name.startswith("CLD_"):
            column = "LA_Person_Unique_Identifier"
        if path.name.startswith("NCCIS_"):
            column = "Unique ID"
        for row in rows(path) if column else ():
            seen += 1
            assert (path.parent.name, row[column]) in known
    assert seen > 2000


def test_everybody_is_known_to_some_agency_and_many_to_only_one(city: City) -> None:
    systems: dict[str, set[str]] = defaultdict(set)
    tracked = {person.key for person in city.people}
    for system, records in city.records.items():
        for record in records:
            if record.person.key in tracked:
                systems[record.person.key].add(system)
    assert len(systems) == len(city.people)
    assert 0.2 < sum(len(held) == 1 for held in systems.values()) / len(systems) < 0.6


def test_nobody_is_looked_after_past_eighteen_and_episodes_follow_on(city: City) -> None:
    for person in city.people:
        if person.care is None:
            continue
        episodes = person.care.episodes
        assert episodes[0].reason_new == "S"
        for before, after in zip(episodes, episodes[1:], strict=False):
            assert before.ended == after.started
            assert before.reason_ceased == "X1"
        last = episodes[-1]
        assert (last.ended or ON) <= max(birthday(person.born, 18), ON if last.ended is None else last.ended)
        if last.ended is None:
            assert birthday(person.born, 18) >= ON
        assert all(e.started >= birthday(person.born, 16) for e in episodes if e.placement in ("K3", "H5", "R5"))


def test_twins_share_a_birthday_and_consecutive_pupil_numbers(city: City) -> None:
    twins: dict[str, list] = defaultdict(list)
    for person in city.people:
        if person.multiple_birth:
            twins[person.multiple_birth].append(person)
    assert twins
    for pair in twins.values():
        first, second = pair
        assert first.born == second.born
        assert first.given != second.given
        assert first.upn[1:10] == second.upn[1:10]
        if first.upn[-1].isdigit() and second.upn[-1].isdigit():
            assert int(second.upn[-3:]) - int(first.upn[-3:]) == 1


def test_every_kind_of_story_is_told(city: City) -> None:
    people = city.people
    assert any("9A" in p.risks for p in people)
    assert any({"11A", "24A"} & set(p.risks) for p in people)
    assert any(p.young_carer for p in people)
    assert any(p.youth_justice for p in people)
    assert any(p.adopted for p in people)
    assert any(p.protected for p in people)
    services = {name for p in people if p.health for name, _, _ in p.health.services}
    assert {"CAMHS", "Children's continuing care", "Children's palliative care"} <= services
    for age in (16, 18, 25):
        assert any(0 <= (birthday(p.born, age) - ON).days <= 183 for p in people)


def test_the_named_worker_has_about_25_people_with_different_lives(city: City) -> None:
    named = next(member for member in CAST if member.role == "KW")
    held = [p for p in city.people if any(role.worker == named.worker for role in p.roles)]
    assert 20 <= len(held) <= 25
    assert sum(any(story(person, ON) for person in held) for story in STORIES) >= 12


def test_every_role_has_somebody_to_sign_in_as() -> None:
    assert {"KW", "SEN", "CSW", "ASW", "HP", "ED", "MGR", "SAF", "IG", "BRD", "COM", "ADM"} <= {m.role for m in CAST}
    assert len({m.username for m in CAST}) == len(CAST)


def test_involvements_name_workers_that_the_same_system_lists(written: Path) -> None:
    for path in (written / "files").rglob("ssd_involvements.csv"):
        workers = {row["prof_professional_id"] for row in rows(path.with_name("ssd_professionals.csv"))}
        assert {row["invo_professional_id"] for row in rows(path)} <= workers


def test_a_spoilt_number_no_longer_checks() -> None:
    good = upn("330", 2015, 12, 345)
    assert is_upn(good)
    assert not is_upn(with_wrong_check(good, Chance(1, "test")))
    assert good[0] in UPN_LETTERS
