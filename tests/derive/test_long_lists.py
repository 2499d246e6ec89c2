"""Lists too long for a page are split by year, letter and prefix, never by position."""

from pathlib import Path
from typing import Any

import pytest
from byline.derive import shelves
from byline.views.jumps import jumps_from_part

from tests.support.crawl import dead_links, read_site
from tests.support.sites_on_disk import build_site, tree, write_site

FAMILIES = ("Abel", "Abbe", "Adler", "Bohr", "Curie", "Émile", "Żak", "李", "1st")


def long_site(folder: Path, extra: dict[str, Any] | None = None) -> Path:
    papers = [
        {
            "id": f"p{number}",
            "title": f"{'ABCDe'[number % 5]} paper {number}",
            "authors": [f"Ann {FAMILIES[number % len(FAMILIES)]} {'x' * (number % 3)}".strip()],
            "year": 2020 + number % 2,
        }
        for number in range(40)
    ]
    return write_site(folder, {"papers/all.yaml": papers, **(extra or {})})


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LONGEST_LIST", 6)


@pytest.mark.usefixtures("short_pages")
def test_every_paper_and_person_is_on_one_part(tmp_path: Path) -> None:
    build_site(long_site(tmp_path / "site"), tmp_path / "output")
    pages = read_site(tmp_path / "output")
    assert dead_links(tmp_path / "output") == []
    parts = [page for name, page in pages.items() if name.startswith("papers/page/")]
    for number in range(40):
        link = f"../../../papers/p{number}/"
        assert sum(link in page.links for page in parts) == 1
    people = [page for name, page in pages.items() if name.startswith("authors/page/")]
    names = {name for name in pages if name.startswith("names/") and name.count("/") == 2}
    for name in names:
        link = "../../../" + name.removesuffix("index.html")
        assert sum(link in page.links for page in people) == 1, name


def test_short_lists_stay_on_one_page(tmp_path: Path) -> None:
    build_site(long_site(tmp_path / "site"), tmp_path / "output")
    pages = read_site(tmp_path / "output")
    assert not [name for name in pages if "/page/" in name]
    assert "#in-2021" in pages["papers/index.html"].links
    assert "#in-b" in pages["authors/index.html"].links


@pytest.mark.usefixtures("short_pages")
def test_one_more_paper_leaves_the_other_parts_alone(tmp_path: Path) -> None:
    build_site(long_site(tmp_path / "one"), tmp_path / "before")
    more = {"papers/more.yaml": {"title": "C more", "authors": "Ann Bohr", "year": 2021}}
    build_site(long_site(tmp_path / "two", more), tmp_path / "after")
    before, after = tree(tmp_path / "before"), tree(tmp_path / "after")
    parts = [name for name in before if name.startswith("papers/page/2020")]
    assert parts
    assert all(before[name] == after[name] for name in parts)


@pytest.mark.usefixtures("short_pages")
def test_parts_say_what_they_hold(tmp_path: Path) -> None:
    build_site(long_site(tmp_path / "site"), tmp_path / "output")
    pages = read_site(tmp_path / "output")
    assert "Papers: 2020 C" in pages["papers/page/2020-c/index.html"].text
    assert {"../papers/page/2021-b/", "../papers/page/2020-c/"} <= set(
        pages["papers/index.html"].links
    )
    siblings = pages["papers/page/2020-c/index.html"].links
    assert "../../../papers/page/2020-b/" in siblings
    assert "../../../papers/page/2021-a/" in siblings
    assert "../../../papers/page/2021-b/" not in siblings
    assert "authors/page/z/index.html" in pages
    assert "authors/page/other/index.html" not in pages


def test_a_bar_of_many_parts_names_those_alike_and_the_first_of_the_others() -> None:
    letters = "abcdefgh"
    keys = [f"{one}{two}" for one in letters for two in letters]
    found = [shelves.Shelf(f"2024-{key}", "2024", key.capitalize()) for key in keys]
    (bar,) = jumps_from_part("papers/", found, found[keys.index("cd")])[1:]
    assert [it.label for it in bar.parts] == [
        "A", "B", *(f"C{it}" for it in letters), "D", "E", "F", "G", "H",
    ]  # fmt: skip
    assert [it.label for it in bar.parts if it.is_here] == ["Cd"]
    assert bar.parts[0].address == "papers/page/2024-aa/"
    few = jumps_from_part("papers/", found[:40], found[0])[1]
    assert len(few.parts) == 40
