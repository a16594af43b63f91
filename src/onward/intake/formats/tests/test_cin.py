"""The children in need census: every sample reads, its rules speak, and needs, plans and risks come out of it."""

from datetime import date

import pytest

from onward.intake.formats.tests.reading_files import FILES, accepted, claims, failing, loaded, loaded_file, rules

SAMPLES = [*(FILES / "csc-validator-cin").glob("*.xml"), FILES / "liia-tools-samples" / "cin-2022.xml"]
EPISODE = (
    "<CINdetails><CINreferralDate>2024-05-01</CINreferralDate><ReferralSource>1A</ReferralSource>"
    "<PrimaryNeedCode>N2</PrimaryNeedCode>{}<ReferralNFA>false</ReferralNFA></CINdetails>"
)


def census(*episodes, who="", what="<Disability>AUT</Disability>", year="2025"):
    local = "" if "LAchildID" in who else "<LAchildID>C1</LAchildID>"
    born = "" if "BirthDate" in who else "<PersonBirthDate>2010-05-02</PersonBirthDate>"
    sex = "" if "Sex>" in who or "Gender" in who else "<Sex>F</Sex>"
    return (
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>"
        f"<ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails></Header><Children><Child><ChildIdentifiers>"
        f"{local}{born}{sex}{who}</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities>{what}"
        f"</Disabilities></ChildCharacteristics>{''.join(episodes)}</Child></Children></Message>"
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
@pytest.mark.parametrize("today", [date(1981, 1, 1), date(2026, 11, 21), date(2036, 11, 21)])
def test_every_published_sample_reads_and_no_child_is_lost(path, today):
    form, units = loaded_file(path, today=today)
    there = path.read_bytes().count(b"<Child>")
    assert form.key == "cin-xml"
    assert len(units) == there
    assert len(accepted(units)) + len(failing(units)) + sum(bool(u.skip) for u in units) == there
    claims(form, units)


def test_a_good_child_fails_nothing():
    _, units = loaded(census(EPISODE.format(""), who="<UPN>U330201512345</UPN>"))
    assert rules(units[0]) == set()
    assert units[0].key == "C1|2025"


@pytest.mark.parametrize(
    ("data", "rule", "is_error"),
    [
        (census(EPISODE.format(""), who="<LAchildID/>"), "8500", True),
        (census(EPISODE.format(""), who="<LAchildID>not_an_id</LAchildID>"), "1570", False),
        (census(EPISODE.format(""), who="<PersonBirthDate/>"), "8525", True),
        (census(EPISODE.format(""), who="<PersonBirthDate>2031-01-01</PersonBirthDate>"), "future-birth", True),
        (census(EPISODE.format(""), who="<Sex>X</Sex>"), "8750", False),
        (census(EPISODE.format(""), who="<GenderCurrent>7</GenderCurrent>"), "4180", False),
        (census(EPISODE.format(""), who="<UPN>A330201512345</UPN>"), "1510", False),
        (census(EPISODE.format(""), who="<UPN>Q999201512345</UPN>"), "1530", False),
        (census(EPISODE.format(""), who="<UPN>U33020151234</UPN>"), "1540", False),
        (census(EPISODE.format(""), who="<UPNunknown>UN7</UPNunknown>"), "8772", False),
        (census(EPISODE.format(""), what=""), "8540", False),
        (census(EPISODE.format(""), what="<Disability>NONE</Disability><Disability>LD</Disability>"), "8790", False),
        (census(EPISODE.format(""), what="<Disability>LD</Disability><Disability>LD</Disability>"), "8794", False),
        (census(), "8590", False),
        (census(EPISODE.format("<CINclosureDate>2024-09-01</CINclosureDate>")), "8805", False),
        (census(EPISODE.format("<ReasonForClosure>RC6</ReasonForClosure>")), "8810", False),
        (census(EPISODE.format(""), EPISODE.format("").replace("2024-05", "2024-08")), "8815", False),
        (
            census(
                EPISODE.format("<CINclosureDate>2024-09-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"),
                EPISODE.format("").replace("2024-05", "2024-08"),
            ),
            "8820",
            False,
        ),
        (census(EPISODE.format("").replace("2024-05-01", "2031-05-01")), "future-date", False),
    ],
)
def test_each_rule_fails_the_child_that_breaks_it(data, rule, is_error):
    _, units = loaded(data)
    assert rule in rules(units[0])
    assert bool(failing(units)) is is_error


def test_a_failure_names_the_element_it_stands_in():
    _, units = loaded(census(EPISODE.format("<CINclosureDate>soon</CINclosureDate>"), EPISODE.format("")))
    assert "CINdetails/CINclosureDate" in {f.column for f in units[0].failures}


def test_factors_plans_and_disability_become_spells_with_their_dates():
    inside = (
        "<CINclosureDate>2025-02-01</CINclosureDate><ReasonForClosure>RC6</ReasonForClosure>"
        "<Assessments><AssessmentActualStartDate>2024-05-10</AssessmentActualStartDate><FactorsIdentifiedAtAssessment>"
        "<AssessmentFactors>7A</AssessmentFactors><AssessmentFactors>24A</AssessmentFactors>"
        "</FactorsIdentifiedAtAssessment></Assessments>"
        "<CINPlanDates><CINPlanStartDate>2024-06-01</CINPlanStartDate></CINPlanDates>"
        "<ChildProtectionPlans><CPPstartDate>2024-07-01</CPPstartDate><CPPendDate>2024-12-01</CPPendDate>"
        "<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse></ChildProtectionPlans>"
    )
    form, units = loaded(census(EPISODE.format(inside)))
    told = claims(form, units)["C1"]
    closed = date(2025, 2, 1)
    assert {(s.kind, s.state, s.started, s.ended) for s in told.spells} == {
        ("child_in_need", "open_case", date(2024, 5, 1), closed),
        ("childrens_support", "child_in_need_plan", date(2024, 6, 1), closed),
        ("child_protection", "neglect", date(2024, 7, 1), date(2024, 12, 1)),
        ("young_carer", "found_at_assessment", date(2024, 5, 10), closed),
        ("risk", "criminal_exploitation", date(2024, 5, 10), closed),
        ("disability", "AUT", date(2024, 5, 1), None),
    }
    assert [(e.kind, e.on) for e in told.events] == [("first_known", date(2024, 5, 1))]


def test_a_referral_that_led_to_nothing_is_no_child_in_need():
    form, units = loaded(census(EPISODE.format("").replace("false", "true"), what="<Disability>NONE</Disability>"))
    assert claims(form, units)["C1"].spells == ()


def test_an_open_episode_sent_again_closed_next_year_is_one_spell_and_closed():
    form, first = loaded(census(EPISODE.format("")))
    closure = "<CINclosureDate>2025-06-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"
    _, second = loaded(census(EPISODE.format(closure), year="2026"))
    spells = [s for s in claims(form, [*first, *second])["C1"].spells if s.kind == "child_in_need"]
    assert [(s.started, s.ended) for s in spells] == [(date(2024, 5, 1), date(2025, 6, 1))]


def test_an_unborn_child_and_a_young_child_are_skipped_without_failures():
    expected = "<PersonBirthDate/><ExpectedPersonBirthDate>2027-01-01</ExpectedPersonBirthDate>"
    _, unborn = loaded(census(EPISODE.format(""), who=expected))
    _, young = loaded(census(EPISODE.format(""), who="<PersonBirthDate>2022-05-02</PersonBirthDate>"))
    assert unborn[0].skip.startswith("Not born yet")
    assert young[0].skip.startswith("Aged 4:")
    assert not unborn[0].failures
