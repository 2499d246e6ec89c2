"""No page holds what a strict policy for its content refuses: scripts or styles of its own."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.page_kinds import prepared
from tests.support.places import SAMPLE
from tests.support.sites_on_disk import TINY


class _Reader(HTMLParser):
    """Notes what stands in a page that should stand in a file."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(f"<{tag}>")
        own = [name for name in names if name == "style" or name.startswith("on")]
        leads = [name for name, value in attrs if (value or "").strip().startswith("javascript:")]
        self.found += [f"<{tag} {name}>" for name in own + leads]


def inlined(html: str) -> list[str]:
    """The scripts and styles that stand in the page itself."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(TINY / "config.yaml", id="golden"),
        pytest.param(SAMPLE, id="sample", marks=pytest.mark.long),
    ],
)
def test_no_page_has_scripts_or_styles_of_its_own(config: Path) -> None:
    site = prepared(config)
    found = {
        page.address: faults
        for page in site.pages
        if page.kind != "bibtex" and (faults := inlined(site.renderer.page(page).decode()))
    }
    assert found == {}


@pytest.mark.parametrize(
    "html",
    [
        "<style>p { color: red }</style>", "<script>run()</script>", "<p style='color: red'>x</p>",
        "<p onclick='run()'>x</p>", "<a href='javascript:run()'>x</a>", "<body onload=run()>",
    ],
)  # fmt: skip
def test_each_of_them_is_found(html: str) -> None:
    assert len(inlined(f"<script src='x.js'></script><link rel=stylesheet href=x.css>{html}")) == 1
