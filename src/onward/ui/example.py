"""What the example page shows: a form that asks one of each, and made-up rows."""

from django import forms

from onward.ui import questions

PRESENT = [("yp", "The young person"), ("pc", "A parent or carer"), ("none", "None of these")]
SCHOOLS = [("", "Choose"), ("a", "Ashgrove School"), ("b", "Brindle College")]
OUTCOMES = [("keep", "Keep the plan as it is"), ("amend", "Change the plan"), ("cease", "End the plan")]


class Everything(forms.Form):
    name = questions.text("What do people call you?", hint="As you like it written.", missing="Enter a name", width=20)
    held_on = questions.day("When was the meeting held?", of_what="date of the meeting")
    left_on = questions.day(
        "When did you leave school?", of_what="date you left school", may_be_unsure=True, hint="About when is fine."
    )
    outcome = questions.radios(
        "What was decided?", OUTCOMES, missing="Choose what was decided", hints={"cease": "You say why next."}
    )
    present = questions.checkboxes(
        "Who was there?",
        [("yp", "The young person"), ("pc", "A parent or carer"), ("none", "None of these")],
        missing="Choose who was there",
        exclusive="none",
    )
    school = questions.select(
        "Which school or college?",
        [("", "Choose"), ("a", "Ashgrove School"), ("b", "Brindle College")],
        missing="Choose a school or college",
    )
    cost = questions.amount("What does it cost a week?", prefix="£", missing="Enter what it costs")
    words = questions.long_text(
        "What did they say?", hint="In their own words.", longest=500, missing="Enter what they said"
    )
    papers = questions.files("Papers from the meeting", hint="Word or PDF.", accept=".pdf,.docx")
    agreed = questions.yes_no("Did the young person agree?")
    checked = questions.tick("I have checked this with them", missing="Say that you have checked this with them")


class Narrow(forms.Form):
    year = questions.select("School year", [("", "All"), ("9", "Year 9"), ("11", "Year 11")])
    late = questions.tick("Only what is late")


def example_page(request) -> dict:
    return {
        "form": Everything(request.POST if request.method == "POST" else None, request.FILES or None),
        "narrow": Narrow(request.GET or None),
    }
