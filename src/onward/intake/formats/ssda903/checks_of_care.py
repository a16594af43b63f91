"""What rows that tell of a time in care must satisfy on their own. Rule numbers are those of the DfE's validation list."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from onward.intake.formats.declare import Context
from onward.intake.formats.reading.checking import Check, Row, coded, dated, in_order, needed, not_future
from onward.intake.formats.reading.values import day
from onward.intake.formats.ssda903.row_checks import BORN, ERROR, WHO_IS_IT, age, both_or_neither, code, get
from onward.values.identifiers import is_pseudo_postcode, postcode

_NO_PROVIDER = frozenset(("T0", "T1", "T2", "T3", "Z1", "Z11", "Z12", "Z13", "Z14"))
_SHORT_BREAK = frozenset(("V3", "V4"))
_ADOPTION = ("A3", "A4", "A5", "A6")
_FOSTER = tuple(f"U{n}" for n in range(1, 7))
_FIRST_EPISODES = date(1991, 10, 14)  # the Children Act 1989 came into force


def _lasted_over(status: str, days: int):
    def fails(row: Row, context: Context) -> bool:
        start = day(row.get("DECOM", ""))
        if row.get("LS") != status or start is None:
            return False
        return (day(row.get("DEC", "")) or context.today) - start > timedelta(days=days)

    return fails


def _provider_not_with(provider: str, *places: str):
    unfit = frozenset(places)
    return lambda row, _: row.get("PLACE_PROVIDER") == provider and row.get("PLACE") in unfit


@lru_cache(maxsize=65536)
def _is_postcode(text: str) -> bool:
    return is_pseudo_postcode(text) or bool(postcode(text))


def _not_a_postcode(column: str) -> Callable[[Row, Context], bool]:
    return lambda row, _: bool(value := get(row, column)) and not _is_postcode(value)


CARE_CHECKS: dict[str, tuple[Check, ...]] = {
    "episodes": (
        *WHO_IS_IT,
        *dated("141", "DECOM", must=True),
        not_future("episode-not-begun", "DECOM", "The episode begins in the future. Check the date it began.", ERROR),
        Check(
            "353",
            "DECOM",
            "The episode begins before 14 October 1991, when the law it rests on began. Check the date.",
            lambda row, _: (day(row.get("DECOM", "")) or _FIRST_EPISODES) < _FIRST_EPISODES,
        ),
        *dated("147", "DEC"),
        not_future("354", "DEC", "The episode ends in the future. Check the date it ended."),
        in_order("356", "DECOM", "DEC", "The episode ends before it begins. Check both dates.", ERROR),
        Check(
            "355",
            "DEC",
            "The episode lasted less than a day. Check the dates.",
            lambda row, _: bool(get(row, "DEC")) and get(row, "DEC") == get(row, "DECOM"),
        ),
        coded(
            "143",
            "RNE",
            "The reason for the new episode is not a code of the return.",
            code("reason_new_episode"),
            may_be_blank=False,
        ),
        coded("144", "LS", "The legal status is not a code of the return.", code("legal_status"), may_be_blank=False),
        coded(
            "145",
            "CIN",
            "The category of need is not a code of the return.",
            code("category_of_need"),
            may_be_blank=False,
        ),
        coded("146", "PLACE", "The placement type is not a code of the return.", code("placement"), may_be_blank=False),
        coded(
            "178", "PLACE_PROVIDER", "The placement provider is not a code of the return.", code("placement_provider")
        ),
        coded(
            "149", "REC", "The reason the episode ceased is not a code of the return.", code("reason_episode_ceased")
        ),
        coded(
            "1009",
            "REASON_PLACE_CHANGE",
            "The reason for the change is not a code of the return.",
            code("reason_place_change"),
        ),
        Check(
            "148",
            "REC",
            "An end date needs a reason, and a reason an end date. Give both or neither.",
            both_or_neither("DEC", "REC"),
        ),
        Check(
            "526",
            "PLACE_PROVIDER",
            "The placement provider is missing.",
            lambda row, _: (
                not get(row, "PLACE_PROVIDER")
                and get(row, "PLACE") not in _NO_PROVIDER
                and get(row, "LS") not in _SHORT_BREAK
            ),
        ),
        Check(
            "213",
            "PLACE_PROVIDER",
            "This kind of placement has no provider. Leave the provider blank.",
            lambda row, _: bool(get(row, "PLACE_PROVIDER")) and row.get("PLACE") in _NO_PROVIDER,
        ),
        Check(
            "550",
            "PLACE_PROVIDER",
            "Only a placement with parents (P1) has a parent as provider. Check the placement and the provider.",
            lambda row, _: row.get("PLACE_PROVIDER") == "PR0" and row.get("PLACE") != "P1",
        ),
        *(
            Check(rule, "PLACE_PROVIDER", "This provider cannot give this kind of placement. Check both.", fails)
            for rule, fails in (
                ("527", _provider_not_with("PR1", "P1", "R2", "R5")),
                ("528", _provider_not_with("PR2", "P1", "R2", "R5")),
                ("529", _provider_not_with("PR3", "P1", *_ADOPTION, "K1", "K2", *_FOSTER)),
                ("530", _provider_not_with("PR4", "P1")),
                ("531", _provider_not_with("PR5", "P1")),
            )
        ),
        *(
            Check(
                rule,
                "DEC",
                "This legal status cannot last so long. Check the dates and the status.",
                _lasted_over(status, days),
            )
            for rule, status, days in (
                ("361", "L1", 3),
                ("362", "L2", 21),
                ("363", "L3", 7),
                ("364", "J2", 4),
                ("365", "V3", 17),
            )
        ),
        Check(
            "378",
            "PLACE",
            "A child placed with parents cannot be accommodated under section 20 (V2). Check the placement and status.",
            lambda row, _: row.get("PLACE") == "P1" and row.get("LS") == "V2",
        ),
        Check(
            "380",
            "PLACE",
            "A period of care cannot begin with a temporary placement.",
            lambda row, _: row.get("RNE") == "S" and row.get("PLACE", "")[:1] == "T",
        ),
        Check(
            "381",
            "PLACE",
            "A period of care cannot end with a temporary placement.",
            lambda row, _: row.get("PLACE", "")[:1] == "T" and get(row, "REC") not in ("", "X1"),
        ),
        Check(
            "382",
            "PLACE",
            "A short break cannot be a temporary placement.",
            lambda row, _: row.get("LS") in _SHORT_BREAK and row.get("PLACE", "")[:1] == "T",
        ),
        *(
            Check("392c", column, "This is not a postcode. Check it.", _not_a_postcode(column))
            for column in ("HOME_POST", "PL_POST")
        ),
    ),
    "reviews": (
        *WHO_IS_IT,
        *BORN,
        *dated("166", "REVIEW", must=True),
        not_future(
            "review-not-held", "REVIEW", "The review is dated in the future. Give reviews that were held.", ERROR
        ),
        coded(
            "167",
            "REVIEW_CODE",
            "How the child took part is not a code of the return.",
            code("review_code"),
            may_be_blank=False,
        ),
        Check(
            "440",
            "REVIEW_CODE",
            "PN0 says the child was under 4, and the dates say otherwise.",
            lambda row, _: row.get("REVIEW_CODE") == "PN0" and age(row, "REVIEW", 4) >= 4,
        ),
        Check(
            "441",
            "REVIEW_CODE",
            "The child was under 4 at the review, for which the code is PN0.",
            lambda row, _: row.get("REVIEW_CODE", "PN0") != "PN0" and age(row, "REVIEW", 4) < 4,
        ),
    ),
    "missing": (
        *WHO_IS_IT,
        *BORN,
        *dated("1004", "MIS_START", must=True),
        not_future("missing-not-begun", "MIS_START", "The missing period begins in the future. Check the date.", ERROR),
        *dated("1005", "MIS_END"),
        not_future("missing-not-ended", "MIS_END", "The missing period ends in the future. Check the date."),
        in_order("567", "MIS_START", "MIS_END", "The missing period ends before it begins. Check both dates.", ERROR),
        coded(
            "1006",
            "MISSING",
            "M (missing) or A (away without leave) must be given.",
            code("missing"),
            may_be_blank=False,
        ),
        in_order("586", "DOB", "MIS_START", "The missing period is before the child was born. Check the dates.", ERROR),
    ),
    "sw_episodes": (
        *WHO_IS_IT,
        *BORN,
        needed("SW03STG1", "SW_ID", "The worker's identifier is missing."),
        Check(
            "SW02STG1",
            "SW_ID",
            "A social worker's identifier begins with SW (or XX when the worker is not registered).",
            lambda row, _: bool(worker := get(row, "SW_ID").upper()) and worker[:2] not in ("SW", "XX"),
        ),
        *dated("SW04STG1", "SW_DECOM", must=True),
        not_future("SW06STG2", "SW_DECOM", "The worker's time begins in the future. Check the date.", ERROR),
        *dated("SW05STG1", "SW_DEC"),
        in_order("SW10STG2", "SW_DECOM", "SW_DEC", "The worker's time ends before it begins. Check both dates.", ERROR),
        coded(
            "SW13STG1",
            "SW_REASON",
            "The reason for the change of worker is not a code of the return.",
            code("sw_reason"),
        ),
    ),
}
