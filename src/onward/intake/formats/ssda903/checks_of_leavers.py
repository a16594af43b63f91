"""What rows on care leavers, and on health after a year in care, must satisfy. Rule numbers are the DfE's."""

from onward.intake.formats.reading.checking import Check, coded, dated
from onward.intake.formats.ssda903.row_checks import BORN, NOT_YET_BORN, WHO_IS_IT, age_in_year, code, get

_YES_OR_NO = (
    "CONVICTED",
    "HEALTH_CHECK",
    "IMMUNISATIONS",
    "TEETH_CHECK",
    "HEALTH_ASSESSMENT",
    "SUBSTANCE_MISUSE",
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)

LEAVER_CHECKS: dict[str, tuple[Check, ...]] = {
    "oc2": (
        *WHO_IS_IT,
        *BORN,
        Check(
            "180",
            "SDQ_SCORE",
            "The strengths and difficulties score is a whole number from 0 to 40.",
            lambda row, _: bool(score := get(row, "SDQ_SCORE")) and not (score.isdigit() and int(score) <= 40),
        ),
        coded("196", "SDQ_REASON", "The reason for having no score is not a code of the return.", code("sdq_reason")),
        Check(
            "197a",
            "SDQ_REASON",
            "There is both a score and a reason for having none. Give one.",
            lambda row, _: bool(get(row, "SDQ_SCORE")) and bool(get(row, "SDQ_REASON")),
        ),
        *(
            Check("181", column, "This must be 0 or 1.", lambda row, _, c=column: get(row, c) not in ("", "0", "1"))
            for column in _YES_OR_NO
        ),
        Check(
            "192",
            "INTERVENTION_RECEIVED",
            "A substance problem is recorded without saying whether help was received.",
            lambda row, _: row.get("SUBSTANCE_MISUSE") == "1" and not get(row, "INTERVENTION_RECEIVED"),
        ),
    ),
    "oc3": (
        *WHO_IS_IT,
        *dated("102", "DOB", must=True),
        NOT_YET_BORN,
        Check(
            "153",
            "IN_TOUCH",
            "Being in touch, activity and home must all be given or all be blank.",
            lambda row, _: 0 < sum(bool(get(row, c)) for c in ("IN_TOUCH", "ACTIV", "ACCOM")) < 3,
        ),
        coded("131", "IN_TOUCH", "Whether in touch is not a code of the return.", code("oc3_in_touch")),
        coded("132", "ACTIV", "The activity is not a code of the return. It was not used.", code("oc3_activity")),
        coded("133", "ACCOM", "The home is not a code of the return. It was not used.", code("oc3_accommodation")),
        Check(
            "345",
            "IN_TOUCH",
            "The council is in touch, so the activity and the home should be known.",
            lambda row, _: row.get("IN_TOUCH") == "YES" and "0" in (get(row, "ACTIV"), get(row, "ACCOM")),
        ),
        Check(
            "344",
            "ACTIV",
            "For someone who has died or returned home the activity and the home must be 0.",
            lambda row, _: (
                row.get("IN_TOUCH") in ("DIED", "RHOM") and not {get(row, "ACTIV"), get(row, "ACCOM")} <= {"", "0"}
            ),
        ),
        Check(
            "347",
            "ACCOM",
            "Nobody under 18 may live in a foyer. Check the home.",
            lambda row, context: row.get("ACCOM") in ("T1", "T2") and age_in_year(row, context) < 18,
        ),
        Check(
            "3001",
            "ACCOM",
            "At 17 nobody can be staying put with a former foster carer. Check the home.",
            lambda row, context: row.get("ACCOM") in ("Z1", "Z2") and age_in_year(row, context) == 17,
        ),
        Check(
            "391",
            "DOB",
            "The care leaver did not turn 17 to 21 in the year of this return. Check the birthday and the year.",
            lambda row, context: not 17 <= age_in_year(row, context) <= 21,
        ),
    ),
}
