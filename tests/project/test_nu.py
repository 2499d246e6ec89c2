"""The Nu HTML checker has nothing against any kind of page, nor against the style sheet."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from byline.building.prepare import Prepared
from byline.site import Planned

from tests.support import extremes
from tests.support.nu import errors
from tests.support.page_kinds import of_every_kind, prepared
from tests.support.places import SAMPLE
from tests.support.sites_on_disk import TINY

pytestmark = pytest.mark.long


def written(site: Prepared, pages: Iterable[Planned], folder: Path) -> list[Path]:
    """The pages as files that are named by their kind and number."""
    folder.mkdir(parents=True)
    files = []
    for number, page in enumerate(pages):
        file = folder / f"{folder.name}-{page.kind}-{number}.html"
        file.write_bytes(site.renderer.page(page))
        files.append(file)
    return files


def test_no_kind_of_page_has_an_error(tmp_path: Path) -> None:
    files: list[Path] = []
    extreme_site = extremes.write(tmp_path / "site")
    sites = {"golden": TINY / "config.yaml", "sample": SAMPLE, "extremes": extreme_site}
    for name, config in sites.items():
        site = prepared(config)
        pages = [page for pages in of_every_kind(site).values() for page in pages]
        extreme = [page for page in site.pages if page.address in extremes.PAGES.values()]
        files += written(site, dict.fromkeys([*pages, *extreme]), tmp_path / name)
    found = errors(files)
    assert not found, "\n".join(found)


def test_the_style_sheet_has_no_error(tmp_path: Path) -> None:
    style = tmp_path / "site.css"
    style.write_bytes(prepared(TINY / "config.yaml").assets[0].content)
    found = errors([style], "--css")
    assert not found, "\n".join(found)


def test_the_checker_finds_errors(tmp_path: Path) -> None:
    right = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>{}</main>"
    good, bad, style = tmp_path / "good.html", tmp_path / "bad.html", tmp_path / "bad.css"
    good.write_text(right.format(""), "utf-8")
    bad.write_text(right.format("<ul><p>No item</p></ul>"), "utf-8")
    style.write_text("p { colour: red }", "utf-8")
    (page,) = errors([good, bad])
    assert "bad.html:1: Element “p” not allowed as child of element “ul”" in page
    (sheet,) = errors([style], "--css")
    assert "colour" in sheet
