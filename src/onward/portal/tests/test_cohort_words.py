"""A cohort's definition reads as words."""

from onward.pathway.cohorts import COHORTS, PATTERN_WORDS
from onward.people.choices import SPELL_KINDS
from onward.portal.desk.settings.queries import flag_words


def test_what_puts_someone_in_a_cohort_is_said_in_words():
    assert "Health condition (complex or life-limiting)" in flag_words(COHORTS["complex-health"], SPELL_KINDS)


def test_every_pattern_has_its_words():
    for cohort in COHORTS.values():
        assert all(pattern is None or PATTERN_WORDS[pattern] for pattern in cohort.flags.values())
