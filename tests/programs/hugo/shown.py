"""What a file of a built site shows and tells, put so that two programs' files can be compared.

Formulas count as equal where both show one: each program writes MathML of its own. Braces are
left out of BibTeX, where Byline puts more of them to keep capitals. Of a description it counts
only that there is one: each program cuts abstracts in its own way.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

ADDRESS = "https://papers.example.org/"  # where hugo.json says that the site stands
_BIBTEX = re.compile(r"[^/]+\.bib$")
_FORMULA, _BRACES = "∎", str.maketrans("", "", "{}")
_APART = frozenset({"p", "li", "option", "div", "td", "th", "h1", "h2", "h3", "dt", "dd"})
_TOLD_BY_FEEDS = frozenset({"title", "subtitle", "published", "updated", "name", "summary"})
Attributes = list[tuple[str, str | None]]


def shown(path: Path, address: str) -> str:
    """What a page, a feed or a file with BibTeX says; '' for other files."""
    match path.suffix:
        case ".html":
            return _page(path.read_text("utf-8"), address)
        case ".xml":
            return _feed(path.read_text("utf-8"), address)
        case ".bib":
            return path.read_text("utf-8").translate(_BRACES).strip()
    return ""


def named_alike(address: str) -> str:
    """The address, with one name for all files with BibTeX: Hugo names them all the same."""
    return _BIBTEX.sub("paper.bib", address)


def visible(page: str) -> str:
    """The words that a page shows, in a row."""
    return _in_a_row(_read(page, "").words)


class _Page(HTMLParser):
    """Collects what a page shows in its body, tells in its head, and leads to."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.words: list[str] = []
        self.told: list[str] = []
        self.leads_to: list[str] = []
        self.in_body = self.in_title = self.in_math = 0

    def handle_starttag(self, tag: str, attributes: Attributes) -> None:
        has = {name: value or "" for name, value in attributes}
        self.in_body += tag == "body"
        self.in_title += tag == "title"
        if tag == "math":
            self.in_math += 1
            self.words.append(_FORMULA)
        if tag in _APART:
            self.words.append(" ")
        if tag == "meta" and (told := _told(has)):
            self.told.append(told)
        if has.get("http-equiv") == "refresh":
            has["href"] = has["content"].partition("url=")[2]
        self.leads_to += [_full(self.address, has[it]) for it in ("href", "src") if it in has]

    def handle_endtag(self, tag: str) -> None:
        self.in_body -= tag == "body"
        self.in_title -= tag == "title"
        self.in_math -= tag == "math"

    def handle_data(self, data: str) -> None:
        if self.in_body and not self.in_math:
            self.words.append(data)
        elif self.in_title:
            self.told.append(f"title: {data}")


class _Feed(HTMLParser):
    """Collects what a feed tells of itself and of each entry, in its order."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.base = address
        self.tag = ""
        self.told: list[str] = []

    def handle_starttag(self, tag: str, attributes: Attributes) -> None:
        has = {name: value or "" for name, value in attributes}
        self.tag = tag
        if tag == "feed":
            self.base = urljoin(_full(self.base, ""), has.get("xml:base", ""))
        elif tag == "link":
            self.told.append(f"{has.get('rel')}: {_full(self.base, has['href'])}")
        elif tag == "category":
            self.told.append(f"category: {has['term']}")

    def handle_endtag(self, _tag: str) -> None:
        self.tag = ""

    def handle_data(self, data: str) -> None:
        if self.tag in _TOLD_BY_FEEDS:
            # A summary is HTML that is written as text.
            text = visible(f"<body>{data}</body>") if self.tag == "summary" else data
            self.told.append(f"{self.tag}: {text}")


def _page(page: str, address: str) -> str:
    read = _read(page, address)
    return "\n".join([_in_a_row(read.words), *sorted(read.told), *read.leads_to])


def _feed(feed: str, address: str) -> str:
    parser = _Feed(address)
    parser.feed(feed)
    return "\n".join(parser.told)


def _read(page: str, address: str) -> _Page:
    parser = _Page(address)
    parser.feed(page)
    return parser


def _told(meta: dict[str, str]) -> str:
    name = meta.get("name") or meta.get("property")
    content = "" if name == "description" else meta.get("content", "")
    return f"{name}: {content}" if name else ""


def _in_a_row(words: Sequence[str]) -> str:
    text = "".join(words).translate(_BRACES)
    return re.sub(r"\s*([,;.:∎%])\s*", r"\1", " ".join(text.split()))


def _full(address: str, link: str) -> str:
    """Where a link leads to that stands at the address."""
    return named_alike(urljoin(urljoin(ADDRESS, address), link))
