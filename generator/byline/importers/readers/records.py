"""Plain lists of works under Byline's own names of fields: JSON, JSON Lines or YAML; also pages of
people, each with the papers it shows."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from byline.alphabet import fold
from byline.importers.forms.addresses import addresses_in
from byline.importers.forms.dates import date_of, exact, year_of
from byline.importers.forms.types import type_named
from byline.importers.readers.decoding import text_of
from byline.importers.readers.gathering import OfRecord, gathered
from byline.importers.readers.json_items import JsonItem, items_of
from byline.importers.readers.json_values import (
    Json,
    at,
    beginning,
    flag_at,
    list_at,
    mapping_at,
    number_at,
    text_at,
    texts_at,
)
from byline.importers.readers.markup import markup_of
from byline.importers.readers.people import byline_of, listed, team_of
from byline.importers.readers.places import on_arxiv
from byline.importers.readers.soundness import sound
from byline.importers.readers.web import on_the_web
from byline.importers.works import (
    OTHERS,
    Markup,
    SourceReading,
    SourceWork,
    WorkByline,
    WorkVersion,
)
from byline.problems import Place, Problem, error, warning
from byline.reading.syntax import Fault, Node, parse_yaml
from byline.reading.syntax import plain as plain_values
from byline.records.names import parse
from byline.records.paper import PaperLinks, Status

# Fields that are a text in works, too, under the same name.
_TEXTS = (
    "venue", "volume", "number", "pages", "article", "series", "edition", "booktitle",
    "institution", "abstract", "tldr", "doi", "arxiv", "pmid", "isbn", "openalex", "dblp",
    "status_note", "group", "license", "language", "cite_key",
)  # fmt: skip
_LISTS = ("topics", "keywords", "awards", "funding", "editors")
_LINKS = tuple(it for it in PaperLinks.model_fields if it != "more")
_OUR_NAMES = frozenset({
    *_TEXTS, *_LISTS, *_LINKS, "title", "authors", "authors_cut", "year", "date", "submitted",
    "type", "publisher", "openreview", "links", "url", "urls", "has_code", "category",
    "categories", "status", "versions", "citations", "featured", "score", "novelty",
    "institutions", "key", "id", "ref", "page", "header", "researcher", "papers", "name",
})  # fmt: skip
_FOREIGN = frozenset({"paperId", "display_name", "itemType", "message-type", "issued", "hits"})
_JSON_KEY = re.compile(r'"([\w-]{1,30})"\s*:')
_YAML_TITLE = re.compile(r"(?m)^(?:- |  )?title:\s")
_YAML_YEAR = re.compile(r"(?m)^(?:- |  )?(?:year|date):\s")
_TEX = re.compile(
    r"\\(?:emph|text[a-z]{2}|cite[a-z]*|url|href|textsc)\s*\{|\\[`'\"^~=.]\{?[A-Za-z]"
)
_CATEGORY = re.compile(r"[a-zA-Z][\w.-]*", re.ASCII)
_BETWEEN_NAMES = re.compile(r"\s+and\s+|\s*;\s*|\s*&\s*")
_GIVE_TITLE = "each work needs a title"
_AS_RECORDS = "write a list of works, each with title, authors and year"


def looks_like(content: bytes) -> bool:
    """Are most of the names of fields Byline's own?"""
    text = beginning(content).lstrip()
    if text.startswith(("[", "{")):
        keys = _JSON_KEY.findall(text)
        ours = sum(it in _OUR_NAMES for it in keys)
        is_work = {"title", "authors"} <= set(keys) and bool({"year", "date"} & set(keys))
        return is_work and _FOREIGN.isdisjoint(keys) and ours * 4 >= len(keys) * 3
    is_front_matter = text.startswith("---") and "\n---" in text[3:]
    is_yaml = _YAML_TITLE.search(text) and _YAML_YEAR.search(text) and "authors:" in text
    return bool(is_yaml) and not is_front_matter


def read(content: bytes, name: str) -> SourceReading:
    """The works of the list or of the pages; whoever's page it is wrote each paper on it."""
    items, problems = _items(content, name)
    found = (_work(entry, person) for item in items for entry, person in _papers(item))
    people = [_person(it.value) for it in items if _is_page(it.value)]
    about = people[0] if len(people) == 1 else ""
    return replace(gathered(found, problems), about=about)


