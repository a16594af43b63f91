"""Every kind of file that is read now: those built in, and tables whose columns a data officer matched on screen."""

from collections.abc import Sequence

from onward.intake.formats import registry
from onward.intake.formats.declare import Format, NotReadable, Sample
from onward.intake.formats.mapped import Mapping, mapped_format
from onward.intake.models import SavedMapping


def formats() -> tuple[Format, ...]:
    saved = SavedMapping.objects.order_by("pk").values_list("mapping", flat=True)
    return (*registry.FORMATS, *(mapped_format(Mapping.from_data(one)) for one in saved))


def recognise(sample: Sample, formats: Sequence[Format]) -> Format:
    """The one of `formats` that a file is in. NotReadable says what it looks like instead; built-in kinds go first."""
    try:
        return registry.recognise(sample)
    except NotReadable:
        found = next((form for form in formats if form.recognise(sample)), None)
        if found is None:
            raise
        return found
