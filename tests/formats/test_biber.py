"""Biber, the reader behind biblatex, has nothing to say against our entries."""

from pathlib import Path

import pytest
from byline.building.check import check
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch

from tests.programs import biber
from tests.support.cited import library_with, papers_of_all_types
from tests.support.sites_on_disk import TINY
from tests.support.tools import need

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", autouse=True)
def _biber_is_here() -> None:
    need("biber", "biber")


def test_biber_warns_of_what_its_data_model_does_not_know() -> None:
    entries = ["@article{a,\n  title = {T},\n  year = {2024},\n  isbn = {9783161484100},\n}\n"]
    said = "\n".join(biber.said_of(entries))
    assert "Missing mandatory field 'author'" in said
    assert "Invalid field 'isbn'" in said


def test_every_paper_of_the_golden_site() -> None:
    library, *_ = check(Options(TINY / "config.yaml", Path("output")), Stopwatch())
    assert library
    assert biber.said_of(biber.entries_of(library)) == ()


def test_papers_of_all_types() -> None:
    assert biber.said_of(biber.entries_of(library_with(*papers_of_all_types()))) == ()
