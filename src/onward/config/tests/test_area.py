"""An area sets itself up from one file, as often as it likes."""

from copy import deepcopy

import pytest
import yaml
from django.apps import apps
from django.core.management import CommandError, call_command

from onward.config.area import NotAnArea, set_up
from onward.config.settings import ROOT

SAMPLE = ROOT / "deploy" / "area.sample.yaml"


@pytest.fixture
def wanted():
    return yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))


def all_of(name):
    return apps.get_model(name).objects.all()


def test_the_sample_sets_up_an_area(as_job, wanted):
    made = set_up(wanted)
    assert (made.organisations, made.posts, made.agreements) == (2, 2, 1)
    ada = all_of("agencies.Post").get(user__username="ada.lanternjaw")
    assert (ada.role, ada.team.name, ada.organisation.key) == ("SEN", "Post-16 team", "send-service")
    assert ada.worker_numbers.get().number == "W1001"
    assert not ada.user.has_usable_password()
    assert all_of("sharing.AreaGround").get().duty == "intake"
    assert all_of("sharing.Signature").count() == 2


def test_setting_up_again_changes_what_changed_and_makes_nothing_twice(as_job, wanted):
    set_up(wanted)
    changed = deepcopy(wanted)
    changed["staff"][0]["posts"][0]["to"] = changed["staff"][0]["posts"][0]["from"]
    changed["agreements"][0]["signed"].pop()
    set_up(changed)
    assert all_of("agencies.Post").count() == 2
    ada = all_of("agencies.Post").get(user__username="ada.lanternjaw")
    assert ada.ends == ada.starts
    assert [s.organisation.key for s in all_of("sharing.Signature")] == ["send-service"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda w: w["organisations"][0].pop("name"), "organisations 1 lacks name"),
        (lambda w: w["staff"][0]["posts"][0].update(role="BOSS"), "It may be: YP, PC"),
        (lambda w: w["staff"][0]["posts"][0].update(organisation="nobody"), "no organisation in this file"),
        (lambda w: w["staff"][0]["posts"][0].update({"from": "soon"}), "as a date"),
        (lambda w: w["staff"][0]["posts"][0].update(numbers={"fax": "1"}), "no system is called fax"),
        (lambda w: w["agreements"][0].update(groups=["M99"]), "no record groups M99"),
        (lambda w: w.update(people=[]), "three lists"),
    ],
)
def test_a_mistake_is_named_by_its_place(as_job, wanted, change, says):
    change(wanted)
    with pytest.raises(NotAnArea, match=says):
        set_up(wanted)


@pytest.mark.django_db
def test_the_command_changes_nothing_when_the_file_is_wrong(tmp_path, wanted):
    wanted["agreements"][0]["signed"][0].pop("signed_on")
    file = tmp_path / "area.yaml"
    file.write_text(yaml.safe_dump(wanted), encoding="utf-8")
    with pytest.raises(CommandError, match="agreements 1, signed 1: write signed_on as a date"):
        call_command("set-up-area", str(file))
    assert not all_of("agencies.Organisation").exists()


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("set-up-area", str(tmp_path / "none.yaml"))
