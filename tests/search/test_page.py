"""The page of search and the ways to it; a site without search has no trace of it."""

import re
from pathlib import Path
from typing import Any

import pytest
from byline.cli import main
from byline.derive import shelves
from byline.render.assets import scripts, stylesheet
from byline.render.folders import ENGINE_TEMPLATES
from byline.views import search_way
from byline.words import interface as words
from click.testing import CliRunner

from tests.support.crawl import read_site
from tests.support.sites_on_disk import TINY, build_site, pages_in, tree, write_site

# What only search would leave in a page or a style sheet: links to it, its classes, its words.
TRACE = re.compile(
    r"""["'/]search/|pagefind|search-|\bnearest\b|dialog|"""
    + "|".join(map(re.escape, [words.SEARCH_LABEL, words.SEARCH_NEEDS, words.NEAREST_PAGES]))
)


@pytest.fixture(scope="module")
def with_search(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("with") / "output"
    build_site(TINY, output)
    return output


@pytest.fixture(scope="module", params=["configured", "asked for"])
def without_search(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The golden site without search, as its configuration or the command line says."""
    folder = tmp_path_factory.mktemp("without")
    if request.param == "asked for":
        asked = ["--no-search", "--quiet", "--output", str(folder / "output")]
        done = CliRunner().invoke(main, ["build", "--config", str(TINY / "config.yaml"), *asked])
        assert done.exit_code == 0, done.output
    else:
        (folder / "site").mkdir()
        (folder / "site" / "content").symlink_to(TINY / "content")
        config = (TINY / "config.yaml").read_text("utf-8")
        assert config.count("search: true") == 1
        changed = config.replace("search: true", "search: false")
        (folder / "site" / "config.yaml").write_text(changed, "utf-8")
        build_site(folder / "site", folder / "output")
    return folder / "output"


def test_every_page_leads_to_search(with_search: Path) -> None:
    pages = pages_in(with_search)
    for name, text in pages.items():
        if 'http-equiv="refresh"' not in text:
            assert re.search(r'<a class="search-link" href="[^"]*search/"', text), name


def test_the_page_explains_itself_and_offers_the_ways_to_browse(with_search: Path) -> None:
    page = read_site(with_search)["search/index.html"]
    assert words.SEARCH_NEEDS in page.text
    ways = ["papers", "years", "authors", "venues", "topics", "institutions"]
    assert {f"../{way}/" for way in ways} <= set(page.links)


def test_the_page_asks_not_to_be_listed(with_search: Path) -> None:
    assert '<meta name="robots" content="noindex">' in pages_in(with_search)["search/index.html"]
    assert "/search/" not in (with_search / "sitemap.xml").read_text("utf-8")


def test_a_site_without_search_has_no_trace_of_it(with_search: Path, without_search: Path) -> None:
    files = tree(without_search)
    assert not [name for name in files if TRACE.search(f"/{name}")]
    shown = {name: it for name, it in files.items() if name.endswith((".html", ".css", ".xml"))}
    traces = {
        name: found[0]
        for name, content in shown.items()
        if (found := TRACE.search(content.decode()))
    }
    assert not traces
    assert [name for name in tree(with_search) if TRACE.search(f"/{name}")]


def test_a_site_without_search_has_none_of_its_scripts(without_search: Path) -> None:
    found = {"/".join(path.parts[-2:]) for path in without_search.rglob("*.js")}
    assert found == {
        "page/copy.js",
        "page/files.js",
        "page/lists.js",
        "page/main.js",
        "page/preview.js",
        "page/scheme-switch.js",
        "page/scheme.js",
        "page/until.js",
        "page/words.js",
    }


@pytest.mark.parametrize("kind", ["js", "css"])
def test_the_folder_of_search_goes_with_it_whoever_put_it_there(tmp_path: Path, kind: str) -> None:
    own = tmp_path / "assets" / kind
    (own / "search" / "deep").mkdir(parents=True)
    for name in ("own", "search-too", "search/own", "search/deep/own"):
        (own / f"{name}.{kind}").write_text(f"/* of {name} */")
    for search in (True, False):
        folders = [tmp_path, ENGINE_TEMPLATES]
        made = [*scripts(folders, search=search), stylesheet(folders, search=search)]
        said = b"".join(it.content for it in made).decode()
        assert "of own" in said
        assert "of search-too" in said
        assert ("of search/own" in said) == ("of search/deep/own" in said) == search


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LONGEST_LIST", 3)
    monkeypatch.setattr(search_way, "LONGEST_LIST", 3)


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("papers/index.html", ""),
        ("authors/index.html", ""),
        ("years/2020/index.html", "?year=2020"),
        ("venues/exc/index.html", "?venue=EX%26C"),
        ("venues/exc/2020/index.html", "?venue=EX%26C&year=2020"),
        ("topics/numbers/index.html", "?topic=Numbers"),
        ("authors/ann/index.html", "?q=Ann+Abel"),
    ],
)
def test_a_long_list_leads_to_search_within_it(tmp_path: Path, page: str, query: str) -> None:
    build_site(_long_site(tmp_path), tmp_path / "output")
    links = read_site(tmp_path / "output")[page].links
    assert [it.partition("search/")[2] for it in links if "search/" in it] == ["", query]


def test_a_short_list_does_not(tmp_path: Path) -> None:
    build_site(_long_site(tmp_path), tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    assert not [name for name, text in pages.items() if 'class="search-way"' in text]


def _long_site(folder: Path) -> Path:
    paper: dict[str, Any] = {"year": 2020, "venue": "exc", "topics": "Numbers"}
    papers = [
        {**paper, "id": f"p{at}", "title": f"Paper {at}", "authors": ["Ann Abel", f"Bo B{at}"]}
        for at in range(5)
    ]
    records = {
        "papers/all.yaml": papers,
        "authors/ann.yaml": {"name": "Ann Abel"},
        "venues/exc.yaml": {"name": "Meeting on Everything", "short": "EX&C"},
    }
    return write_site(folder / "site", records)
