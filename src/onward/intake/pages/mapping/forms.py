"""What each column of a table is, said once."""

from django import forms

from onward.intake.formats.mapped import TARGETS, Mapping, problems
from onward.intake.pages.loads.forms import SENT_SYSTEMS
from onward.people.choices import EVENT_KINDS, SPELL_KINDS
from onward.ui import questions

NOT_USED = ("", "Not used")
_KINDS = sorted(((kind.key, kind.words) for kind in (*SPELL_KINDS.values(), *EVENT_KINDS.values())), key=lambda k: k[1])


class Columns(forms.Form):
    name = questions.text("What do you call this list?", hint="For example: supported internships list.", longest=100)
    system = questions.select("Which system does it come from?", [("", "Choose"), *SENT_SYSTEMS])
    kind = questions.select(
        "What does each row tell of?",
        [("", "Only who people are"), *_KINDS],
        hint="One list tells of one thing. Leave it if the list says only who people are.",
    )
    state = questions.text(
        "What is it, if no column says so?",
        hint="One word or two for all rows, such as the name of the service.",
        longest=60,
    )

    def __init__(self, *args, guess: Mapping, examples: dict[str, str], **more):
        super().__init__(*args, **more)
        self.headings = [heading for heading, _ in guess.columns]
        for at, (heading, target) in enumerate(guess.columns):
            example = examples.get(heading, "")
            hint = f"For example: {example[:60]}" if example else "Empty in the first rows"
            self.fields[f"column-{at}"] = questions.select(f"“{heading}”", [NOT_USED, *TARGETS.items()], hint=hint)
            self.fields[f"column-{at}"].initial = target

    def clean(self):
        given = super().clean()
        columns = tuple((heading, given.get(f"column-{at}", "")) for at, heading in enumerate(self.headings))
        mapping = Mapping(
            given.get("name", ""), given.get("system", ""), columns, given.get("kind", ""), given.get("state", "")
        )
        for sentence in problems(mapping):
            self.add_error(None, sentence)
        return given | {"mapping": mapping}
