"""Each test has a folder of its own for the files it sends."""

import pytest


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    settings.FILES.mkdir()
    return settings.FILES