def _papers(item: JsonItem) -> list[tuple[JsonItem, str]]:
    """The papers of a page, each with whose page it is; else the item itself, with nobody."""
    if not _is_page(item.value):
        return [(item, "")]
    person = _person(item.value)
    return [(it, person) for it in item.items]


def _is_page(value: Json) -> bool:
    return isinstance(at(value, "papers"), list)


def _items(content: bytes, name: str) -> tuple[list[JsonItem], list[Problem]]:
    """The items of the list, whichever of the languages it is written in."""
    if beginning(content).lstrip().startswith(("[", "{")):
        return items_of(content, name, inside="papers")
    text, doubts = text_of(content, name)
    problems = list(doubts)
    if not text.strip():
        return [], problems or [error(Place(name), "the file is empty", _AS_RECORDS)]
    try:
        root = parse_yaml(text, name)
    except Fault as fault:
        faults = (fault, *fault.others)
        return [], [*problems, *(error(it.place, it.message, it.hint) for it in faults)]
    if root.kind == "scalar":
        return [], [*problems, error(root.place(name), "this is no list of works", _AS_RECORDS)]
    return [_item(it, name) for it in (root.items if root.kind == "list" else [root])], problems


def _item(node: Node, name: str) -> JsonItem:
    """The item that stands in YAML, with the papers of a page."""
    papers = node.items[list(node.keys).index("papers")] if "papers" in node.keys else None
    inside = tuple(_item(it, name) for it in papers.items) if papers else ()
    return JsonItem(plain_values(node), Place(name, node.line + 1), inside)


def _person(page: Json) -> str:
    """Whose page it is, as the page says."""
    header = mapping_at(page, "header")
    names = (text_at(it, key) for it in (header, page) for key in ("researcher", "name", "author"))
    return next((it for it in names if it), "")


def _work(item: JsonItem, person: str) -> OfRecord:
    """The work of an item on the page of that person, or what is wrong with it."""
    value, place = item.value, item.place
    title = " ".join(text_at(value, "title").split())
    if not title:
        given = _key(value)
        message = f"the work '{given}' has no title" if given else "this is no work with a title"
        return None, (error(place, message, _GIVE_TITLE),)
    told = _with_addresses(_told(value, title, place, person), value)
    better, problems = sound(told, lambda _field: place)
    work = on_arxiv(replace(better, key=better.key or better.doi or title))
    return work, (*_doubts(value, place), *problems)


def _told(value: Json, title: str, place: Place, person: str) -> SourceWork:
    """What the item says under the names of a paper's fields, but for links."""
    same: dict[str, Any] = {it: text_at(value, it) for it in _TEXTS}
    same |= {it: texts_at(value, it) for it in _LISTS}
    kind = type_named(text_at(value, "type"))
    status = text_at(value, "status").lower()
    date = date_of(text_at(value, "date"))
    classes = [*texts_at(value, "category"), *texts_at(value, "categories")]
    counted = text_at(value, "citations", "count") or text_at(value, "citations")
    work = SourceWork(
        key=_key(value),
        line=place.line,
        markup=_markup(title, same["abstract"], same["venue"]),
        title=title,
        authors=_authors(value, person),
        year=year_of(text_at(value, "year")) or year_of(date),
        date=exact(date),
        submitted=date_of(text_at(value, "submitted")),
        type=kind.value if kind else "",
        has_code=flag_at(value, "has_code"),
        categories=tuple(dict.fromkeys(it for it in classes if _CATEGORY.fullmatch(it))),
        status=status if status in list(Status) else "",
        versions=tuple(_version(it) for it in list_at(value, "versions") if text_at(it, "label")),
        citations=number_at(counted),
        featured=flag_at(value, "featured"),
    )
    return replace(work, **same)


