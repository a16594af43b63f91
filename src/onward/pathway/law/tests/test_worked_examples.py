"""The pathway's 25 worked examples are all among the cases, each beside the duty that it is about."""

import re

from onward.pathway.law.cases import duty_case_files, load_cases

# Example -> the duty it is about.
EXAMPLES = {
    1: "ehcp-y9-pfa-review",
    2: "transition-cohort-flag",
    3: "ehcp-y9-pfa-review",
    4: "ehcp-y9-pfa-review",
    5: "camhs-transition-plan",
    6: "young-person-rights-start",
    7: "ehcp-transfer-post16",
    8: "ehcp-annual-review",
    9: "ehcp-review-decision",
    10: "ehcp-amended-final",
    11: "ehc-assess-decision",
    12: "ehcp-transfer-between-post16",
    13: "ehcp-move-la",
    14: "send-appeal-window",
    15: "careact-child-needs-assessment",
    16: "careact-child-needs-assessment",
    17: "no-gap-continuity",
    18: "lac-needs-assessment",
    19: "lac-needs-assessment",
    20: "lac-needs-assessment",
    21: "pathway-plan-review",
    22: "staying-put",
    23: "pip-claim",
    24: "named-worker-six-months-before",
    25: "ehcp-end-at-25",
}
NAMED = re.compile(r"worked example (\d+) - ")


def test_every_worked_example_is_a_case_of_its_duty():
    found = {
        (int(named[1]), key)
        for key, file in duty_case_files().items()
        if file.exists()
        for case in load_cases(file)
        if (named := NAMED.match(str(case["case"])))
    }
    assert sorted(set(EXAMPLES.items()) - found) == []
