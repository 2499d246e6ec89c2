"""Atom feeds as RFC 4287 wants them: read strictly, with every fault told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\dZ")
_ABSOLUTE = re.compile(r"(urn:uuid:[0-9a-f-]{36}|https?://[^\s]+)")
_ONCE = ("id", "title", "updated", "published", "summary", "subtitle", "generator")
_KNOWN = {*_ONCE, "author", "category", "link", "entry", "name"}


@dataclass(frozen=True)
class Told:
    """An entry as a feed reader would show it."""

    id: str
    title: str
    updated: str
    published: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    link: str
    summary: str


@dataclass(frozen=True)
class Feed:
    """A feed; its links are resolved against `xml:base`, and that against its own address."""

    id: str
    title: str
    updated: str
    itself: str
    page: str
    entries: tuple[Told, ...]


def read_feed(content: bytes, address: str) -> Feed:
    """The feed that stands at the address; it must have no fault."""
    root = etree.fromstring(content)
    assert list(faults(root)) == []
    base = urljoin(address, root.get(f"{XML}base", ""))
    return Feed(
        id=_text(root, "id"),
        title=_text(root, "title"),
        updated=_text(root, "updated"),
        itself=_link(root, "self", base),
        page=_link(root, "alternate", base),
        entries=tuple(_told(entry, base) for entry in root.iter(f"{ATOM}entry")),
    )


def feeds_in(output: Path, home: str) -> dict[str, Feed]:
    """Every feed of a built site, by its path; the site stands at `home`."""
    return {
        name: read_feed(path.read_bytes(), home + name)
        for path in sorted(output.rglob("feed.xml"))
        for name in [path.relative_to(output).as_posix()]
    }


def faults(root: etree._Element) -> Iterator[str]:
    """Whatever the feed lacks or has too much of."""
    if root.tag != f"{ATOM}feed":
        yield f"the root is {root.tag}"
    yield from _faults_of(root)
    entries = list(root.iter(f"{ATOM}entry"))
    ids = [_text(it, "id") for it in [root, *entries]]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    for entry in entries:
        yield from _faults_of(entry)
        if _text(entry, "updated") > _text(root, "updated"):
            yield "an entry is newer than the feed"
    for element in root.iter():
        if element.tag.removeprefix(ATOM) not in {*_KNOWN, "feed"}:
            yield f"unknown element {element.tag}"


def _faults_of(element: etree._Element) -> Iterator[str]:
    """What a feed and an entry must both have."""
    for name in ("id", "title", "updated"):
        if len(element.findall(ATOM + name)) != 1 or not _text(element, name):
            yield f"not one {name}"
    yield from (f"two of {it}" for it in _ONCE if len(element.findall(ATOM + it)) > 1)
    if not _ABSOLUTE.fullmatch(_text(element, "id")):
        yield "the id is not absolute"
    for name in ("updated", "published"):
        if element.find(ATOM + name) is not None and not _MOMENT.fullmatch(_text(element, name)):
            yield f"{name} is no moment"
    if not element.findall(f"{ATOM}author"):
        yield "no author"
    for author in element.findall(f"{ATOM}author"):
        if len(author.findall(f"{ATOM}name")) != 1 or not _text(author, "name"):
            yield "an author without a name"
    if [it.get("rel") for it in element.findall(f"{ATOM}link")].count("alternate") != 1:
        yield "not one alternate link"
    yield from ("no term" for it in element.findall(f"{ATOM}category") if not it.get("term"))


def _told(entry: etree._Element, base: str) -> Told:
    return Told(
        id=_text(entry, "id"),
        title=_text(entry, "title"),
        updated=_text(entry, "updated"),
        published=_text(entry, "published"),
        authors=tuple(_text(it, "name") for it in entry.findall(f"{ATOM}author")),
        categories=tuple(it.get("term", "") for it in entry.findall(f"{ATOM}category")),
        link=_link(entry, "alternate", base),
        summary=_text(entry, "summary"),
    )


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(ATOM + name) or "").strip()


def _link(element: etree._Element, kind: str, base: str) -> str:
    found = [it.get("href") for it in element.findall(f"{ATOM}link") if it.get("rel") == kind]
    return urljoin(base, found[0] or "") if found else ""
