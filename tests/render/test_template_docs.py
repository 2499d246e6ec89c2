"""TEMPLATES.md says all that templates may use, and what it shows works."""

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from byline.records.extent import Size
from byline.render.generated import TEMPLATES
from byline.render.template_docs import PAGE_NAMES, ROW_NAMES, template_docs, words_of_type
from byline.views.kinds import PAGE_KINDS
from byline.views.shared import Brief, Link, OutLink

from tests.support.places import ROOT
from tests.support.sites_on_disk import build_site, pages_in, write_site
from tests.support.template_reader import GLOBALS, KNOWN, WAYS, dataclasses_in, view_of

DOCS = template_docs()


def section(heading: str) -> str:
    found = re.search(
        rf"^###? {re.escape(heading)}\n(.*?)(?=^##|\Z)", DOCS, re.MULTILINE | re.DOTALL
    )
    assert found, heading
    return found[1]


def test_the_file_is_current() -> None:
    assert (ROOT / TEMPLATES).read_text("utf-8") == DOCS, "run: make reference"


def test_it_can_be_read() -> None:
    lines = DOCS.splitlines()
    assert len(lines) < 900
    assert all(len(line) <= 96 or " " not in line for line in lines)


def test_every_link_within_it_leads_to_one_heading() -> None:
    headings = [
        it.lower().replace(" ", "-") for it in re.findall(r"^##+ (.*)$", DOCS, re.MULTILINE)
    ]
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#([^)]+)\)", DOCS)) <= set(headings)


def test_it_names_all_that_templates_know() -> None:
    assert {name.partition("(")[0] for name in PAGE_NAMES} == {"page", *KNOWN}
    assert set(ROW_NAMES) == {"row", *WAYS, *GLOBALS}


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_it_names_every_field_of_every_view(kind: str, size: Size) -> None:
    name = f"pages/{PAGE_KINDS[kind].template}.html"
    told, view = section(f"[{name}](../templates/{name})"), view_of(kind, size)
    assert f"`{kind}`" in told
    for field in dataclasses.fields(view):
        assert f"`{field.name}`" in told
    for part in {*dataclasses_in(view)} - {view}:
        assert section(part.__name__)


def test_all_views_have_what_layouts_show() -> None:
    for kind in PAGE_KINDS:
        for size in Size:
            assert {"head", "title"} <= {it.name for it in dataclasses.fields(view_of(kind, size))}


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (str, "text"),
        (str | None, "text, or nothing"),
        (tuple[str, ...], "a list of text"),
        (OutLink | None, "[OutLink](#outlink), or nothing"),
        (tuple[tuple[Link, ...], ...], "a list of a list of [Link](#link)"),
        (Brief, "[Brief](#brief)"),
    ],
)
def test_types_are_told_in_plain_words(hint: object, words: str) -> None:
    assert words_of_type(hint) == words


@pytest.mark.parametrize("hint", [float, tuple[str, int], Callable[[str], str], str | int])
def test_a_type_without_words_is_refused(hint: object) -> None:
    with pytest.raises(TypeError, match="no words"):
        words_of_type(hint)


def test_the_example_makes_a_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    page = {"title": "*Lab*", "body": "Hi.", "extra": {"grant_page": "https://example.org/grant"}}
    write_site(site, {"pages/lab.yaml": page, "pages/bare.yaml": {"title": "Bare"}})
    found = re.search(r"```html\n({% extends.*?)```", DOCS, re.DOTALL)
    assert found
    (site / "templates/pages").mkdir(parents=True)
    (site / "templates/pages/page.html").write_text(found[1], "utf-8")
    build_site(site, tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    assert "<h1><em>Lab</em></h1>" in pages["lab/index.html"]
    assert "<p>Hi.</p>" in pages["lab/index.html"]
    assert '<a href="https://example.org/grant">The grant</a>' in pages["lab/index.html"]
    assert "The grant" not in pages["bare/index.html"]


@pytest.mark.long
def test_the_examples_of_style_and_head_do_what_they_say(tmp_path: Path) -> None:
    theme = re.search(r"```css\n(.*?)```", DOCS, re.DOTALL)
    head = re.search(r"```html\n(<link.*?)```", DOCS, re.DOTALL)
    assert theme
    assert head
    site = write_site(tmp_path / "site", {})
    files = {
        "theme.css": theme[1],
        "head.html": head[1],
        "assets/js/mine.js": "",
        "assets/fonts/mine.woff2": "",
    }
    for name, text in files.items():
        path = site / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert not build_site(site, tmp_path / "output").problems
    home = pages_in(tmp_path / "output")["index.html"]
    (sheet,) = (tmp_path / "output" / "assets").glob("site.*.css")
    assert '<link rel="me" href="https://example.org/@ada">' in home
    assert re.search(r'<script type="module" src="[./]*assets/js\.\w+/mine\.js">', home)
    (font,) = re.findall(r'url\("(own\.\w+/fonts/mine\.woff2)"\)', sheet.read_text("utf-8"))
    assert (sheet.parent / font).is_file()
