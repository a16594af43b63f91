"""Linkage: which source persons are one person. Pure: tables in, tables out; no Django, no database, no clock.

records.py says what is compared, comparisons.py how, model.json how much each agreement says, judging.py what a pair may
lead to, clusters.py what may be joined. A machine that is not sure asks; a person's decision always stands.
"""

from onward.intake.linkage.linking import DUPLICATING, Decided, LinkResult, link
from onward.intake.linkage.model import MODEL
from onward.intake.linkage.records import SCHEMA, combined, frame, record

__all__ = ["DUPLICATING", "MODEL", "SCHEMA", "Decided", "LinkResult", "combined", "frame", "link", "record"]
