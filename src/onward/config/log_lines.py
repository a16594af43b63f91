"""How a line of the log is written: without what the database tells of a row, which may be someone's name or number."""

import logging
import re

# PostgreSQL quotes the row at fault under DETAIL, and what it was reading under CONTEXT.
OF_A_ROW = re.compile(
    r"^(DETAIL|CONTEXT): .*?(?=^\s*$|^HINT: |^Traceback |^The above |^During |\Z)", re.MULTILINE | re.DOTALL
)
LEFT_OUT = "(what the database said of the row is left out: it may be someone's details)\n"


class WithoutRows(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return OF_A_ROW.sub(LEFT_OUT, super().format(record)).rstrip("\n")
