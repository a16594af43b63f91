"""One made-up person of a SEN2 return, to be changed by each test, as XML or as the lines of the CSV export."""

import csv
import io
import zipfile

PERSON = {
    "Surname": "Quillfeather",
    "Forename": "Ada",
    "PersonBirthDate": "2009-05-04",
    "Sex": "F",
    "Ethnicity": "WBRI",
    "PostCode": "B15 2TT",
    "UPN": "U330201512345",
}
REQUEST = {
    "ReceivedDate": "2023-01-10",
    "RequestSource": "1",
    "RYA": "0",
    "RequestOutcomeDate": "2023-02-14",
    "RequestOutcome": "Y",
}
ASSESSMENT = {"AssessmentOutcome": "Y", "AssessmentOutcomeDate": "2023-05-20", "Week20": "0"}
PLAN = {"StartDate": "2023-05-20", "PB": "1", "OA": "1", "DP": "E"}
DETAIL = {"URN": "123456", "PlacementRank": "1"}
ACTIVE = {"LastReview": "2025-12-01", "ReviewMeeting": "2025-11-10", "ReviewOutcome": "A", "ReviewDraft": "2025-12-05"}
PLACEMENT = {"URN": "123456", "PlacementRank": "1", "EntryDate": "2021-09-01"}
NEED = {"SENtype": "ASD", "SENtypeRank": "1"}


def tags(fields, inner=""):
    return "".join(f"<{tag}>{text}</{tag}>" for tag, text in fields.items()) + inner


def element(person=(), request=(), assessment=(), plan=(), active=(), placement=(), need=(), root_case=str):
    """A person element; each argument changes or adds tags of one part, None leaves the part out."""

    def part(tag, base, change, inner=""):
        return "" if change is None else f"<{tag}>{tags(base | dict(change), inner)}</{tag}>"

    named = part("NamedPlan", PLAN, plan, f"<PlanDetail>{tags(DETAIL)}</PlanDetail>")
    now = part(
        "ActivePlans", ACTIVE, active, part("PlacementDetail", PLACEMENT, placement) + part("SENneed", NEED, need)
    )
    steps = part("Assessment", ASSESSMENT, assessment, named) + now
    return root_case(part("Person", PERSON, person, part("Requests", REQUEST, request, steps)))


def census(*people, root="Message", reference="2026-01-15"):
    header = f"<CollectionDetails><Collection>SEN2</Collection><ReferenceDate>{reference}</ReferenceDate></CollectionDetails>"
    inside = f"<Header>{header}</Header><SEN2><Persons>{''.join(people)}</Persons></SEN2>"
    return f"<?xml version='1.0' encoding='UTF-8'?><{root}>{inside}</{root}>".encode()


def _written(base, **ids):
    row = {key: str(value) for key, value in ids.items()} | {"NativeId": "N1", "sourceid": "77"}
    return row | {tag.lower(): _blade_date(text) for tag, text in base.items()}


def _blade_date(text):
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    if len(text) == 10 and text[4] == "-":
        return f"{text[:4]}-{months[int(text[5:7]) - 1]}-{text[8:]} 00:00:00"
    return text


def blade_rows():
    """Module name to its lines, for the same person."""
    return {
        "sen2": [{"sen2tableid": "1", "sourceid": "77", "collection": "SEN2", "referencedate": "2026-Jan-15 00:00:00"}],
        "person": [_written(PERSON, persontableid=10, sen2tableid=1)],
        "requests": [_written(REQUEST, requeststableid=20, persontableid=10)],
        "assessment": [_written(ASSESSMENT, assessmenttableid=30, requeststableid=20)],
        "namedplan": [_written(PLAN, namedplantableid=40, assessmenttableid=30)],
        "plandetail": [_written(DETAIL, plandetailtableid=50, namedplantableid=40)],
        "activeplans": [_written(ACTIVE, activeplanstableid=60, requeststableid=20)],
        "placementdetail": [_written(PLACEMENT, placementdetailtableid=70, activeplanstableid=60)],
        "senneed": [_written(NEED, senneedtableid=80, activeplanstableid=60)],
    }


def csv_of(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def blade_zip(modules):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for module, rows in reversed(modules.items()):
            archive.writestr(f"export/Blade-Export_31-03-2026_{module}.csv", csv_of(rows))
    return packed.getvalue()
