"""Projects: in which order they stand, who leads to them, what stays hidden, and their pictures."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from byline.records.extent import Size
from byline.render.renderer import Renderer
from byline.site import Planned
from PIL import Image

from tests.support.in_memory import library_of, link_all, pages_of
from tests.support.pictures import CAMERA_TAG, REMARK, halves, saved_as
from tests.support.sites_on_disk import build_site, pages_in, tree, write_site

ANN = {"id": "ann", "name": "Ann Abel", "aliases": ["annie"]}
MAPS = {"id": "maps", "title": "On maps", "authors": [{"name": "Ann Abel", "id": "ann"}],
        "year": 2020}  # fmt: skip
RANKS = {**MAPS, "id": "ranks", "title": "On ranks", "year": 2024}


def project(project_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": project_id, "title": f"Project {project_id}", **fields}


def pages_with(*projects: dict[str, Any], **config: Any) -> dict[str, str]:
    records: dict[str, Any] = {
        "authors": [ANN], "papers": [MAPS, RANKS], "projects": projects,
    }  # fmt: skip
    return pages_of(library_of(records, **config))


def test_those_that_run_stand_before_past_ones_each_the_newest_first() -> None:
    pages = pages_with(
        project("a", **{"from": "2010", "to": "2012"}),
        project("b", **{"from": "2019"}),
        project("c", **{"from": "2009", "to": "2013-05"}),
        project("d", **{"from": "2021-03"}),
        project("e"),
    )
    listed = re.findall(r">(Current|Past|Project \w)<", pages["projects/"])
    assert listed == [
        "Current", "Project d", "Project b", "Project e", "Past", "Project c", "Project a",
    ]  # fmt: skip
    assert "2009 to May 2013" in pages["projects/"]
    assert "since March 2021" in pages["projects/d/"]


@pytest.mark.parametrize("size", Size)
def test_its_people_and_papers_lead_to_it_and_it_to_them(size: Size) -> None:
    pages = pages_with(project("a", people=["annie"], papers=["maps"]), size=str(size))
    assert '<a href="../../projects/a/">Project a</a>' in pages["authors/ann/"]
    assert "../projects/a/" in pages["papers/maps/"]
    assert "Project a" not in pages["papers/ranks/"]
    assert ">Ann Abel</a>" in pages["projects/a/"]
    assert ">On maps</a>" in pages["projects/a/"]
    assert "On ranks" not in pages["projects/a/"]


def test_its_papers_stand_in_the_order_of_lists() -> None:
    page = pages_with(project("a", papers=["maps", "ranks", "maps"]))["projects/a/"]
    assert re.findall(r">On (\w+)</a>", page) == ["ranks", "maps"]


@pytest.mark.parametrize("is_on", ["true", "false"])
def test_news_and_the_projects_that_it_is_about_lead_to_each_other(is_on: str) -> None:
    told = {"id": "won", "title": "We won", "date": "2024", "projects": ["old-a"]}
    projects = [project("a", aliases=["old-a"]), project("b")]
    records: dict[str, Any] = {"news": [told], "projects": projects}
    pages = pages_of(library_of(records, features={"projects": is_on}))
    assert ('<a href="../../projects/a/">Project a</a>' in pages["news/won/"]) == (is_on == "true")
    assert [it for it in ("a", "b") if "We won" in pages.get(f"projects/{it}/", "")] == (
        ["a"] if is_on == "true" else []
    )


def test_drafts_are_not_named() -> None:
    records: dict[str, Any] = {
        "authors": [{**ANN, "draft": "true"}],
        "papers": [{**MAPS, "draft": "true"}],
        "projects": [project("a", people=["ann"], papers=["maps"]), project("b", draft="true")],
    }
    pages = pages_of(library_of(records))
    assert "Ann Abel" not in pages["projects/a/"]
    assert "On maps" not in pages["projects/a/"]
    assert "projects/b/" not in pages


def test_an_unlisted_one_has_a_page_and_shows_nowhere() -> None:
    pages = pages_with(project("a", people=["ann"], papers=["maps"], unlisted="true"))
    assert [address for address, page in pages.items() if "Project a" in page] == ["projects/a/"]
    assert '<meta name="robots" content="noindex">' in pages["projects/a/"]


def test_the_navigation_leads_to_the_list_where_it_shows_any() -> None:
    way = '<a href="./projects/">Projects</a>'
    assert way in pages_with(project("a"))[""]
    empty = pages_with(project("a", unlisted="true"))
    assert way not in empty[""]
    assert "No projects yet." in empty["projects/"]


def test_they_can_be_switched_off() -> None:
    written = project("a", people=["ann"], papers=["maps"])
    pages = pages_with(written, features={"projects": "false"})
    assert not [it for it, page in pages.items() if "projects/" in it or "Project a" in page]


def test_ids_that_nobody_has_are_told() -> None:
    written = project("a", people=["ana"], papers=["map"])
    _library, problems = link_all({"authors": [ANN], "papers": [MAPS], "projects": [written]})
    assert [(it.message, it.hint) for it in problems] == [
        ("there is no author with the id 'ana'", "did you mean 'ann'?"),
        ("there is no paper with the id 'map'", "did you mean 'maps'?"),
    ]


def site_with_a_picture(folder: Path, picture: bytes) -> Path:
    site = write_site(
        folder,
        {
            "authors/ann.yaml": ANN,
            "papers/maps.yaml": MAPS,
            "papers/ranks.yaml": RANKS,
            "projects/bridges.yaml": {
                "title": "Bridges",
                "image": {"file": "bridge.jpg", "alt": 'A bridge, "at dusk"'},
                "links": {"slides": "talk.txt"},
                "aliases": ["spans"],
                "papers": ["maps"],
            },
        },
        base_url="https://example.org/",
        repository="ann/papers",
    )
    (site / "content/projects/bridge.jpg").write_bytes(picture)
    (site / "content/projects/talk.txt").write_text("We begin.", "utf-8")
    return site


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a project, whose picture says where it was taken."""
    exif = Image.Exif()
    exif[CAMERA_TAG] = REMARK
    taken = saved_as("jpg", halves((2000, 1000)), exif=exif)
    assert REMARK.encode() in taken
    folder = tmp_path_factory.mktemp("projects")
    build_site(site_with_a_picture(folder / "site", taken), folder / "output")
    return folder / "output"


