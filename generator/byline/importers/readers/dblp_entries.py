"""Entries of dblp, in one form: from the JSON of its search, and from the XML of its pages."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from byline.importers.forms.ids import orcid_in
from byline.importers.readers.json_values import (
    Json,
    list_at,
    load,
    mapping_at,
    text_at,
    texts_at,
)
from byline.importers.readers.xml_tree import Element, parse_xml, place_of
from byline.importers.works import Markup, WorkByline
from byline.problems import Place, Problem, error, warning

_LISTS = {"dblp", "dblpperson"}
_NO_WORKS = {"person", "homonyms", "coauthors", "www", "r"}
# The kinds of the search's JSON, by the elements of the XML, with what these say of themselves.
_ELEMENTS: Mapping[str, tuple[str, str]] = {
    "Journal Articles": ("article", ""),
    "Conference and Workshop Papers": ("inproceedings", ""),
    "Informal Publications": ("article", "informal"),
    "Informal and Other Publications": ("article", "informal"),
    "Editorship": ("proceedings", ""),
    "Books and Theses": ("book", ""),
    "Parts in Books or Collections": ("incollection", ""),
    "Reference Works": ("incollection", "encyclopedia"),
    "Data and Artifacts": ("data", ""),
    "Withdrawn Items": ("article", "withdrawn"),
}
_FIELDS = ("year", "volume", "number", "pages", "publisher", "isbn", "school", "series")
_SHOWN = {"i", "sub", "sup", "tt"}
_IN_VOLUMES = {"inproceedings", "incollection", "proceedings"}
_THESES = {"phd": "phdthesis", "ms": "mastersthesis"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DblpEntry:
    """One entry: `element` says what it is, `traits` what is special about it, `texts` are its
    fields by the names of the XML, `pages` the addresses of its own, open ones first."""

    key: str
    line: int = 0
    element: str = ""
    traits: frozenset[str] = frozenset()
    markup: Markup = Markup.PLAIN
    title: str = ""
    authors: tuple[WorkByline, ...] = ()
    editors: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    is_whole: bool = True


class DblpEntries(NamedTuple):
    """What was read, before any of it is a work."""

    entries: tuple[DblpEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    about: str = ""


def from_json(content: bytes, name: str) -> DblpEntries:
    """The entries of an answer of dblp's search."""
    value = load(content, name)
    if isinstance(value, Problem):
        return DblpEntries(problems=(value,))
    result = mapping_at(value, "result")
    code = text_at(result, "status", "@code")
    if code not in {"", "200"}:
        said = text_at(result, "status", "text") or text_at(result, "status")
        problem = error(Place(name), f"dblp answered {code}: {said}", "try again later")
        return DblpEntries(problems=(problem,))
    if not mapping_at(result, "hits"):
        hint = "give the answer of https://dblp.org/search/publ/api with format=json"
        problem = error(Place(name), "this is no list of publications of dblp", hint)
        return DblpEntries(problems=(problem,))
    return DblpEntries(tuple(map(_from_hit, list_at(result, "hits", "hit"))))


def _from_hit(hit: Json) -> DblpEntry:
    info = mapping_at(hit, "info")
    key = text_at(info, "key")
    element, trait = _ELEMENTS.get(text_at(info, "type"), ("", ""))
    if element == "book":
        element = _THESES.get(key.partition("/")[0], element)
    plain = {it: html.unescape(text_at(info, it)) for it in _FIELDS}
    venue = " ".join(html.unescape(" / ".join(texts_at(info, "venue"))).split())
    inside = "booktitle" if element in _IN_VOLUMES else "journal"
    return DblpEntry(
        key=key,
        element=element,
        traits=frozenset({trait} - {""}),
        title=html.unescape(text_at(info, "title")),
        authors=tuple(line for it in list_at(info, "authors", "author") if (line := _named(it))),
        texts={it: said for it, said in (*plain.items(), (inside, venue)) if said},
        pages=tuple(dict.fromkeys((*texts_at(info, "ee"), *_doi_page(text_at(info, "doi"))))),
    )


def _doi_page(doi: str) -> Iterable[str]:
    return (f"https://doi.org/{doi}",) if doi else ()


def _named(author: Json) -> WorkByline | None:
    """One name of an answer, which may stand without a key."""
    name = html.unescape(text_at(author, "text") or text_at(author))
    line = _byline(name, text_at(author, "@pid"))
    return line if line.name else None


def _byline(name: str, pid: str, orcid: str = "") -> WorkByline:
    """A name with its homonym number, as dblp tells people apart."""
    known_as = (f"dblp:{pid}",) if pid else ()
    return WorkByline(name=" ".join(name.split()), orcid=orcid_in(orcid), known_as=known_as)


def from_xml(content: bytes, name: str) -> DblpEntries:
    """The entries of a person's page, of a single entry's, or of the whole of dblp."""
    root, fault = parse_xml(content)
    problems = (error(place_of(fault, content, name), fault.message, fault.hint),) if fault else ()
    if root is None or root.name not in _LISTS:
        hint = "give the XML of a person's page, such as https://dblp.org/pid/12/3456.xml"
        no_list = error(Place(name), "this is no list of publications of dblp", hint)
        return DblpEntries(problems=problems or (no_list,))
    told = [it for part in (root, *root.named("r")) for it in part.elements]
    entries = tuple(_from_element(it) for it in told if it.name not in _NO_WORKS)
    doubts = tuple(_doubts_about_person(root, name))
    return DblpEntries(entries, (*problems, *doubts), root.attributes.get("name", ""))


def _doubts_about_person(root: Element, name: str) -> Iterable[Problem]:
    for person in root.named("person"):
        if "disambiguation" in person.attributes.get("publtype", ""):
            message = "dblp keeps works of several people of one name here"
            hint = "take the page of one of them, whose name has a number behind it"
            yield warning(Place(name, person.line), message, hint)


def _from_element(told: Element) -> DblpEntry:
    title = next(iter(told.named("title")), None)
    texts = {it.name: it.text for it in reversed(told.elements) if it.text}
    addresses = sorted(told.named("ee"), key=_closed)
    return DblpEntry(
        key=told.attributes.get("key", ""),
        line=told.line,
        element=told.name,
        traits=frozenset(told.attributes.get("publtype", "").split()),
        markup=Markup.HTML,
        title=" ".join(_as_html(title).split()) if title else "",
        authors=_people(told, "author"),
        editors=tuple(it.name for it in _people(told, "editor")),
        texts=texts,
        pages=tuple(it.text for it in addresses if "archive" not in it.attributes.get("type", "")),
        is_whole=told.is_whole,
    )


def _closed(address: Element) -> bool:
    return "oa" not in address.attributes.get("type", "").split()


def _people(told: Element, role: str) -> tuple[WorkByline, ...]:
    return tuple(
        _byline(it.text, it.attributes.get("pid", ""), it.attributes.get("orcid", ""))
        for it in told.named(role)
        if it.text
    )


def _as_html(element: Element) -> str:
    """What stands inside, with the few elements that dblp allows in a title."""
    parts = (
        html.escape(part, quote=False) if isinstance(part, str) else _in_tags(part)
        for part in element.parts
    )
    return "".join(parts)


def _in_tags(element: Element) -> str:
    inner = _as_html(element)
    return f"<{element.name}>{inner}</{element.name}>" if element.name in _SHOWN else inner
