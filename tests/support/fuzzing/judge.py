"""What must hold of a site that was built, whatever its records hold: its pages are sound and hold
nothing but text where records are shown, its links lead to files of it, its other files can be
read."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from zlib import crc32

import html5lib
from byline.building.options import Options
from byline.building.prepare import base_path, full_base
from byline.reading.validate import read_config
from lxml import etree

from tests.support import atom, bib_reader
from tests.support.crawl import Page, read_page, target_of
from tests.support.markup import faults_of_markup, parts_of_templates

# Controls, and what no text holds, but for tabs and ends of lines.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Of the new pages of a site so many are parsed as browsers do; what stands around them is alike.
_MOST_PAGES = 15
_MANY_SEEN = 5_000  # pages and files that are remembered
_target = lru_cache(1 << 17)(target_of)
_OTHERS = "https://example.org/"  # where the valid site stands, and much that it links to
_NOWHERE = "https://nowhere.example/"


class Fault(NamedTuple):
    """What is wrong: its kind, by which alike ones are told once, and all of it."""

    kind: str
    what: str


class _Read(NamedTuple):
    """A page as it was read: what is wrong with it by itself, and its links and ids."""

    faults: list[Fault]
    page: Page


class _Stands(NamedTuple):
    """Where a site stands on its host, and its full address if it knows it."""

    base: str
    home: str


@dataclass
class Judge:
    """Judges sites that are built one after another: what was seen before is not judged again.

    `known` is what templates alone may put on pages.
    """

    known: frozenset[str] = frozenset()
    pages: dict[bytes, _Read] = field(default_factory=dict)
    others: dict[tuple[str, bytes, str], list[Fault]] = field(default_factory=dict)

    def learn(self, output: Path) -> None:
        """What the pages of a harmless site hold comes from templates."""
        self.known |= {
            part
            for path in output.rglob("*.html")
            for element in html5lib.parse(path.read_bytes()).iter()
            for part in parts_of_templates(element)
        }

    def faults(self, options: Options) -> list[Fault]:
        """All that is wrong with the site that was built so."""
        output = options.output
        files = {it.relative_to(output).as_posix(): it for it in output.rglob("*") if it.is_file()}
        contents = {name: it.read_bytes() for name, it in files.items() if _is_judged(name)}
        known = self.known | _asked_for(options)
        html = {name: it for name, it in contents.items() if name.endswith(".html")}
        pages = self._pages(html, known)
        stands = _stands(options)
        found = [
            Fault(it.kind, f"{name}: {it.what}") for name in pages for it in pages[name].faults
        ]
        for name, it in pages.items():
            found += _dead_links(name, it.page, pages, files.keys(), stands)
        for name, content in contents.items():
            if not name.endswith(".html"):
                found += self._other(name, content, stands.home or _NOWHERE)
        return found

    def _pages(self, contents: Mapping[str, bytes], known: frozenset[str]) -> dict[str, _Read]:
        """The pages as they were read; of those that are new, the first so many are judged."""
        if len(self.pages) > _MANY_SEEN:
            self.pages.clear()
        # In this order pages of all kinds come first.
        new = [it for it in sorted(contents, key=_mixed) if contents[it] not in self.pages]
        for number, name in enumerate(new):
            text = contents[name].decode("utf-8", "surrogateescape")
            faults = [*_faults_of_page(text, known)] if number < _MOST_PAGES else []
            self.pages[contents[name]] = _Read(faults, read_page(text))
        return {name: self.pages[content] for name, content in contents.items()}

    def _other(self, name: str, content: bytes, home: str) -> list[Fault]:
        """What is wrong with a file that is no page."""
        if len(self.others) > _MANY_SEEN:
            self.others.clear()
        key = name, content, home
        if key not in self.others:
            kind = Path(name).suffix
            try:
                self.others[key] = [*_READERS[kind](name, content, home)]
            except Exception as fault:  # whatever a reader says, it is a fault
                self.others[key] = [Fault(f"unreadable {kind}", f"{name}: {fault!r}")]
        return self.others[key]


def _mixed(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogateescape"))


def _is_judged(name: str) -> bool:
    """The file is one that templates or formats made, not one that a record names."""
    path = Path(name)
    if name.startswith("assets/") or path.suffix not in {".html", *_READERS}:
        return False
    return path.suffix != ".bib" or path.stem == path.parent.name


def _stands(options: Options) -> _Stands:
    config, _problems = read_config(options.config)
    assert config  # it was built
    home = full_base(config, options.base_url)
    base = "/" if options.for_disk else unquote(base_path(config, options.base_url))
    return _Stands(base, home)


def _asked_for(options: Options) -> frozenset[str]:
    """What the site itself asks its templates for: the script that counts visits."""
    config, _problems = read_config(options.config)
    counts = config.analytics if config else None
    return frozenset({f"script {counts.script} ", *counts.attributes} if counts else ())


def _faults_of_page(text: str, known: frozenset[str]) -> Iterator[Fault]:
    parser = html5lib.HTMLParser()
    document = parser.parse(text)
    for _place, fault, data in parser.errors:
        if fault != "invalid-codepoint":  # told below, with what stands around it
            yield Fault(f"HTML: {fault}", f"{fault} {data}")
    for said in faults_of_markup(document, known):
        yield Fault(f"markup: {said.split('=')[0][:40]}", said[:300])
    values = (value for element in document.iter() for value in element.attrib.values())
    shown = "\n".join([*document.itertext(), *values])
    if control := _CONTROLS.search(shown):
        near = shown[max(0, control.start() - 40) : control.end() + 20]
        yield Fault("control on a page", f"{near!r}")
    if any("\udc80" <= letter <= "\udcff" for letter in text):
        yield Fault("page is not UTF-8", "")


def _dead_links(
    name: str, page: Page, pages: Mapping[str, _Read], files: Collection[str], stands: _Stands
) -> Iterator[Fault]:
    """Links of a page into the site that lead to no file, or to no mark in it."""
    own = "" if stands.home.startswith(_OTHERS) else stands.home
    for link in page.links:
        file = name
        if own and link.startswith(own):
            file, link = "index.html", f"./{link.removeprefix(own)}"
        try:
            target = _target(file, link, stands.base)
        except (AssertionError, ValueError) as fault:
            yield Fault("link that leads nowhere", f"{name}: {fault}")
            continue
        if target and target[0] not in files:
            yield Fault("dead link", f"{name} -> {link}")
        elif target and target[1] not in {"", "top"} and _lacks(pages.get(target[0]), target[1]):
            yield Fault("dead mark", f"{name} -> {link}")


def _lacks(page: _Read | None, mark: str) -> bool:
    """The target is a page, not a file with marks of its own kind, and does not have the mark."""
    return page is not None and mark not in page.page.ids


def _xml(name: str, content: bytes, home: str) -> Iterator[Fault]:
    if not name.endswith("feed.xml"):
        etree.fromstring(content)
        return
    for entry in atom.read_feed(content, home + name).entries:
        if not entry.link.startswith(home):
            yield Fault("a feed leads elsewhere", f"{name}: {entry.link}")


def _bibtex(name: str, content: bytes, _home: str) -> Iterator[Fault]:
    text = content.decode("utf-8")
    bib_reader.read(text)
    if control := _CONTROLS.search(text):
        yield Fault("control in BibTeX", f"{name}: {control[0]!r}")


def _json(_name: str, content: bytes, _home: str) -> Iterator[Fault]:
    json.loads(content.decode("utf-8"))
    yield from ()


_READERS: Mapping[str, Callable[[str, bytes, str], Iterator[Fault]]] = {
    ".xml": _xml,
    ".bib": _bibtex,
    ".json": _json,
}
