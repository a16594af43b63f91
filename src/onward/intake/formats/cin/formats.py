"""The children in need census as Onward reads it."""

from onward.intake.formats.cin.checking import check
from onward.intake.formats.cin.deriving import derive
from onward.intake.formats.cin.reading import TABLE, read, recognise
from onward.intake.formats.declare import Format

CIN_XML = Format(
    key="cin-xml",
    title="Children in need census, XML file",
    unit="child element",
    system="childrens-social-care",
    family="cin",
    source="DfE children in need census specification, 2020-21 to 2024-25; data-to-insight/csc-validator-be-cin",
    recognise=recognise,
    read=read,
    check=check,
    derive=derive,
    fields=tuple(
        (TABLE, column, words)
        for column, words in (
            ("ChildIdentifiers/LAchildID", "The council's identifier for the child"),
            ("ChildIdentifiers/UPN", "Unique pupil number"),
            ("ChildIdentifiers/FormerUPN", "An earlier unique pupil number"),
            ("ChildIdentifiers/UPNunknown", "Why there is no UPN"),
            ("ChildIdentifiers/PersonBirthDate", "Date of birth"),
            ("ChildIdentifiers/Sex", "Sex; GenderCurrent to 2023-24"),
            ("ChildIdentifiers/PersonDeathDate", "Date of death"),
            ("ChildCharacteristics/Ethnicity", "Ethnicity"),
            ("ChildCharacteristics/Disabilities/Disability", "Disability, one or more"),
            ("CINdetails/CINreferralDate", "Date of referral: begins the episode"),
            ("CINdetails/PrimaryNeedCode", "Primary need"),
            ("CINdetails/CINclosureDate", "Date the case closed"),
            ("CINdetails/ReasonForClosure", "Why it closed; RC6 is the handover to adult social care"),
            ("CINdetails/ReferralNFA", "Whether the referral led to nothing further"),
            ("CINdetails/Assessments/FactorsIdentifiedAtAssessment/AssessmentFactors", "What the assessment found"),
            ("CINdetails/CINPlanDates/CINPlanStartDate", "Child in need plan, first day"),
            ("CINdetails/CINPlanDates/CINPlanEndDate", "Child in need plan, last day"),
            ("CINdetails/ChildProtectionPlans/CPPstartDate", "Child protection plan, first day"),
            ("CINdetails/ChildProtectionPlans/CPPendDate", "Child protection plan, last day"),
            ("CINdetails/ChildProtectionPlans/LatestCategoryOfAbuse", "Category of abuse"),
        )
    ),
)
