"""Where a site stands, and who counts its visits: what a build makes of it."""

from pathlib import Path
from typing import Any

import pytest
from byline.building.check import check
from byline.building.line import build
from byline.building.options import Options
from byline.building.unchanged import unchanged
from byline.cli import main
from byline.machine.stopwatch import Stopwatch
from byline.records.config import Config
from byline.render.policy import policy
from click.testing import CliRunner

from tests.support.in_memory import library_of, pages_of
from tests.support.sites_on_disk import build_site, write_site

PAPER = {"title": "T", "authors": ["Ada Lovelace"], "year": 2020}
RECORDS = {"papers": [{"id": "a", **PAPER, "year": "2020"}]}
ANALYTICS = {
    "script": "https://stats.example.org/script.js",
    "attributes": {"data-site": 'a "quoted" <site>', "data-to": "https://events.example.org/x"},
}


def site_at(folder: Path, **config: Any) -> Path:
    return write_site(folder, {"papers/a.yaml": PAPER}, **config)


def test_a_domain_is_told_to_hosts_and_says_where_the_site_stands(tmp_path: Path) -> None:
    build_site(site_at(tmp_path / "site", domain="Papers.Example.org"), tmp_path / "output")
    assert (tmp_path / "output/CNAME").read_text("utf-8") == "papers.example.org\n"
    canonical = '<link rel="canonical" href="https://papers.example.org/">'
    assert canonical in (tmp_path / "output/index.html").read_text("utf-8")


@pytest.mark.parametrize("base_url", ["https://papers.example.org", "http://papers.example.org/"])
def test_a_base_url_may_say_the_same_as_the_domain(tmp_path: Path, base_url: str) -> None:
    site = site_at(tmp_path / "site", domain="papers.example.org", base_url=base_url)
    _library, problems, *_ = check(Options(site / "config.yaml", tmp_path / "out"), Stopwatch())
    assert not problems


def test_without_a_domain_there_is_no_file_for_it(tmp_path: Path) -> None:
    build_site(site_at(tmp_path / "site"), tmp_path / "output")
    assert not (tmp_path / "output/CNAME").exists()


@pytest.mark.parametrize("size", ["full", "lean"])
def test_every_page_loads_what_counts_and_tells_readers_of_it(size: str) -> None:
    pages = pages_of(library_of(RECORDS, analytics=ANALYTICS, size=size))
    shown = [page for page in pages.values() if "<!doctype html>" in page]
    assert len(shown) > 5
    for page in shown:
        assert page.count('stats.example.org/script.js"') == 1
        assert (
            '<script defer src="https://stats.example.org/script.js" '
            'data-site="a &#34;quoted&#34; &lt;site&gt;" '
            'data-to="https://events.example.org/x"></script>'
        ) in page
        assert "Visits to this site are counted by stats.example.org." in page


def test_what_the_site_says_of_it_stands_in_place_of_our_words() -> None:
    analytics = {**ANALYTICS, "says": "We count & forget."}
    home = pages_of(library_of(RECORDS, analytics=analytics), {"home"})[""]
    assert "We count &amp; forget." in home
    assert "are counted by" not in home


def test_the_policy_opens_for_that_script_and_where_it_sends_alone() -> None:
    facts = {"schema": 1, "title": "T"}
    before = policy(Config.model_validate(facts)).split(";")
    after = policy(Config.model_validate({**facts, "analytics": ANALYTICS})).split(";")
    changed = [new.removeprefix(old) for old, new in zip(before, after, strict=True) if new != old]
    assert changed == [
        " https://stats.example.org/script.js",
        " https://stats.example.org https://events.example.org",
    ]


@pytest.mark.parametrize(
    "value", ["https://x.example;script-src *", "https://x.example data:", "http://x.example/", "x"]
)
def test_no_attribute_opens_anything_else(value: str) -> None:
    analytics = {**ANALYTICS, "attributes": {"data-x": value}}
    made = Config.model_validate({"schema": 1, "title": "T", "analytics": analytics})
    assert made.analytics
    assert made.analytics.sends_to == ("https://stats.example.org",)


def test_who_builds_is_told_each_time_what_it_costs_and_strict_allows_it(tmp_path: Path) -> None:
    site = site_at(tmp_path / "site", analytics=ANALYTICS)
    options = Options(site / "config.yaml", tmp_path / "output", strict=True, search=False)
    report = build(options, Stopwatch())
    assert report.is_published
    assert not report.problems
    assert report.remark.startswith("analytics: on every page readers load a script of stats.exam")
    repeated = unchanged(options)
    assert repeated
    assert repeated.remark == report.remark


def test_nobody_is_counted_while_a_site_is_edited(tmp_path: Path) -> None:
    site = site_at(tmp_path / "site", analytics=ANALYTICS)
    options = Options(site / "config.yaml", tmp_path / "output", analytics=False)
    library, _problems, *_ = check(options, Stopwatch())
    assert library
    assert not any("stats.example.org" in page for page in pages_of(library).values())


def test_serve_asks_for_such_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Options] = []
    monkeypatch.setattr("byline.cli.serve.serve", lambda options, *_others: asked.append(options))
    site = site_at(tmp_path / "site", analytics=ANALYTICS)
    CliRunner().invoke(main, ["serve", "--config", str(site / "config.yaml")])
    assert [it.analytics for it in asked] == [False]
