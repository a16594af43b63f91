import pytest

from onward.ui import assets

CSS = (
    "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".a{font-family:GDS Transport,arial,sans-serif}"
    ".b:before{display:block;background-image:url(/assets/images/govuk-crest.svg);color:red}"
    ".c{-webkit-mask-image:url(/assets/images/govuk-crest.svg);mask-image:url(/assets/images/govuk-crest.svg)}"
    "/*# sourceMappingURL=govuk-frontend.min.css.map */"
)


def test_neither_the_typeface_nor_the_crest_of_govuk_is_served():
    made = assets.styles(CSS)
    assert "GDS Transport" not in made
    assert "crest" not in made
    assert "color:red" in made
    assert "var(--area-type" in made


def test_a_new_address_in_govuks_styles_stops_the_build():
    with pytest.raises(SystemExit, match="/assets/"):
        assets.styles(".d{background:url(/assets/images/new.svg)}")


def test_packages_that_are_not_there_say_how_to_fetch_them(tmp_path):
    with pytest.raises(SystemExit, match="npm ci"):
        assets.build(tmp_path, tmp_path / "out")


def test_what_stood_before_stays_when_a_build_fails(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept.css").write_text("a")
    with pytest.raises(SystemExit):
        assets.build(tmp_path / "nothing", tmp_path / "out")
    assert (tmp_path / "out" / "kept.css").exists()
