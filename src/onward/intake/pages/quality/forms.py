from django import forms

from onward.ui import questions


class Narrow(forms.Form):
    agency = questions.select("Agency", [])

    def __init__(self, data, *, organisations):
        super().__init__(data)
        self.fields["agency"].choices = [("", "All"), *organisations]
