"""The status in leaving-care law follows from the episodes of care."""

from datetime import date

import polars as pl
import pytest

from onward.pathway.law import AreaSettings, Facts
from onward.pathway.law.ask import Ask
from onward.pathway.law.gather import people_frame

BORN = date(2009, 3, 1)  # 16 on 1 March 2025, 18 on 1 March 2027


@pytest.mark.parametrize(
    ("on", "started", "ended", "status"),
    [
        (date(2025, 3, 1), date(2020, 1, 1), None, "eligible"),
        (date(2025, 2, 28), date(2020, 1, 1), None, None),
        (date(2026, 6, 1), date(2020, 1, 1), date(2026, 5, 31), "relevant"),
        (date(2027, 3, 1), date(2020, 1, 1), date(2026, 5, 31), "former-relevant"),
        (date(2027, 3, 1), date(2020, 1, 1), date(2027, 2, 28), "former-relevant"),
        (date(2034, 3, 1), date(2020, 1, 1), date(2027, 2, 28), None),
        (date(2026, 6, 1), date(2026, 1, 1), date(2026, 2, 4), "qualifying"),
        (date(2026, 6, 1), date(2020, 1, 1), date(2025, 2, 27), None),
    ],
)
def test_status_follows_care_and_birthdays(on, started, ended, status):
    facts = Facts(
        people=pl.DataFrame([{"person": 1, "born": BORN}]),
        spells=pl.DataFrame(
            [{"person": 1, "kind": "looked_after", "state": "section_20", "started": started, "ended": ended}],
            schema_overrides={"ended": pl.Date},
        ),
        loaded=frozenset({"childrens-social-care"}),
    )
    frame = people_frame(facts, Ask(on, AreaSettings(), facts.loaded), {"care_leaver_status"})
    assert frame["care_leaver_status"].item() == status