def test_its_picture_is_scaled_and_says_nothing_but_what_it_shows(output: Path) -> None:
    published = (output / "projects/bridges/bridge.jpg").read_bytes()
    assert Image.open(io.BytesIO(published)).size == (1600, 800)
    assert REMARK.encode() not in published
    shown = 'bridge.jpg" width="1600" height="800" alt="A bridge, &#34;at dusk&#34;"'
    pages = pages_in(output)
    assert f"{shown}>" in pages["projects/bridges/index.html"]
    assert f'{shown} loading="lazy">' in pages["projects/index.html"]


def test_search_sitemap_old_addresses_and_editors_find_it(output: Path) -> None:
    made, pages = tree(output), pages_in(output)
    directory = json.loads(made["search/names/index.json"])
    assert directory["files"]["projects/0"] == [["Bridges", "", "projects/bridges/"]]
    assert b"<loc>https://example.org/projects/bridges/</loc>" in made["sitemap.xml"]
    assert 'href="../../projects/bridges/"' in pages["projects/spans/index.html"]
    page = pages["projects/bridges/index.html"]
    assert "/ann/papers/edit/main/content/projects/bridges.yaml#L1" in page
    assert made["projects/bridges/talk.txt"] == b"We begin."


def test_what_shows_a_changed_project_is_made_again_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_with_a_picture(tmp_path / "site", saved_as("jpg", halves()))
    build_site(site, tmp_path / "output", search=False)
    made: list[str] = []
    page = Renderer.page

    def noted(self: Renderer, planned: Planned) -> bytes:
        made.append(planned.address)
        return page(self, planned)

    monkeypatch.setattr(Renderer, "page", noted)
    record = site / "content/projects/bridges.yaml"
    record.write_text(record.read_text("utf-8").replace("title: Bridges", "title: Spans"), "utf-8")
    build_site(site, tmp_path / "output", search=False)
    assert sorted(made) == ["papers/maps/", "projects/", "projects/bridges/"]
