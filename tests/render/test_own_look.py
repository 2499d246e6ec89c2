"""A site's own style, head, scripts and files, beside the engine's, and no copy of any of them."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from byline.building.check import NO_MEMORY
from byline.building.line import build
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.records.extent import Size
from byline.render.assets import stylesheet
from byline.render.folders import ENGINE_TEMPLATES
from byline.render.renderer import Renderer
from byline.render.templates import TemplateFaultError
from byline.serve.nearness import Nearness
from byline.serve.serve import Editor
from byline.serve.texts import TextIndex
from byline.site import Planned

from tests.support.sites_on_disk import TINY, build_site, pages_in, tree, write_site

PAPER = {"papers/maps.yaml": {"title": "Maps", "authors": ["Ada Lovelace"], "year": 2023}}
HEAD = """\
<link rel="me" href="https://example.org/@ada">
<script type="module" src="{{ asset("js/mine.js") }}"></script>
"""
THEME = """\
/* Mine. */
body { background: url( 'assets/images/sky.png' ) url(assets/images/none.png) }
"""


def site_of(folder: Path, files: dict[str, str], **config: Any) -> Path:
    """A small site with these files in its templates/."""
    site = write_site(folder, PAPER, features={"search": False}, **config)
    for name, text in files.items():
        own(site, name, text)
    return site


def own(site: Path, name: str, text: str) -> None:
    path = site / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def sheet_of(output: Path) -> str:
    (sheet,) = (output / "assets").glob("site.*.css")
    return sheet.read_text("utf-8")


@pytest.mark.parametrize("size", [Size.FULL, pytest.param(Size.LEAN, marks=pytest.mark.long)])
def test_every_page_has_the_lines_of_the_head_and_the_script(tmp_path: Path, size: Size) -> None:
    mine = {"head.html": HEAD, "assets/js/mine.js": "// Mine.\n"}
    site = site_of(tmp_path / "site", mine, size=str(size))
    build_site(site, tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    assert len(pages) > 6
    for name, page in pages.items():
        head = page[: page.index("<main")]
        assert head.count('<link rel="me" href="https://example.org/@ada">') == 1, name
        (source,) = re.findall(r'src="([^"]*/mine\.js)"', head)
        from_page = (tmp_path / "output" / name).parent / source.removeprefix("/")
        assert from_page.read_text("utf-8") == "// Mine.\n", name


def test_without_them_no_page_has_more() -> None:
    for size in Size:
        layout = "layouts/page.html" if size is Size.LEAN else "layouts/front.html"
        folder = ENGINE_TEMPLATES / "lean" if size is Size.LEAN else ENGINE_TEMPLATES
        assert '{% include "head.html" %}' in (folder / layout).read_text("utf-8")
    assert re.fullmatch(r"{#[^#]*#}\n", (ENGINE_TEMPLATES / "head.html").read_text("utf-8"))


def test_a_theme_ends_the_sheet_and_names_files_by_where_they_stand(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", {"theme.css": THEME}, theme={"accent": "#8a2be2"})
    (site / "templates/assets/images").mkdir(parents=True)
    shutil.copyfile(TINY / "content/authors/ada.png", site / "templates/assets/images/sky.png")
    own(site, "assets/notes.txt", "not published")
    build_site(site, tmp_path / "output")
    sheet = sheet_of(tmp_path / "output")
    engines = stylesheet([ENGINE_TEMPLATES], "#8a2be2", search=False).content.decode()
    assert sheet.startswith(engines)
    theme = sheet.removeprefix(engines)
    (address,) = re.findall(r'url\("(own\.\w{10}/images/sky\.png)"\)', theme)
    assert theme == THEME.replace("url( 'assets/images/sky.png' )", f'url("{address}")')
    there = tmp_path / "output" / "assets" / address
    assert there.read_bytes() == (TINY / "content/authors/ada.png").read_bytes()
    assert not [*(tmp_path / "output").rglob("notes.txt")]


def test_all_of_the_engines_style_is_in_layers() -> None:
    """So that what is in none wins over it."""
    for part in (ENGINE_TEMPLATES / "assets" / "css").rglob("*.css"):
        outside = re.sub(r"/\*.*?\*/", "", part.read_text("utf-8"), flags=re.DOTALL)
        while (less := re.sub(r"\{[^{}]*\}", "", outside)) != outside:
            outside = less
        assert re.fullmatch(r"(?:\s*@layer [\w, ]+;?)+\s*", outside), part


@pytest.mark.long
def test_a_file_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", {"head.html": "\n{{ asset('js/page/mian.js') }}"})
    with pytest.raises(TemplateFaultError) as fault:
        build(Options(site / "config.yaml", tmp_path / "output"), Stopwatch())
    assert str(fault.value) == (
        f"{site / 'templates/head.html'}:2: there is no js/page/mian.js in templates/assets/; "
        "did you mean 'js/page/main.js'?; the site was not built"
    )


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of pages that were truly made."""
    found: list[str] = []
    page = Renderer.page

    def noted(self: Renderer, planned: Planned) -> bytes:
        found.append(planned.address)
        return page(self, planned)

    monkeypatch.setattr(Renderer, "page", noted)
    return found


@pytest.mark.long
def test_pages_are_made_again_when_one_of_them_changes(tmp_path: Path, made: list[str]) -> None:
    files = {
        "head.html": HEAD + "{{ asset('images/sky.svg') }}",
        "theme.css": THEME,
        "assets/images/sky.svg": "<svg />",
        "assets/js/mine.js": "// Mine.",
    }
    site, output = site_of(tmp_path / "site", files), tmp_path / "output"
    build_site(site, output)
    for name, text in files.items():
        made.clear()
        own(site, name, text + "x")
        build_site(site, output)
        assert "papers/maps/" in made, name
    build_site(site, tmp_path / "clean")
    assert tree(output) == tree(tmp_path / "clean")


@pytest.mark.long
@pytest.mark.parametrize(("also", "is_made_again"), [("", False), ("{{ link('papers/') }}", True)])
def test_a_head_that_links_to_no_page_rests_on_none(
    tmp_path: Path, made: list[str], also: str, is_made_again: bool
) -> None:
    site = site_of(tmp_path / "site", {"head.html": HEAD + also, "assets/js/mine.js": ""})
    build_site(site, tmp_path / "output")
    made.clear()
    paper = (site / "content/papers/maps.yaml").read_text("utf-8")
    (site / "content/papers/stars.yaml").write_text(
        paper.replace("Maps", "Stars").replace("Ada Lovelace", "Zoe Quill"), "utf-8"
    )
    build_site(site, tmp_path / "output")
    assert "papers/stars/" in made
    assert ("names/ada-lovelace/" in made) is is_made_again


def test_a_page_that_is_served_has_them_as_soon_as_they_are_there(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", {})
    options = Options(site / "config.yaml", tmp_path / "output")
    editor = Editor(options, NO_MEMORY, Nearness(lambda: None), TextIndex(lambda _words: None))
    assert b"rel=me" not in editor.next_edition().answer("/papers/maps/").body
    own(site, "head.html", "<link rel=me href='https://example.org/'>")
    own(site, "theme.css", "a { color: red }")
    page = editor.next_edition().answer("/papers/maps/").body
    assert b"<link rel=me href='https://example.org/'>" in page
    (sheet,) = re.findall(rb'href="../../(assets/site\.[^"]+)"', page)
    assert editor.next_edition().answer(f"/{sheet.decode()}").body.endswith(b"a { color: red }\n")
