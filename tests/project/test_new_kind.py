"""A new kind of pages is a row, a view and a template: everything else finds it by the row."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from byline.building.budget import what_files_are_called
from byline.derive.shelves import Shelves
from byline.library.model import Library
from byline.site import Planned, Site
from byline.views import kinds
from byline.views.head import Head, head
from byline.views.page_kind import Findable, InNavigation, InSearch, MostShown, PageAt, PageKind
from byline.views.paper import PAPER
from byline.views.shared import Link, work_link

from tests.support.page_kinds import prepared
from tests.support.sites_on_disk import build_site, pages_in, tree, write_site

PAPERS = {
    f"papers/{name}.yaml": {"title": name.capitalize(), "authors": "Ada", "year": 2020, **more}
    for name, more in (
        ("maps", {"series": "Lecture Notes"}),
        ("ranks", {"series": "Lecture Notes"}),
        ("alone", {}),
    )
}
TEMPLATE = """\
{% extends "layouts/page.html" %}
{% block content %}
<h1>{{ page.title }}</h1>
<ul>{% for item in page.papers %}<li>{{ anchor(item, link) }}</li>{% endfor %}</ul>
{% endblock %}
"""


@dataclass(frozen=True, slots=True)
class CollectionView:
    """The works of a collection, which is a series without a record."""

    head: Head
    title: str
    papers: tuple[Link, ...]


def collection_view(site: Site, page: Planned) -> CollectionView:
    (name,) = page.key
    works = (work for work in site.library.listed if name in ("", work.record.series))
    return CollectionView(
        head(site, page, name), name or "Collections", tuple(map(work_link, works))
    )


def list_of_collections(_library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    yield PageAt("collections/", ("",))


def findable(site: Site) -> Iterator[Findable]:
    for address, (name,), _about in collection_pages(site.library, site.shelves):
        yield Findable(address, "", (name,))


def collection_pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    names = {work.record.series for work in library.listed if work.record.series}
    for name in sorted(names):
        yield PageAt(f"collections/{name.lower().replace(' ', '-')}/", (name,))


COLLECTIONS = PageKind(
    name="collections",
    pages=list_of_collections,
    view=collection_view,
    template="collection",
    section="collections",
    weighs_as="pages of collections",
    navigation=InNavigation("Collections"),
)
COLLECTION = PageKind(
    name="collection",
    pages=collection_pages,
    view=collection_view,
    template="collection",
    section="collections",
    weighs_as="pages of collections",
    search=InSearch(
        "collections", "Collections", MostShown(2, 4, 2), ("collections",), findable=findable
    ),
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a kind of pages that the engine does not know."""
    table = kinds.by_name([*kinds.ROWS, COLLECTIONS, COLLECTION])
    monkeypatch.setattr(kinds, "PAGE_KINDS", table)
    site = write_site(tmp_path / "site", PAPERS, base_url="https://example.org/")
    template = site / "templates/pages/collection.html"
    template.parent.mkdir(parents=True)
    template.write_text(TEMPLATE, "utf-8")
    return site


def test_its_pages_are_made_and_counted(site: Path, tmp_path: Path) -> None:
    report = build_site(site, tmp_path / "output")
    assert (report.pages["collections"], report.pages["collection"]) == (1, 1)
    page = pages_in(tmp_path / "output")["collections/lecture-notes/index.html"]
    assert "Maps" in page
    assert "Ranks" in page
    assert "Alone" not in page


def test_the_navigation_leads_to_it_and_marks_its_pages(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    assert '<a href="./collections/">Collections</a>' in pages["index.html"]
    here = '<a href="../../collections/" aria-current="true">Collections</a>'
    assert here in pages["collections/lecture-notes/index.html"]


def test_search_by_name_finds_it(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    directory = json.loads(tree(tmp_path / "output")["search/names/index.json"])
    (kind,) = (it for it in directory["kinds"] if it["name"] == "collections")
    assert (kind["label"], kind["count"], kind["folders"]) == ("Collections", 1, ["collections"])
    assert directory["files"]["collections/0"] == [
        ["Lecture Notes", "", "collections/lecture-notes/"]
    ]


def test_the_sitemap_lists_it(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    listed = tree(tmp_path / "output")["sitemap.xml"].decode()
    assert "<loc>https://example.org/collections/lecture-notes/</loc>" in listed
    assert "<loc>https://example.org/collections/</loc>" in listed


def test_the_budget_names_it(site: Path) -> None:
    made = prepared(site / "config.yaml")
    called = what_files_are_called(made.pages, made.files, made.assets)
    assert called["collections/lecture-notes/index.html"] == "pages of collections"


def test_what_nothing_changed_of_is_taken_over(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    before = tree(tmp_path / "output")
    (site / "content/papers/alone.yaml").write_text("title: New\nauthors: Ada\nyear: 2020\n")
    build_site(site, tmp_path / "output")
    after = tree(tmp_path / "output")
    same = "collections/lecture-notes/index.html"
    assert before[same] == after[same]
    assert "New" in after["collections/index.html"].decode()


def test_a_kind_that_no_row_has_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="serie"):
        kinds.kind_of("serie")


def test_no_two_kinds_share_a_name() -> None:
    with pytest.raises(AssertionError, match="paper"):
        kinds.by_name([*kinds.ROWS, PAPER])
