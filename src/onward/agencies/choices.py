"""The words for who works where and as what. Role codes are those of the permission matrix."""

from onward.values.worded import Worded


class Role(Worded):
    """A role code and its label. One person may hold several posts, and acts in one at a time."""

    YP = "YP", "Young person"
    PC = "PC", "Parent, carer or family"
    CM = "CM", "Circle member"
    PM = "PM", "Peer mentor or parent champion"
    ADV = "ADV", "Advocate"
    KW = "KW", "Named worker"
    SEN = "SEN", "SEND officer"
    CSW = "CSW", "Children's social worker or leaving care adviser"
    ASW = "ASW", "Adult social worker"
    HP = "HP", "Health professional"
    ED = "ED", "School or college lead"
    MGR = "MGR", "Manager"
    SAF = "SAF", "Safeguarding lead"
    EMP = "EMP", "Employment specialist"
    ER = "ER", "Employer"
    PRV = "PRV", "Provider"
    COM = "COM", "Commissioner"
    FIN = "FIN", "Finance officer"
    BRD = "BRD", "Board member"
    IG = "IG", "Information governance and data officer"
    ADM = "ADM", "Technical administrator"


PRACTICE = frozenset({Role.KW, Role.SEN, Role.CSW, Role.ASW, Role.HP, Role.ED})


class OrganisationKind(Worded):
    COUNCIL = "council", "Council department"
    NHS = "nhs", "NHS body"
    SCHOOL = "school", "School"
    COLLEGE = "college", "College"
    PROVIDER = "provider", "Provider"
    VOLUNTARY = "voluntary", "Voluntary or community organisation"
    OTHER = "other", "Other"
