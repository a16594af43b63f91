"""The words of sharing: kinds of case role, lock, area-wide duty and ground."""

from onward.values.worded import Worded


class CaseRoleKind(Worded):
    NAMED_WORKER = "named worker", "Named worker"
    ALLOCATED = "allocated worker", "Allocated worker"
    CONTRIBUTOR = "contributor", "Contributor"
    CONSULTANT = "consultant", "Consultant only"
    PANEL = "panel", "Panel"
    COVER = "cover", "Cover"


class LockKind(Worded):
    PROTECTED_ADDRESS = "protected address", "Protected address"
    RESTRICTED = "restricted record", "Restricted record"
    SEALED = "sealed record", "Sealed record"
    CONFLICT = "conflict", "Staff or family conflict"


class AreaDuty(Worded):
    ALLOCATION = "allocation", "Transitions lead: sees that everyone has a named worker"
    INTAKE = "intake", "Data officer: sees to files and matching"


class GroundKind(Worded):
    CASE_ROLE = "case role", "Working with this person"
    TEAM = "team", "Someone in your team works with this person"
    ALLOCATION = "allocation", "Transitions lead for the area"
