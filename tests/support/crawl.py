"""Reads a built site as a browser would: every page parsed, every link followed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

OUTSIDE = ("http:", "https:", "mailto:")


@dataclass
class Page:
    """What a page links to, where it can be linked to, and what it says."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    text: str = ""
    headings: list[int] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.page.links.append(value)
            if name == "id" and value is not None:
                self.page.ids.append(value)
            if name == "content" and value and value.startswith("0; url="):
                self.page.links.append(value.removeprefix("0; url="))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.page.text += data


def read_page(text: str) -> Page:
    """The page's links, ids and text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


def read_site(output: Path) -> dict[str, Page]:
    """Every page of the site by its file."""
    return {
        path.relative_to(output).as_posix(): read_page(path.read_text("utf-8"))
        for path in sorted(output.rglob("*.html"))
    }


def target_of(file: str, link: str, base: str = "/") -> tuple[str, str] | None:
    """The file and fragment that an internal link leads to; None for one that leads away."""
    if link.startswith(OUTSIDE):
        return None
    parts = urlsplit(link)
    path = unquote(parts.path)
    if path.startswith("/"):
        assert path.startswith(base), f"{file} links to {link}, outside {base}"
        path = path.removeprefix(base) or "./"
        where = normpath(path) + ("/" if path.endswith("/") else "")
    elif not path:
        return file, parts.fragment
    else:
        where = normpath(join(file.rpartition("/")[0], path))
        where += "/" if path.endswith("/") and where != "." else ""
    assert not where.startswith(".."), f"{file} links to {link}, outside the site"
    where = "" if where in {".", "./"} else where
    return (f"{where}index.html" if where.endswith("/") or not where else where), parts.fragment


def dead_links(output: Path, base: str = "/") -> list[str]:
    """Every internal link that leads to no file, or to no id in it."""
    pages = read_site(output)
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    dead = []
    for file, page in pages.items():
        for link in page.links:
            target = target_of(file, link, base)
            if target is None:
                continue
            where, fragment = target
            if where not in files or (fragment and fragment not in pages[where].ids):
                dead.append(f"{file} -> {link}")
    return dead
