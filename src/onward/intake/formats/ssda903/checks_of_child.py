"""What rows that describe the child must satisfy on their own. Rule numbers are those of the DfE's validation list."""

from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import Check, Row, coded, dated, in_order
from onward.intake.formats.reading.codes import codes
from onward.intake.formats.reading.values import age_on, birthday, day
from onward.intake.formats.ssda903.row_checks import BORN, ERROR, NOT_YET_BORN, WHO_IS_IT, both_or_neither, code, get
from onward.values.identifiers import is_upn, is_upn_placeholder, normalised


def _upn_is_wrong(row: Row, _: Context) -> bool:
    value = get(row, "UPN")
    return bool(value) and not is_upn(value) and not (is_upn_placeholder(value) and normalised(value) <= "UN5")


def _unknown_upn_at_school_age(row: Row, context: Context) -> bool:
    born = day(row.get("DOB", ""))
    return born is not None and get(row, "UPN").upper() == "UN1" and 5 <= age_on(born, context.today) <= 15


CHILD_CHECKS: dict[str, tuple[Check, ...]] = {
    "header": (
        *WHO_IS_IT,
        coded(
            "101",
            "SEX",
            "The sex is not a code of the return (M, F, U; 1, 2 to 2023-24).",
            code("sex"),
            may_be_blank=False,
        ),
        *dated("102", "DOB", must=True),
        NOT_YET_BORN,
        coded(
            "103",
            "ETHNIC",
            "The ethnicity is missing or is not a code of the return. It was not used.",
            frozenset(codes("dfe_ethnicity")) | {"CNHE"},
            may_be_blank=False,
        ),
        Check(
            "168",
            "UPN",
            "The unique pupil number does not hold together, so it was not used to match this person. "
            "Check it with the school; if it is not known give UN1 to UN5.",
            _upn_is_wrong,
        ),
        Check(
            "442",
            "UPN",
            "The unique pupil number is blank. Give it, or UN1 to UN5 to say why there is none.",
            lambda row, _: not get(row, "UPN"),
        ),
        Check(
            "209",
            "UPN",
            "UN1 (not of school age) is given for a child of school age. Find the UPN.",
            _unknown_upn_at_school_age,
        ),
        *dated("171", "MC_DOB"),
        Check(
            "174",
            "MC_DOB",
            "A mother's child is recorded for a boy. Check the sex and the child's birthday.",
            lambda row, _: bool(get(row, "MC_DOB")) and get(row, "SEX").upper() in ("1", "M"),
        ),
    ),
    "uasc": (
        *WHO_IS_IT,
        *BORN,
        *dated("104", "DUC"),
        Check(
            "304",
            "DUC",
            "Being an unaccompanied child ends by the eighteenth birthday. Check the date.",
            lambda row, _: (
                (born := day(row.get("DOB", ""))) is not None
                and (end := day(row.get("DUC", ""))) is not None
                and end > birthday(born, 18)
            ),
        ),
    ),
    "previous_permanence": (
        *WHO_IS_IT,
        *BORN,
        coded(
            "631",
            "PREV_PERM",
            "The earlier order is not a code of the return.",
            code("previous_permanence"),
            may_be_blank=False,
        ),
        Check(
            "635",
            "DATE_PERM",
            "Z1 says that there was no earlier order, yet a date or an authority is given for one.",
            lambda row, _: row.get("PREV_PERM") == "Z1" and bool(get(row, "DATE_PERM") or get(row, "LA_PERM")),
        ),
    ),
    "ad1": (*WHO_IS_IT, *BORN, *dated("112", "DATE_INT"), *dated("113", "DATE_MATCH")),
    "placed_for_adoption": (
        *WHO_IS_IT,
        *BORN,
        *dated("115", "DATE_PLACED", must=True),
        *dated("116", "DATE_PLACED_CEASED"),
        in_order("522", "DATE_PLACED", "DATE_PLACED_CEASED", "The decision ends before it was made. Check both dates."),
        Check(
            "119",
            "REASON_PLACED_CEASED",
            "An end to the decision needs its date and its reason.",
            both_or_neither("DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        ),
        coded("120", "REASON_PLACED_CEASED", "The reason is not a code of the return.", code("reason_placed_ceased")),
    ),
    "dolo": (
        *WHO_IS_IT,
        *BORN,
        *dated("dolo-start", "DOLO_START", must=True),
        *dated("dolo-end", "DOLO_END"),
        in_order("dolo-order", "DOLO_START", "DOLO_END", "The order ends before it begins. Check both dates.", ERROR),
    ),
}