def _with_addresses(work: SourceWork, value: Json) -> SourceWork:
    """The work with its links, and with the ids that stand in addresses."""
    named = {it: text_at(value, "links", it) or text_at(value, it) for it in _LINKS}
    links = {it: found[0] for it, text in named.items() if (found := addresses_in(text))}
    free = [*texts_at(value, "url"), *texts_at(value, "urls")]
    web = on_the_web([*free, text_at(value, "openreview")])
    publisher = text_at(value, "publisher")
    openreview = text_at(value, "openreview")
    labelled = [(text_at(it, "label"), text_at(it, "url")) for it in list_at(value, "links")]
    others = [it for it in labelled if it[0] and addresses_in(it[1])]
    return replace(
        work,
        links={**web.links, **links},
        other_links=(*others, *web.other_links),
        publisher="" if addresses_in(publisher) else publisher,
        doi=work.doi or web.doi,
        arxiv=work.arxiv or web.arxiv,
        pmid=work.pmid or web.pmid,
        openreview=web.openreview or ("" if "/" in openreview else openreview),
    )


def _key(value: Json) -> str:
    names = ("id", "key", "ref", "cite_key")
    return next((text for it in names if (text := text_at(value, it))), "")


def _markup(*texts: str) -> Markup:
    """Records are in Markdown with math; lists made by programs may hold HTML, or more TeX."""
    if markup_of(*texts) is Markup.HTML:
        return Markup.HTML
    return Markup.TEX if any(_TEX.search(it) for it in texts) else Markup.MARKDOWN


def _authors(value: Json, person: str) -> tuple[WorkByline, ...]:
    """The bylines; a list that leaves out the person whose page it is claims no order."""
    told = [it for author in list_at(value, "authors") for it in _bylines(author)]
    if flag_at(value, "authors_cut"):
        told.append(OTHERS)
    if person and not any(_may_be(it.name, person) for it in told):
        is_cut = flag_at(value, "authors_cut")
        told = [*told, byline_of(person)] if is_cut else [OTHERS, *told, byline_of(person)]
    return listed(told)


def _may_be(printed: str, person: str) -> bool:
    """Is the name that of the person, but for accents, a homonym's number, or initials?"""
    one, other = parse(printed), parse(person)
    if fold(one.printed) == fold(other.printed):
        return True
    givens = [fold(it.given).split()[:1] for it in (one, other)]
    has_initial = any(len(it) == 1 for given in givens for it in given)
    same_initial = [it[0][:1] for it in givens if it]
    is_alike = len(same_initial) == 2 and same_initial[0] == same_initial[1]
    return fold(one.family) == fold(other.family) and has_initial and is_alike


def _bylines(author: Json) -> Iterable[WorkByline]:
    """The bylines of an entry: a name, several in one text, or a mapping as in records."""
    if not isinstance(author, dict):
        return (byline_of(it) for it in _names(author if isinstance(author, str) else ""))
    if flag_at(author, "group"):
        return (team_of(text_at(author, "name"), texts_at(author, "affiliations")),)
    byline = byline_of(text_at(author, "name"))
    more = replace(
        byline,
        family=text_at(author, "family") or byline.family,
        orcid=text_at(author, "orcid"),
        affiliations=texts_at(author, "affiliations"),
        is_equal=flag_at(author, "equal"),
        is_corresponding=flag_at(author, "corresponding"),
        role=text_at(author, "role"),
    )
    return (byline if byline.is_others else more,)


def _names(text: str) -> list[str]:
    """The names in the text; commas part them where each piece has a first and a last name."""
    names = [it for it in _BETWEEN_NAMES.split(text) if it]
    by_commas = [it.strip() for name in names for it in name.split(",")]
    are_whole = len(by_commas) > len(names) and all(len(it.split()) > 1 for it in by_commas)
    return by_commas if are_whole else names


def _version(value: Json) -> WorkVersion:
    """One of the forms in which the work appeared."""
    fields = ("label", "date", "venue", "doi", "arxiv", "url", "note")
    return WorkVersion(**{it: text_at(value, it) for it in fields})


def _doubts(value: Json, place: Place) -> list[Problem]:
    """What is odd about an item that is read all the same."""
    told = text_at(value, "type")
    if not told or type_named(told):
        return []
    hint = "it is read without a type; give it one in its record"
    return [warning(place, f"'{told}' is not a type of paper", hint)]
