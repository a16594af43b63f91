"""What a data officer gives: files, where they come from, and whether to look first."""

from django import forms

from onward.intake.pages.once import OnceForm
from onward.people.choices import SYSTEMS
from onward.ui import questions

FILES_READ = "CSV, XML, JSON, Excel or a zip file of these, up to 2 GB each. What kind of file each is, is recognised from its content."
SENT_SYSTEMS = [(key, words) for key, words in SYSTEMS.items() if key != "onward"]


class Files(OnceForm):
    files = questions.files("Which files?", hint=FILES_READ, missing="Choose at least one file")
    organisation = questions.select("Which agency sent them?", [], missing="Choose the agency that sent the files")
    system = questions.select(
        "Which system do they come from?",
        [("", "As each file says"), *SENT_SYSTEMS],
        hint="Some kinds of file come from several systems and do not say which: the client index is one. Then choose.",
    )
    first = questions.radios(
        "What shall be done with them?",
        [("look", "Look first: read and check, change nothing yet"), ("load", "Load at once")],
        missing="Choose what shall be done with the files",
    )

    def __init__(self, *args, organisations, **more):
        super().__init__(*args, **more)
        self.fields["organisation"].choices = organisations
        self.fields["files"].allow_empty_file = True  # an empty file is declined with a sentence of its own
        self.fields["files"].max_length = None


class Corrected(OnceForm):
    files = questions.files(
        "Corrected rows",
        hint="The list of failed rows, corrected. Rows that are right now take the place of those that failed.",
        missing="Choose the file with the corrected rows",
    )

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["files"].allow_empty_file = True


class NarrowChecks(forms.Form):
    severity = questions.select(
        "How grave", [("", "All"), ("error", "Not accepted"), ("warning", "Accepted, to look at")]
    )
    rule = questions.select("Which check", [])
    who = questions.select("Who can fix it", [])

    def __init__(self, data, *, rules):
        super().__init__(data)
        self.fields["rule"].choices = [
            ("", "All"),
            *((one.rule, f"{_short(one.words)} ({one.times:,})") for one in rules),
        ]
        owners = sorted({one.who_can_fix for one in rules})
        self.fields["who"].choices = [("", "All"), *((who, who) for who in owners)]


def _short(words: str) -> str:
    first = words.split(". ")[0].rstrip(".")
    return first if len(first) <= 90 else first[:89].rstrip() + "…"
