"""What the transitions lead types about the area's own dates and cohorts."""

from django import forms
from django.utils import timezone

from onward.ui import questions


class OwnLength(forms.Form):
    amount = questions.amount("How long?", whole=True, least=0, most=3650, missing="Enter how long", width=4)
    starts = questions.day(
        "From which day?", of_what="day from which it holds", hint="Today or later. What is not yet done moves from that day.",
        earliest=timezone.localdate, too_early="The day from which it holds must be today or later",
    )  # fmt: skip
    reason = questions.long_text(
        "Why?", hint="For example: agreed by the partnership board on 3 November.", missing="Say why it changes",
        longest=300, rows=3,
    )  # fmt: skip

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["amount"].look["suffix"] = unit


class Turn(forms.Form):
    when = questions.radios(
        "When does its turn come?",
        [("from", "From a day"), ("not yet", "Not yet")],
        missing="Choose when its turn comes",
    )
    starts = questions.day("From which day?", of_what="day on which its turn comes", optional=True)
    priority = questions.text(
        "Which priority of the strategy does it serve?", hint="For example: priority 2, early help.", longest=200
    )

    def clean(self):
        given = super().clean()
        if given.get("when") == "from" and not given.get("starts") and "starts" not in self.errors:
            self.add_error("starts", "Enter the day on which its turn comes")
        if given.get("when") == "not yet":
            given["starts"] = None
        return given
