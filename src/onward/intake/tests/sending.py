"""Small files of real formats, about plainly made-up people, and a way to load them as the command does."""

import io
from pathlib import Path

from onward.intake.loads import receiving, working
from onward.intake.loads.pace import USUAL
from onward.intake.models import Load
from onward.sharing.asking import as_job

NHS_HEADER = "NHS Number,Family Name,Given Names,Date of Birth,Gender,Postcode,Address,Services,Restricted"
NCCIS_HEADER = "Unique ID,UPN,Forename,Surname,Date of Birth,Gender,Address,Postcode,Cohort Status,Current Activity,Activity Start Date"


def nhs_number(serial: int) -> str:
    """A number of the range kept for made-up patients, with its check digit; serials that have none are passed over."""
    while True:
        digits = f"999{serial:06}"
        check = 11 - sum(int(d) * (10 - at) for at, d in enumerate(digits)) % 11
        if check != 10:
            return digits + str(check % 11)
        serial += 500_000


def nhs_line(
    serial: int, *, family="Brackwater", given="Ottoline", born="2009-05-06", restricted="", services=""
) -> str:
    return f"{nhs_number(serial)},{family},{given},{born},F,B15 2TT,4 Made Up Row,{services},{restricted}"


def nhs_list(*lines: str) -> bytes:
    return "\r\n".join([NHS_HEADER, *lines, ""]).encode()


def nccis_line(
    local_id: str, *, family="Brackwater", given="Ottoline", born="06/05/2009", activity="210", started="01/09/2025"
):
    return f"{local_id},,{given},{family},{born},F,4 Made Up Row,B15 2TT,P,{activity},{started}"


def nccis_list(*lines: str) -> bytes:
    return "\r\n".join([NCCIS_HEADER, *lines, ""]).encode()


def received(files: dict[str, bytes], **more) -> Load:
    with as_job("test"):
        return receiving.receive(
            (
                receiving.Sent(name, io.BytesIO(content), receiving.system_named_in(Path(name)))
                for name, content in files.items()
            ),
            **more,
        )


def loaded(files: dict[str, bytes], *, pace=USUAL, **more) -> Load:
    return working.work(received(files, **more).pk, pace=pace)
