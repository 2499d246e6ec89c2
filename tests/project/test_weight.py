"""What readers download stays small."""

import statistics
from pathlib import Path

import pytest
from byline.render.folders import ENGINE_TEMPLATES

from tests.programs.weight import Weights, percentile_95, table, weigh
from tests.support.page_kinds import prepared
from tests.support.places import SAMPLE
from tests.support.sites_on_disk import TINY

MOST_STYLE = 10_000
MOST_SCRIPTS = 10_000
MOST_SEARCH_SCRIPTS = 34_000  # fetched when search is opened, and only what is used then
MOST_OF_A_PAPER = 14_000


@pytest.mark.parametrize("config", [TINY / "config.yaml", SAMPLE], ids=["golden", "sample"])
def test_pages_keep_to_their_budgets(config: Path) -> None:
    weights = weigh(prepared(config))
    assert weights.papers
    assert 0 < weights.style <= MOST_STYLE
    assert 0 < weights.scripts <= MOST_SCRIPTS
    assert 0 < weights.search <= MOST_SEARCH_SCRIPTS
    assert statistics.median(weights.with_style) <= MOST_OF_A_PAPER
    assert percentile_95(weights.with_style) <= MOST_OF_A_PAPER


def test_figures_are_told_with_the_heaviest_paper() -> None:
    papers = {f"p{number}": 1000 * number for number in range(1, 41)}
    told = table(Weights(style=500, scripts=700, search=900, papers=papers))
    assert told.splitlines() == [
        "| 40 papers | KB |",
        "|---|---:|",
        "| style sheet | 0.50 |",
        "| scripts | 0.70 |",
        "| scripts of search | 0.90 |",
        "| paper and style sheet, median | 21.00 |",
        "| paper and style sheet, 95th percentile | 38.50 |",
        "| paper and style sheet, largest (p40) | 40.50 |",
    ]


def test_the_style_sheets_can_be_read_in_one_sitting() -> None:
    parts = list((ENGINE_TEMPLATES / "assets" / "css").rglob("*.css"))
    assert sum(len(part.read_text("utf-8").splitlines()) for part in parts) <= 1200
    assert all(len(part.read_text("utf-8").splitlines()) <= 80 for part in parts)


def test_a_line_of_a_style_sheet_fits_a_screen() -> None:
    for part in (ENGINE_TEMPLATES / "assets" / "css").rglob("*.css"):
        long = [line for line in part.read_text("utf-8").splitlines() if len(line) > 120]
        assert not long, part.name
