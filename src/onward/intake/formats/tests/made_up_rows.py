"""Made-up lines for the tests of table formats, and the way from a line to what was made of it."""

import csv
import io
from datetime import date

from onward.intake.formats.declare import Context
from onward.intake.formats.reading.sampling import sample

TODAY = Context(date(2026, 11, 21), la_code="330")
WHO = {
    "Forename": "Ada",
    "Surname": "Quillfeather",
    "Date of Birth": "04/05/2010",
    "Gender": "F",
    "Postcode": "B15 2TT",
    "UPN": "U330201512345",
}


def table(*rows):
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return io.BytesIO(out.getvalue().encode())


def recognised(form, *rows):
    return form.recognise(sample("list.csv", table(*rows)))


def units_of(form, *rows, context=TODAY):
    return list(form.check(form.read(table(*rows)), context))


def claims_of(form, *rows, context=TODAY):
    units = units_of(form, *rows, context=context)
    return form.derive(units[0].subject, [u for u in units if u.subject == units[0].subject])


def rules(unit):
    return {f.rule for f in unit.failures}


def found(claims, kind):
    """(state, from, until) of the spells of a kind."""
    return [(s.state, s.started, s.ended) for s in claims.spells if s.kind == kind]
