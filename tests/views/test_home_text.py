"""The text of home: where it stands, what it may lead to and show, and what it cannot ask for."""

import re
from pathlib import Path
from typing import Any

import pytest
from byline.reading.new import write_new
from byline.records.extent import Size

from tests.support.in_memory import entries_of, library_of, pages_of
from tests.support.pictures import halves, saved_as
from tests.support.sites_on_disk import build_site, pages_in, tree, write_site

ADA = {"id": "ada", "name": "Ada Lovelace"}
LAB = {"id": "lab", "title": "Lab", "body": "See [home](page:index#who-we-are), or [](page:index)."}
TEXT = "We make *maps* with [Ada](author:ada).\n\n## Who we are\n\nFew."


def pages_with(home: dict[str, Any], **config: Any) -> dict[str, str]:
    records: dict[str, Any] = {"authors": [ADA], "pages": [LAB, {"id": "index", **home}]}
    return pages_of(library_of(records, **{"profile": "lab", **config}))


@pytest.mark.parametrize("size", Size)
def test_it_stands_below_the_head_and_before_the_lists(size: Size) -> None:
    home = pages_with({"title": "The *map* lab", "body": TEXT}, size=str(size), tagline="Maps.")[""]
    parts = ["The <em>map</em> lab</h1>", ">Maps.</p>", "We make <em>maps</em>", 'id="newest"']
    assert [home.count(part) for part in parts] == [1, 1, 1, 1]
    assert sorted(parts, key=home.index) == parts
    assert '<a href="./authors/ada/">Ada</a>' in home
    assert '<h2 id="text-who-we-are">Who we are</h2>' in home
    assert "<title>Test</title>" in home


def test_without_a_title_the_site_keeps_its_own() -> None:
    home = pages_with({"body": TEXT})[""]
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", home) == ["Test"]
    assert '<meta name="description" content="We make maps with Ada. Who we are Few.">' in home


def test_on_the_site_of_one_person_it_stands_below_them() -> None:
    home = pages_with({"title": "My maps", "body": TEXT}, people=["ada"])[""]
    parts = ["Ada Lovelace</h1>", "My maps</h2>", "We make <em>maps</em>", 'id="newest"']
    assert sorted(parts, key=home.index) == parts


def test_it_is_no_page_of_its_own_and_links_lead_home() -> None:
    pages = pages_with({"body": TEXT, "aliases": ["welcome"]})
    assert "index/" not in pages
    assert 'href="../"' in pages["welcome/"]
    assert '<a href="../#text-who-we-are">home</a>' in pages["lab/"]
    assert '<a href="../">Test</a>' in pages["lab/"]
    assert "We make" not in "".join(page for address, page in pages.items() if address)


def test_a_draft_of_it_does_not_show() -> None:
    assert "We make" not in pages_with({"body": TEXT, "draft": "true"})[""]


def test_other_pages_need_a_title_and_other_kinds_another_id() -> None:
    unnamed = {"id": "lab", "body": "Here."}
    _entries, problems = entries_of({"pages": [unnamed], "news": [{"id": "index", "date": "2020"}]})
    assert [it.message for it in problems] == [
        "a page needs 'title'", "the id 'index' is reserved", "a news item needs 'title'",
    ]  # fmt: skip


def test_its_files_stand_apart_from_those_of_the_site(tmp_path: Path) -> None:
    front = "---\nimage: {file: bridge.jpg, alt: A bridge}\n---\n"
    text = f"{front}![Us](us.png) and [terms](robots.txt)\n"
    site = write_site(tmp_path / "site", {"pages/index.md": text}, repository="ada/maps")
    (site / "content/pages/bridge.jpg").write_bytes(saved_as("jpg", halves()))
    (site / "content/pages/us.png").write_bytes(saved_as("png", halves()))
    (site / "content/pages/robots.txt").write_text("None come here.", "utf-8")
    build_site(site, tmp_path / "output", search=False)
    made, home = tree(tmp_path / "output"), pages_in(tmp_path / "output")["index.html"]
    assert {"index/bridge.jpg", "index/us.png", "index/robots.txt"} <= {*made}
    assert made["robots.txt"].startswith(b"User-agent")
    assert 'src="./index/bridge.jpg" width="60" height="40" alt="A bridge">' in home
    assert '<a href="./index/robots.txt">terms</a>' in home
    assert "/ada/maps/edit/main/content/pages/index.md#L2" in home
    (site / "content/pages/index.md").unlink()
    build_site(site, tmp_path / "output", search=False)
    assert "bridge" not in pages_in(tmp_path / "output")["index.html"]


def test_a_new_one_can_be_begun(tmp_path: Path) -> None:
    site = write_site(tmp_path, {})
    path = write_new(site / "config.yaml", "pages", "index")
    assert path == site / "content/pages/index.yaml"


def test_a_site_of_pages_alone_leads_to_no_empty_lists() -> None:
    records: dict[str, Any] = {
        "pages": [{"id": "index", "body": "We make maps."}, {"id": "there", "title": "There"}]
    }
    home = pages_of(library_of(records))[""]
    assert 'href="./papers/"' not in home
    assert "No papers yet" not in home
    empty = pages_of(library_of({}))[""]
    assert 'href="./papers/"' in empty
    assert "No papers yet" in empty
