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
class SeriesView:
    """The works of a series."""

    head: Head
    title: str
    papers: tuple[Link, ...]


def series_view(site: Site, page: Planned) -> SeriesView:
    (name,) = page.key
    works = (work for work in site.library.listed if name in ("", work.record.series))
    return SeriesView(head(site, page, name), name or "Series", tuple(map(work_link, works)))


def series_list(_library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    yield PageAt("series/", ("",))


def findable(site: Site) -> Iterator[Findable]:
    for address, (name,), _about in series_pages(site.library, site.shelves):
        yield Findable(address, "", (name,))


def series_pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    names = {work.record.series for work in library.listed if work.record.series}
    for name in sorted(names):
        yield PageAt(f"series/{name.lower().replace(' ', '-')}/", (name,))


SERIES = PageKind(
    name="all-series",
    pages=series_list,
    view=series_view,
    template="series",
    section="series",
    weighs_as="pages of series",
    navigation=InNavigation("Series"),
)
ONE_SERIES = PageKind(
    name="series",
    pages=series_pages,
    view=series_view,
    template="series",
    section="series",
    weighs_as="pages of series",
    search=InSearch("series", "Series", MostShown(2, 4, 2), ("series",), findable=findable),
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a kind of pages that the engine does not know."""
    table = kinds.by_name([*kinds.ROWS, SERIES, ONE_SERIES])
    monkeypatch.setattr(kinds, "PAGE_KINDS", table)
    site = write_site(tmp_path / "site", PAPERS, base_url="https://example.org/")
    template = site / "templates/pages/series.html"
    template.parent.mkdir(parents=True)
    template.write_text(TEMPLATE, "utf-8")
    return site


def test_its_pages_are_made_and_counted(site: Path, tmp_path: Path) -> None:
    report = build_site(site, tmp_path / "output")
    assert (report.pages["all-series"], report.pages["series"]) == (1, 1)
    page = pages_in(tmp_path / "output")["series/lecture-notes/index.html"]
    assert "Maps" in page
    assert "Ranks" in page
    assert "Alone" not in page


def test_the_navigation_leads_to_it_and_marks_its_pages(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    assert '<a href="./series/">Series</a>' in pages["index.html"]
    here = '<a href="../../series/" aria-current="true">Series</a>'
    assert here in pages["series/lecture-notes/index.html"]


def test_search_by_name_finds_it(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    directory = json.loads(tree(tmp_path / "output")["search/names/index.json"])
    (kind,) = (it for it in directory["kinds"] if it["name"] == "series")
    assert (kind["label"], kind["count"], kind["folders"]) == ("Series", 1, ["series"])
    assert directory["files"]["series/0"] == [["Lecture Notes", "", "series/lecture-notes/"]]


def test_the_sitemap_lists_it(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    listed = tree(tmp_path / "output")["sitemap.xml"].decode()
    assert "<loc>https://example.org/series/lecture-notes/</loc>" in listed
    assert "<loc>https://example.org/series/</loc>" in listed


def test_the_budget_names_it(site: Path) -> None:
    made = prepared(site / "config.yaml")
    called = what_files_are_called(made.pages, made.files, made.assets)
    assert called["series/lecture-notes/index.html"] == "pages of series"


def test_what_nothing_changed_of_is_taken_over(site: Path, tmp_path: Path) -> None:
    build_site(site, tmp_path / "output")
    before = tree(tmp_path / "output")
    (site / "content/papers/alone.yaml").write_text("title: New\nauthors: Ada\nyear: 2020\n")
    build_site(site, tmp_path / "output")
    after = tree(tmp_path / "output")
    same = "series/lecture-notes/index.html"
    assert before[same] == after[same]
    assert "New" in after["series/index.html"].decode()


def test_a_kind_that_no_row_has_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="serie"):
        kinds.kind_of("serie")


def test_no_two_kinds_share_a_name() -> None:
    with pytest.raises(AssertionError, match="paper"):
        kinds.by_name([*kinds.ROWS, PAPER])
