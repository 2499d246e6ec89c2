"""The budget: when a site is said to be large, what is told of it, and that nothing is published
beyond it."""

from pathlib import Path
from typing import Any

import pytest
from byline.building import budget
from byline.building.budget import (
    MANY_PAPERS,
    Share,
    in_order,
    suggestion,
    weigh,
    what_files_are_called,
)
from byline.building.line import build
from byline.building.options import GITHUB_PAGES, Options
from byline.cli import main
from byline.machine.stopwatch import Stopwatch
from byline.problems import Severity, as_text
from byline.publish import MARKER
from byline.publish.stage import NO_JEKYLL
from byline.records.config import Config
from click.testing import CliRunner

from tests.support.page_kinds import prepared
from tests.support.sites_on_disk import GOLDEN, TINY, tree, write_site

PAPER = {"papers/one.yaml": {"title": "One", "authors": "Ada", "year": 2020}}
SIZES = {
    "pages of papers": 600,
    "pictures and documents": 300,
    "BibTeX files": 5,
    "search": 220,
    "other pages": 30,
    "feeds and sitemaps": 10,
    "scripts and styles": 7,
}
TOTAL, FILES = sum(SIZES.values()), 9


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
    found = weigh({"pages of papers": 500, "search": 300}, 2, config(), "config.yaml", limit)
    assert [it.severity for it in found] == severities


def test_the_limit_is_that_of_github_pages() -> None:
    assert Options(Path("config.yaml"), Path("output")).most_bytes == GITHUB_PAGES == 10**9


def test_it_names_what_takes_the_room_and_what_to_do() -> None:
    (problem,) = weigh(SIZES, FILES, config(), "site.yaml", TOTAL - 1)
    said = as_text(problem)
    assert said.startswith("site.yaml: error: the site takes 1 KB in 9 files, and GitHub Pages")
    assert (
        "most of it is pages of papers 600 bytes, pictures and documents 300 bytes, "
        "search 220 bytes, and other pages 30 bytes" in said
    )
    for way in ("size: lean", "pictures and documents smaller", "search: false", "allow_large"):
        assert way in said
    lean = weigh(SIZES, FILES, config(size="lean"), "site.yaml", TOTAL)[0]
    assert "size: lean" not in lean.hint


def test_shares_are_told_by_kind_the_largest_first() -> None:
    shares = in_order(SIZES)
    assert shares[0] == Share("pages of papers", 600)
    assert sum(it.size for it in shares) == TOTAL
    assert [it.size for it in shares] == sorted((it.size for it in shares), reverse=True)


def test_every_file_of_a_site_is_called_by_its_kind() -> None:
    """What is called search, because nobody else made it, is search; all else has another name."""
    site = prepared(TINY / "config.yaml")
    called = what_files_are_called(site.pages, site.files, site.assets)
    for path in tree(GOLDEN):
        in_search = path.startswith("search/")
        is_marker = path in {MARKER, NO_JEKYLL}
        assert is_marker or (called.get(path, "search") == "search") == in_search, path
    assert called["papers/markup/index.html"] == "pages of papers"
    assert called["papers/markup/markup.bib"] == "BibTeX files"
    assert called["authors/ada/feed.xml"] == "feeds and sitemaps"
    assert called["sitemap.xml"] == "feeds and sitemaps"
    assert called["about/ada.png"] == "pictures and documents"
    assert called["about/index.html"] == "other pages"


def test_who_publishes_elsewhere_may_have_more() -> None:
    assert weigh(SIZES, FILES, config(allow_large=True), "config.yaml", 1) == []


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
    return build(Options(site / "config.yaml", output, **asked), Stopwatch())


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
