import re
from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import get_template
from django.utils.datastructures import MultiValueDict

from onward.ui import questions
from onward.ui.days import About
from onward.ui.example import Everything


class Review(forms.Form):
    held_on = questions.day(
        "When was it held?",
        of_what="date of the review",
        latest=lambda: date(2026, 11, 21),
        too_late="The review cannot have been held in the future",
    )


class Left(forms.Form):
    left_on = questions.day("When did you leave?", of_what="date you left", may_be_unsure=True)


def typed(name, day, month, year, **more):
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year, **more}


def held(*parts):
    return Review(typed("held_on", *parts))


def summary_of(form):
    page = get_template("ui/components/error_summary.html").template.module.error_summary([form])
    return re.findall(r'href="#([^"]+)"', page)


def test_every_link_in_the_error_summary_lands_on_a_box():
    form = Everything({})
    drawn = str(form)
    links = summary_of(form)
    assert len(links) == len(form.errors) == 10
    assert [link for link in links if f'id="{link}"' not in drawn] == []


def test_what_was_typed_is_kept_when_something_else_is_wrong():
    drawn = str(Everything({"name": "Sam <b>", "outcome": "amend", **typed("held_on", "31", "2", "2026")}))
    assert 'value="Sam &lt;b&gt;"' in drawn
    assert re.search(r'value="amend"\s+checked', drawn)
    assert 'value="31"' in drawn


@pytest.mark.parametrize("month", ["3", "03", "Mar", "march"])
def test_a_month_may_be_a_number_or_a_name(month):
    form = held("27", month, "2026")
    assert form.is_valid()
    assert form.cleaned_data["held_on"] == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("parts", "words", "box"),
    [
        (("", "", ""), "Enter the date of the review", "day"),
        (("", "3", "2026"), "The date of the review must include a day", "day"),
        (("27", "", "2026"), "The date of the review must include a month", "month"),
        (("27", "3", ""), "The date of the review must include a year", "year"),
        (("31", "2", "2026"), "The date of the review must be a real date, such as 27 3 2026", "day"),
        (("27", "ma", "2026"), "The date of the review must be a real date, such as 27 3 2026", "day"),
        (("22", "11", "2026"), "The review cannot have been held in the future", "day"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_leads_to_that_box(parts, words, box):
    form = held(*parts)
    assert form.errors["held_on"] == [words]
    assert form["held_on"].first_id == f"id_held_on-{box}"


def test_the_last_day_allowed_is_allowed():
    assert held("21", "11", "2026").is_valid()


def test_someone_not_sure_of_the_day_may_give_the_month():
    form = Left(typed("left_on", "", "7", "2025", **{"left_on-unsure": "yes"}))
    assert form.is_valid()
    assert form.cleaned_data["left_on"] == About(date(2025, 7, 1), sure=False)
    assert not Left(typed("left_on", "", "7", "2025")).is_valid()


def test_a_date_known_already_stands_in_the_boxes():
    drawn = str(Review(initial={"held_on": date(2026, 3, 27)}))
    assert re.findall(r'value="(\d+)"', drawn) == ["27", "3", "2026"]


def test_several_files_come_as_a_list():
    class Papers(forms.Form):
        papers = questions.files("Papers", missing="Choose a file")

    two = [SimpleUploadedFile("a.csv", b"a"), SimpleUploadedFile("b.csv", b"b")]
    form = Papers({}, MultiValueDict({"papers": two}))
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["papers"]] == ["a.csv", "b.csv"]
    assert Papers({}, MultiValueDict()).errors["papers"] == ["Choose a file"]
