"""The few dates that lives in the city turn on: birthdays, school years and reporting years."""

from datetime import date


def birthday(born: date, age: int) -> date:
    """The day somebody turns `age`; someone born on 29 February has it on 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def school_year_start(on: date) -> date:
    """1 September of the school year in which `on` falls."""
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1)


def academic_age(born: date, on: date) -> int:
    """Age on 31 August before the school year in which `on` falls; year group is this less four."""
    return age_on(born, date(school_year_start(on).year, 8, 31))


def september_aged(born: date, age: int) -> date:
    """1 September of the school year that starts with this academic age (11 is year 7, 16 is year 12)."""
    return date(born.year + age + (1 if (born.month, born.day) >= (9, 1) else 0), 9, 1)


def reporting_year_start(on: date) -> date:
    """1 April of the social care reporting year in which `on` falls."""
    return date(on.year if on.month >= 4 else on.year - 1, 4, 1)
