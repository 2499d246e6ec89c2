"""The output of the last build stands for the site of before only where it is just that."""

import os
from pathlib import Path

import pytest
from byline.cache.program import digest
from byline.cache.store import LAST, keep
from byline.publish import MARKER, Places
from byline.publish.manifest import manifest
from byline.publish.survey import File
from byline.setup.old_site import last_build_fits

PAGE = "papers/x/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with an output of another engine, as far as is looked at."""
    for name in ("config.yaml", "content/papers/x.yaml", f"output/{PAGE}", f"output/{MARKER}"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    places = Places(tmp_path / "output")
    places.open_side()
    places.manifest.write_bytes(manifest({PAGE: File(0, 0, 1, "x")}))
    os.utime(places.manifest, ns=(2**61, 2**61))
    return tmp_path


def test_a_whole_output_of_another_engine_fits(site: Path) -> None:
    assert last_build_fits(site, site / "output")


def test_an_output_of_this_engine_is_none_of_before(site: Path) -> None:
    keep(Places(site / "output").side, LAST, digest(), b"kept")
    assert not last_build_fits(site, site / "output")


@pytest.mark.parametrize("changed", [".output.byline/manifest.json", f"output/{PAGE}"])
def test_an_output_that_is_not_whole_does_not_fit(changed: str, site: Path) -> None:
    (site / changed).unlink()
    assert not last_build_fits(site, site / "output")


@pytest.mark.parametrize("changed", ["config.yaml", "content/papers/x.yaml", "content/papers"])
def test_an_output_older_than_what_it_is_made_from_does_not_fit(changed: str, site: Path) -> None:
    os.utime(site / changed, ns=(2**61 + 1, 2**61 + 1))
    assert not last_build_fits(site, site / "output")
