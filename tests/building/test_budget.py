"""The budget: when a site is said to be large, what is told of it, and that nothing is published
beyond it."""

from pathlib import Path
from typing import Any

import pytest
from byline.building import budget
from byline.building.budget import MANY_PAPERS, Share, shares, suggestion, weigh
from byline.building.line import build
from byline.building.options import GITHUB_PAGES, Options
from byline.cli import main
from byline.machine.stopwatch import Watch
from byline.problems import Severity, as_text
from byline.records.config import Config
from click.testing import CliRunner

from tests.support.sites_on_disk import tree, write_site

PAPER = {"papers/one.yaml": {"title": "One", "authors": "Ada", "year": 2020}}
SIZES = {
    "papers/one/index.html": 500,
    "papers/index.html": 100,
    "papers/one/photo.jpg": 300,
    "papers/one/one.bib": 5,
    "search/names/index.json": 200,
    "search/index.html": 20,
    "index.html": 30,
    "feed.xml": 10,
    "assets/site.css": 7,
}
TOTAL = sum(SIZES.values())


def config(**given: Any) -> Config:
    return Config.model_validate({"schema": "1", "title": "Test", **given})


@pytest.mark.parametrize(
    ("limit", "severities"),
    [
        (1001, []),
        (1000, [Severity.WARNING]),
        (800, [Severity.WARNING]),
        (799, [Severity.ERROR]),
    ],
)
def test_four_fifths_of_the_limit_are_a_warning_and_more_than_all_an_error(
    limit: int, severities: list[Severity]
) -> None:
    sizes = {"papers/one/index.html": 500, "papers/two/index.html": 300}
    found = weigh(sizes, config(), "config.yaml", limit)
    assert [it.severity for it in found] == severities


def test_the_limit_is_that_of_github_pages() -> None:
    assert Options(Path("config.yaml"), Path("output")).most_bytes == GITHUB_PAGES == 10**9


def test_it_names_what_takes_the_room_and_what_to_do() -> None:
    (problem,) = weigh(SIZES, config(), "site.yaml", TOTAL - 1)
    said = as_text(problem)
    assert said.startswith("site.yaml: error: the site takes 1 KB in 9 files, and GitHub Pages")
    assert (
        "most of it is pages of papers 600 bytes, pictures and documents 300 bytes, "
        "search 220 bytes, and other pages 30 bytes" in said
    )
    for way in ("size: lean", "pictures and documents smaller", "search: false", "allow_large"):
        assert way in said
    lean = weigh(SIZES, config(size="lean"), "site.yaml", TOTAL)[0]
    assert "size: lean" not in lean.hint


def test_shares_are_told_by_kind_the_largest_first() -> None:
    found = shares(SIZES)
    assert found[0] == Share("pages of papers", 600)
    assert sum(it.size for it in found) == TOTAL
    assert [it.size for it in found] == sorted((it.size for it in found), reverse=True)


def test_who_publishes_elsewhere_may_have_more() -> None:
    assert weigh(SIZES, config(allow_large=True), "config.yaml", 1) == []


def test_lean_is_suggested_from_twenty_thousand_papers() -> None:
    assert MANY_PAPERS == 20_000
    assert suggestion(MANY_PAPERS - 1, config()) == ""
    assert "size: lean" in suggestion(MANY_PAPERS, config())
    assert suggestion(MANY_PAPERS, config(size="lean")) == ""


def test_the_suggestion_ends_the_build_and_its_repetition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MANY_PAPERS", 1)
    site = write_site(tmp_path / "site", PAPER)
    asked = ["build", "--config", str(site / "config.yaml"), "--output", str(tmp_path / "output")]
    for _time in range(2):
        lines = CliRunner().invoke(main, asked).stdout.splitlines()
        assert "1 papers: with size: lean in config.yaml it takes less than half the room" in lines


def built(site: Path, output: Path, **asked: Any) -> Any:
    return build(Options(site / "config.yaml", output, **asked), Watch())


def test_a_site_that_is_too_large_is_not_published_and_leaves_the_old_one(tmp_path: Path) -> None:
    site, output = write_site(tmp_path / "site", PAPER), tmp_path / "output"
    assert built(site, output).is_published
    before = tree(output)
    (site / "content/papers/one.yaml").write_text("title: Two\nauthors: Ada\nyear: 2020\n")
    report = built(site, output, most_bytes=10_000)
    assert not report.is_published
    assert [it.severity for it in report.problems] == [Severity.ERROR]
    assert tree(output) == before
    assert not (tmp_path / ".output.byline/stage").exists()
    write_site(site, {}, allow_large=True)
    assert built(site, output, most_bytes=10_000).is_published
    assert b"Two" in tree(output)["papers/one/index.html"]


def test_a_site_that_is_nearly_too_large_is_published_with_a_warning(tmp_path: Path) -> None:
    site, output = write_site(tmp_path / "site", PAPER), tmp_path / "output"
    built(site, output)
    size = sum(map(len, tree(output).values()))
    report = built(site, output, most_bytes=size)
    assert report.is_published
    assert [it.severity for it in report.problems] == [Severity.WARNING]
    assert not built(site, output, most_bytes=size, strict=True).is_published
