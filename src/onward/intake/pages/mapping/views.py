"""Match the columns of a table that no format recognises; its like is recognised by itself from then on."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from onward.intake.formats.mapped import Mapping, suggested
from onward.intake.pages.loads import queries as loads
from onward.intake.pages.mapping import actions, forms, queries
from onward.sharing.choices import AreaDuty
from onward.sharing.needs import needs_duty


@needs_duty(AreaDuty.INTAKE)
def columns(request, number, file):
    """Each column with what it may be, beside the first rows as they came."""
    found = loads.file(load=number, number=file)
    table = queries.table(file=found) if found else None
    if table is None:
        raise Http404
    guess = _guess(table, found.system)
    form = forms.Columns(
        request.POST if request.method == "POST" else None,
        guess=guess,
        examples=table.examples,
        initial={"name": guess.name, "system": guess.system, "kind": guess.kind, "state": guess.state},
    )
    if form.is_valid():
        load = actions.save_and_read(mapping=form.cleaned_data["mapping"], file=found, by=request.post)
        messages.success(request, "Saved. Lists with these columns are recognised from now on.")
        return redirect("load", load.pk)
    return render(
        request, "intake/mapping/columns.html", {"form": form, "table": table, "file": found, "load": found.load}
    )


def _guess(table: queries.Table, system: str) -> Mapping:
    saved = queries.saved(header=table.header)
    return Mapping.from_data(saved.mapping) if saved else suggested(table.header, name="", system=system)
