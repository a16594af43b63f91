"""Reference pages say what the code says."""

import pytest

from onward.config import docs


@pytest.mark.parametrize("name", docs.PAGES)
def test_a_reference_page_is_what_the_code_says_now(name):
    docs._set_up()
    page = docs.OUT / name
    assert page.exists(), "./run docs"
    assert page.read_text(encoding="utf-8") == docs.PAGES[name](), f"{name} is behind the code: ./run docs"


def test_every_setting_has_a_meaning():
    assert "not described yet" not in docs.settings()
