"""What workers type about a milestone or who is in charge."""

from django import forms
from django.utils import timezone

from onward.pathway.choices import EXPERIENCES
from onward.ui import questions

SKIPPED = "skipped"


class Done(forms.Form):
    on = questions.day(
        "When was it done?", of_what="day on which it was done", latest=timezone.localdate,
        too_late="The day on which it was done cannot be in the future",
    )  # fmt: skip
    words = questions.long_text(
        "What is the evidence?", hint="For example: decision letter sent to the family; minutes in the plan folder.",
        missing="Say in a few words what the evidence is", longest=2000,
    )  # fmt: skip
    experience = questions.radios(
        "How was it for them?",
        [*((str(rating), words) for rating, words in EXPERIENCES.items()), (SKIPPED, "Not asked, or no answer")],
        hint="Ask the young person. It is their answer, not yours.",
        divide_before=SKIPPED,
    )

    def __init__(self, *args, may_ask: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_ask:
            del self.fields["experience"]

    def clean_experience(self) -> int | None:
        said = self.cleaned_data["experience"]
        return int(said) if said and said != SKIPPED else None


class ReasonForLateness(forms.Form):
    on = questions.day("From when does this hold?", of_what="day from which this holds", latest=timezone.localdate)
    reason = questions.radios(
        "Why could the date not be met?",
        [
            ("School or college closed for 4 weeks or more", "School or college closed for 4 weeks or more"),
            ("Family away for 4 weeks or more", "Family away for 4 weeks or more"),
            ("A missed appointment", "A missed appointment"),
            ("Exceptional circumstances", "Exceptional circumstances"),
        ],
        missing="Choose why the date could not be met",
    )
    words = questions.long_text("What happened?", missing="Say in a few words what happened", longest=2000)


class Answer(forms.Form):
    answer = questions.radios(
        "What is the answer?", [("yes", "Yes"), ("no", "No")], missing="Choose yes or no", inline=True
    )
    on = questions.day("Since when, or on which day?", of_what="day", latest=timezone.localdate)
    words = questions.long_text("Who said so, and how?", missing="Say in a few words who said so", longest=2000)


class AsAt(forms.Form):
    on = questions.day("Show dates as at", of_what="day", optional=True)


class NamedWorker(forms.Form):
    post = questions.select("Who will be the named worker?", [], missing="Choose who will be the named worker")
    starts = questions.day("From which day?", of_what="first day")
    reason = questions.long_text(
        "Why this person?",
        hint="If the young person chose, say so in their words.",
        missing="Say why",
        longest=300,
        rows=3,
    )

    def __init__(self, *args, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = [("", "Choose a worker"), *((str(post.pk), _described(post)) for post in posts)]


def _described(post) -> str:
    return f"{post.user.name}, {post.title or post.get_role_display()}, {post.team or post.organisation}"
