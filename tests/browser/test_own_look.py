"""A site with style, head, script, picture and a template of its own, as a browser shows it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from byline.cli import main
from byline.records.extent import Size
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from tests.support.sites_on_disk import TINY, build_site, lean_copy
from tests.support.watching import Seen, watching

THEME = """\
:root { --accent: light-dark(#7a1f5c, #e2a1cc); }
h1 { color: rgb(1, 2, 3); margin-top: 7px; }
header { background: url("assets/images/sky.png"); }
@layer pages { main a { text-decoration: overline; } }
"""
HEAD = """\
<meta name="theme-color" content="#7a1f5c">
<script type="module" src="{{ asset("js/mine.js") }}"></script>
"""
SCRIPT = """\
import { added } from "./parts/added.js";
document.documentElement.dataset.mine = added;
"""


def with_own_look(site: Path) -> Path:
    """The site with everything that it may bring; the template is copied by the command."""
    for name, text in {
        "theme.css": THEME,
        "head.html": HEAD,
        "assets/js/mine.js": SCRIPT,
        "assets/js/parts/added.js": 'export const added = "yes";\n',
    }.items():
        path = site / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (site / "templates/assets/images").mkdir()
    shutil.copyfile(TINY / "content/authors/ada.png", site / "templates/assets/images/sky.png")
    command = ["override", "--config", str(site / "config.yaml"), "pages/page.html"]
    assert CliRunner().invoke(main, command).exit_code == 0
    own = site / "templates/pages/page.html"
    text = own.read_text("utf-8").replace('<article class="page">', '<article class="page mine">')
    own.write_text(text, "utf-8")
    return site


@pytest.mark.long
@pytest.mark.parametrize("size", Size)
def test_it_wins_over_the_engines_and_nothing_of_it_is_refused(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str], size: Size
) -> None:
    if size is Size.LEAN:
        lean_copy(TINY, tmp_path / "site")
    else:
        shutil.copytree(TINY, tmp_path / "site")
    site = with_own_look(tmp_path / "site")
    report = build_site(site, tmp_path / "output", search=False, analytics=False)
    assert not [it for it in report.problems if it.where.file.startswith("templates/")]
    address = serve(tmp_path / "output")
    with watching(browser, address.rstrip("/")) as watched:
        page = watched.page
        for where in ("", "papers/engine/", "about/"):
            watched.visit(where)
            heading = page.locator("h1")
            style = "it => [getComputedStyle(it).color, getComputedStyle(it).marginTop]"
            assert heading.evaluate(style) == ["rgb(1, 2, 3)", "7px"], where
            page.wait_for_function("document.documentElement.dataset.mine === 'yes'")
            assert page.locator("meta[name=theme-color]").get_attribute("content") == "#7a1f5c"
            sky = "it => getComputedStyle(it).backgroundImage"
            assert "/images/sky.png" in page.locator("header").first.evaluate(sky)
        assert page.locator("article.page.mine").count() == 1
        link = page.locator("main a").first
        expect(link).to_have_css("text-decoration-line", "overline")
        page.emulate_media(color_scheme="dark")
        expect(link).to_have_css("color", "rgb(226, 161, 204)")
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
        expect(link).to_have_css("text-decoration-line", "none")  # the engine's, on paper
        assert watched.seen == Seen()
