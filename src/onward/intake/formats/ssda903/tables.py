"""The tables of the SSDA903 return: their columns, how each is told by its header, and the key of a row."""

from dataclasses import dataclass

from onward.intake.formats.reading.values import said


@dataclass(frozen=True, slots=True)
class Table:
    """`tells` are the columns by which the file is told from its sisters; `key` those that name one row within a child."""

    name: str
    words: str
    columns: tuple[str, ...]
    tells: frozenset[str]
    key: tuple[str, ...] = ()
    yearly: bool = False  # says how things stand in the year of the return, without naming the year


def _table(name: str, words: str, columns: str, tells: str, key: str = "", *, yearly: bool = False) -> Table:
    return Table(name, words, tuple(columns.split()), frozenset(tells.split()), tuple(key.split()), yearly)


TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        _table("header", "The child", "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB", "CHILD SEX ETHNIC UPN"),
        _table(
            "episodes",
            "A time in one placement under one legal status",
            "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
            "CHILD DECOM RNE LS PLACE",
            "DECOM",
        ),
        _table("reviews", "A looked-after review", "CHILD DOB REVIEW REVIEW_CODE", "CHILD REVIEW", "REVIEW"),
        _table("uasc", "Unaccompanied asylum seeking child", "CHILD SEX DOB DUC", "CHILD DUC"),
        _table(
            "oc2",
            "Health and offending of a child looked after for a year",
            "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT "
            "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
            "CHILD CONVICTED HEALTH_ASSESSMENT",
            yearly=True,
        ),
        _table("oc3", "A care leaver near a birthday", "CHILD DOB IN_TOUCH ACTIV ACCOM", "CHILD IN_TOUCH", yearly=True),
        _table(
            "ad1",
            "An adoption",
            "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
            "CHILD DATE_INT DATE_MATCH",
            "DATE_INT",
        ),
        _table(
            "placed_for_adoption",
            "A decision that a child should be placed for adoption",
            "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
            "CHILD DATE_PLACED",
            "DATE_PLACED",
        ),
        _table(
            "previous_permanence",
            "An earlier adoption or order",
            "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
            "CHILD PREV_PERM",
        ),
        _table(
            "missing",
            "Missing, or away without leave",
            "CHILD DOB MISSING MIS_START MIS_END",
            "CHILD MIS_START",
            "MIS_START",
        ),
        _table(
            "sw_episodes",
            "A social worker's time with the child",
            "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
            "CHILD SW_ID SW_DECOM",
            "SW_ID SW_DECOM",
        ),
        _table(
            "dolo", "Deprivation of liberty order", "CHILD DOB DOLO_START DOLO_END", "CHILD DOLO_START", "DOLO_START"
        ),
    )
}

SOURCE = "DfE SSDA903 guide; data-to-insight/csc-validator-be-903 for the numbered rules"


def table_of(header: tuple[str, ...]) -> Table | None:
    """Which table a header row names; None when it is none of them."""
    names = {h.upper() for h in header}
    fitting = [t for t in TABLES.values() if t.tells <= names]
    return max(fitting, key=lambda t: len(names & set(t.columns)), default=None)


def key_of(table: Table, row: dict[str, str], subject: str) -> str:
    """The row's natural key. Rows of yearly tables are given their year by the checks, which know the day."""
    return "|".join((subject, *(said(row.get(c, "")) for c in table.key)))
