"""The page of duties tells everything that a reader must know of each, straight from the declarations."""

import pytest

from onward.pathway.law import DUTIES
from onward.pathway.reference import markdown

PAGE = markdown()


@pytest.mark.parametrize("duty", DUTIES.values(), ids=lambda duty: duty.key)
def test_each_duty_is_told_with_its_dates_and_a_link_to_its_source(duty):
    section = PAGE.partition(f"`{duty.key}` · ")[2].partition("\n### ")[0]
    assert f"[{duty.citation}]({duty.url})" in section
    assert duty.opens_words in section
    assert duty.due_words in section
    assert f"a {'date of ' if duty.due_basis != 'local' else ''}{duty.due_basis}" in section


@pytest.mark.parametrize(
    "local",
    {local.name: local for duty in DUTIES.values() for local in duty.local_settings}.values(),
    ids=lambda local: local.name,
)
def test_each_local_setting_is_told_with_what_it_is_unless_changed(local):
    assert f"| `{local.name}` | {local.default} | {local.words} |" in PAGE
