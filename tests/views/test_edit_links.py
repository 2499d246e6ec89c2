"""Each page of a record leads to the file and line where it is written, and to its history."""

import re
from pathlib import Path
from typing import Any

import pytest
from byline.reading.validate import read_config

from tests.support.sites_on_disk import GOLDEN, TINY, build_site, pages_in, write_site

PAPER = {"title": "Maps", "authors": ["Ada Lovelace"], "year": 2024, "venue": "A Journal"}
LINKS = re.compile(r'<p class="record-links">(.*?)</p>')
FORGE = "https://github.com/ada/papers"
SEVERAL = """\
# What we wrote in 2024.
- id: maps
  title: Maps
  authors: [Ada Lovelace]
  year: 2024

- title: Charts
  id: charts
  authors: [Ada Lovelace]
  year: 2024
"""


def links_of(page: str) -> list[str]:
    found = LINKS.search(page)
    return re.findall(r'href="([^"]*)"', found[1]) if found else []


def built(folder: Path, records: dict[str, Any], /, **repository: str) -> dict[str, str]:
    facts = {"repository": {"name": "ada/papers", **repository}}
    site = write_site(folder, records, **facts)
    build_site(site, folder / "output")
    return pages_in(folder / "output")


def test_the_three_links(tmp_path: Path) -> None:
    pages = built(tmp_path, {"papers/maps.yaml": PAPER})
    assert links_of(pages["papers/maps/index.html"]) == [
        f"{FORGE}/edit/main/content/papers/maps.yaml#L1",
        f"{FORGE}/commits/main/content/papers/maps.yaml",
        f"{FORGE}/blob/main/content/papers/maps.yaml?plain=1#L1",
    ]


def test_the_line_is_the_records_first(tmp_path: Path) -> None:
    about = "---\n# The site in short.\n\ntitle: About\n---\nText.\n"
    pages = built(tmp_path, {"papers/all.yaml": SEVERAL, "pages/about.md": about})
    first = {name: links_of(page)[:1] for name, page in pages.items() if links_of(page)}
    assert first == {
        "papers/maps/index.html": [f"{FORGE}/edit/main/content/papers/all.yaml#L2"],
        "papers/charts/index.html": [f"{FORGE}/edit/main/content/papers/all.yaml#L7"],
        "about/index.html": [f"{FORGE}/edit/main/content/pages/about.md#L4"],
    }


@pytest.mark.parametrize(
    ("repository", "path"),
    [
        ({"branch": "site/live"}, "site/live/content"),
        ({"branch": "what?#1"}, "what%3F%231/content"),
        ({"folder": "docs/our site/"}, "main/docs/our%20site/content"),
        ({"folder": "."}, "main/content"),
    ],
)
def test_branch_and_folder(tmp_path: Path, repository: dict[str, str], path: str) -> None:
    pages = built(tmp_path, {"papers/maps.yaml": PAPER}, **repository)
    assert (
        links_of(pages["papers/maps/index.html"])[1] == f"{FORGE}/commits/{path}/papers/maps.yaml"
    )


@pytest.mark.parametrize("folder", ["/srv/site", "../site", "docs\\site"])
def test_a_folder_elsewhere_is_refused(tmp_path: Path, folder: str) -> None:
    facts = {"repository": {"name": "ada/papers", "folder": folder}}
    site = write_site(tmp_path, {"papers/maps.yaml": PAPER}, **facts)
    _config, problems = read_config(site / "config.yaml")
    assert [(it.message, it.hint) for it in problems] == [
        (f"'{folder}' is not a folder of the repository", "write it as docs/site")
    ]


def test_paths_are_percent_encoded(tmp_path: Path) -> None:
    record = {**PAPER, "id": "maps"}
    pages = built(tmp_path, {"papers/50% é #1/a map?.yaml": record})
    _edit, history, _place = links_of(pages["papers/maps/index.html"])
    path = "content/papers/50%25%20%C3%A9%20%231/a%20map%3F.yaml"
    assert history == f"{FORGE}/commits/main/{path}"


def test_without_a_repository_there_are_none(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {"papers/maps.yaml": PAPER})
    build_site(site, tmp_path / "output")
    assert not any("record-links" in page for page in pages_in(tmp_path / "output").values())


def test_what_no_record_makes_has_none(tmp_path: Path) -> None:
    pages = built(tmp_path, {"papers/maps.yaml": PAPER})
    with_links = {name for name, page in pages.items() if links_of(page)}
    assert with_links == {"papers/maps/index.html"}
    assert "venues/a-journal/index.html" in pages


def test_every_page_of_a_record_leads_to_its_lines() -> None:
    kinds = set()
    for name, page in pages_in(GOLDEN).items():
        if links := links_of(page):
            root = "https://github.com/example/tiny/edit/live/sites/tiny/"
            file, _, line = links[0].removeprefix(root).partition("#L")
            text = (TINY / file).read_text("utf-8").splitlines()[int(line) - 1]
            record = Path(name).parent.name or Path(name).stem
            own_file = Path(file).stem == record
            assert own_file or re.search(rf"\bid: {record}\b", text), (name, text)
            kinds.add(file.split("/")[1])
    assert kinds == {
        "papers",
        "authors",
        "venues",
        "topics",
        "institutions",
        "news",
        "pages",
        "projects",
    }
