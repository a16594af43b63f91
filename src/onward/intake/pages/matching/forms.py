"""What someone answers when asked whose a record is."""

from django import forms

from onward.intake.pages.matching.actions import NEW, NOT_SURE
from onward.ui import questions


class Answer(forms.Form):
    chosen = questions.radios("Whose record is it?", [], missing="Choose whose record it is", divide_before=NEW)
    reason = questions.long_text(
        "Why?",
        hint="In a sentence, so that whoever looks at this later can follow it. Not needed if you are not sure.",
        longest=300,
        rows=2,
    )

    def __init__(self, *args, candidates, **more):
        super().__init__(*args, **more)
        self.fields["chosen"].choices = [
            *((str(one.question.pk), f"It is person {one.letter}") for one in candidates),
            (NEW, "It is someone else: a new person" if len(candidates) < 2 else "It is none of them: a new person"),
            (NOT_SURE, "I am not sure"),
        ]

    def clean(self):
        given = super().clean()
        if given.get("chosen") not in (None, NOT_SURE) and not given.get("reason", "").strip():
            self.add_error("reason", "Say why, so that whoever looks at this later can follow it")
        return given


class Apart(forms.Form):
    """Which link is wrong."""

    other = questions.radios("Which record is about someone else than this one?", [], missing="Choose a record")
    apart_reason = questions.long_text(
        "Why?", missing="Say why, so that whoever looks at this later can follow it", longest=300, rows=2
    )

    def __init__(self, *args, others, **more):
        super().__init__(*args, **more)
        self.fields["other"].choices = others


class Together(forms.Form):
    """Whom else this person is on the list as."""

    row = questions.amount(
        "Number of a row about the other person",
        hint="As it stands beside a fact on their record, such as row 1234.",
        missing="Enter the number of a row",
        whole=True,
        least=1,
        most=2**62,
    )
    together_reason = questions.long_text(
        "Why?", missing="Say why, so that whoever looks at this later can follow it", longest=300, rows=2
    )
