"""Works as ORCID's public records tell them (version 3.0): a whole record, the list of works in
short, some works in full, or one; and what is told of the person."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from byline.importers.forms.addresses import web_address
from byline.importers.forms.dates import date_of_parts, year_of
from byline.importers.forms.ids import as_arxiv, as_doi, is_of_preprint, isbn_in, pmid_told
from byline.importers.forms.languages import language_of
from byline.importers.readers.conventions import (
    Whereabouts,
    left_out,
    nothing_there,
    one_line,
    status_in,
    with_subtitle,
    without_doi,
)
from byline.importers.readers.gathering import OfRecord, gathered
from byline.importers.readers.json_values import (
    Json,
    at,
    beginning,
    items_at,
    list_at,
    mapping_at,
    number_at,
    text_at,
)
from byline.importers.readers.orcid_answers import has, normal_at, parsed, value_at, works_in
from byline.importers.readers.orcid_people import (
    Owner,
    orcid_in_path,
    owner_of,
    people_of,
    person_told,
)
from byline.importers.works import Markup, SourceReading, SourceWork, WorkVersion

_TYPES = {
    "journal-article": "journal", "review": "journal", "book-review": "journal",
    "conference-paper": "conference", "conference-abstract": "conference",
    "conference-output": "conference",
    "conference-poster": "poster", "conference-presentation": "talk", "lecture-speech": "talk",
    "book": "book", "edited-book": "book", "conference-proceedings": "book", "manual": "book",
    "book-chapter": "chapter", "dictionary-entry": "chapter", "encyclopedia-entry": "chapter",
    "dissertation": "thesis", "dissertation-thesis": "thesis",
    "preprint": "preprint", "working-paper": "preprint",
    "report": "report", "policy-report": "report", "technical-standard": "report",
    "standards-and-policy": "report", "standard": "report",
    "data-set": "dataset", "dataset": "dataset", "software": "software",
    "research-tool": "software",
}  # fmt: skip
_SIGN = re.compile(
    r'"(?:orcid-identifier|put-code|work-summary|given-names)"\s*:'
    r'|"path"\s*:\s*"/\d{4}-\d{4}-\d{4}-\d{3}[\dX]/|www\.orcid\.org/ns/'
)


def looks_like(content: bytes) -> bool:
    """An answer of ORCID names things as nobody else does; its XML is in ORCID's namespaces."""
    return bool(_SIGN.search(beginning(content)))


def read(content: bytes, name: str) -> SourceReading:
    """The works of an answer, each once, and the person whose record it is."""
    value, fault = parsed(content, name)
    faults = (fault,) if fault else ()
    if value is None and faults:
        return SourceReading(problems=faults)
    if said := _refusal(value):
        return nothing_there(name, f"ORCID refused: {said}")
    told = person_told(value)
    owner = owner_of(value, told)
    works = gathered(_read_each(value, owner, name))
    if told is None and works == SourceReading() and not faults and not _is_list(value):
        return nothing_there(name, "holds no works of ORCID's")
    return replace(works, problems=works.problems + faults, about=owner.name, person=told)


def _refusal(value: Json) -> str:
    """What ORCID says instead of works."""
    is_one = has(value, "response-code") or has(value, "error-code") or has(value, "error")
    if not is_one or has(value, "bulk"):
        return ""
    keys = ("user-message", "developer-message", "error_description", "error-desc", "error")
    return one_line(next(filter(None, (text_at(value, key) for key in keys)), "no reason given"))


def _is_list(value: Json) -> bool:
    """Is the answer a list of works, though an empty one?"""
    return has(works_in(value), "group") or has(value, "bulk")


def _read_each(value: Json, owner: Owner, name: str) -> Iterator[OfRecord]:
    for number, group in enumerate(items_at(works_in(value), "group"), 1):
        summaries = list_at(group, "work-summary")
        preferred = max(summaries, key=_preference, default=None)
        yield _work(preferred, owner, f"work {number}", name, list_at(group, "external-ids"))
    for number, answer in enumerate(items_at(value, "bulk"), 1):
        for fault in list_at(answer, "error"):
            why = _refusal(fault) or "no reason given"
            yield left_out(name, f"work {number}", f"was refused: {why}")
        if not has(answer, "work") and not has(answer, "error"):
            yield left_out(name, f"work {number}", "is missing")
        for work in items_at(answer, "work"):
            yield _work(work, owner, f"work {number}", name)
    if has(value, "title") or has(value, "put-code"):
        yield _work(value, owner, "the work", name)


def _preference(summary: Json) -> int:
    """How much the owner prefers this source of the work; of several alike the first."""
    return number_at(summary, "display-index") or 0


def _work(
    item: Json, owner: Owner, which: str, name: str, of_group: Iterable[Json] = ()
) -> OfRecord:
    """One work, which is called `which` where it has no number; `of_group` are the external ids
    that all its sources have together."""
    told, key = mapping_at(item), value_at(item, "put-code")
    title = with_subtitle(value_at(told, "title", "title"), value_at(told, "title", "subtitle"))
    if not title:
        return left_out(name, f"work {key}" if key else which, "has no title")
    owner = replace(owner, orcid=owner.orcid or orcid_in_path(told))
    ids = [
        it for each in (at(told, "external-ids"), *of_group) for it in list_at(each, "external-id")
    ]
    word = _word(value_at(told, "type"))
    kind = _TYPES.get(word, "other" if word else "")
    dois, arxiv = _own_ids(ids, "doi"), _own_arxiv(ids)
    doi = next((it for it in dois if not is_of_preprint(it)), next(iter(dois), ""))
    date, where = _date(told), _whereabouts(told, kind)
    authors, editors = people_of(told, owner, kind)
    translated = one_line(value_at(told, "title", "translated-title"))
    work = SourceWork(
        key=key or title,
        markup=Markup.HTML,
        title=title,
        authors=authors,
        year=year_of(date[:4]),
        date=date,
        submitted=date if kind == "preprint" else "",
        type=kind,
        venue=where.venue,
        publisher=where.publisher,
        booktitle=where.booktitle,
        editors=editors,
        institution=where.institution,
        abstract=value_at(told, "short-description"),
        doi=doi,
        arxiv=arxiv,
        pmid=next(iter(_own_ids(ids, "pmid")), ""),
        isbn=_isbn(ids, kind),
        other_links=_page(told, bool(doi or arxiv)),
        status=status_in(title),
        versions=tuple(_versions(ids, dois, doi)),
        language=language_of(value_at(told, "language-code")),
        other_titles=(translated,) if translated not in ("", title) else (),
    )
    return work, without_doi(name, f"work {key}" if key else which, _unfit_doi(ids, doi))


def _word(text: str) -> str:
    """A word of ORCID's own, which some versions write in capitals: 'PART_OF'."""
    return text.lower().replace("_", "-")


def _date(told: Json) -> str:
    parts = (value_at(told, "publication-date", part) for part in ("year", "month", "day"))
    return date_of_parts(*(number_at(part) or 0 for part in parts))


def _whereabouts(told: Json, kind: str) -> Whereabouts:
    """ORCID asks for one name: of the journal, of the book, or of who published or examined."""
    place = one_line(value_at(told, "journal-title"))
    if kind in {"thesis", "report"}:
        return Whereabouts(institution=place)
    if kind == "book":
        return Whereabouts(publisher=place)
    return Whereabouts(booktitle=place) if kind == "chapter" else Whereabouts(venue=place)


def _of_relation(ids: Iterable[Json], kind: str, *relations: str) -> Iterator[str]:
    """The values of external ids of a kind that stand in one of the relations to the work."""
    for it in ids:
        relation = _word(value_at(it, "external-id-relationship")) or "self"
        if _word(value_at(it, "external-id-type")) == kind and relation in relations:
            yield normal_at(it)


def _own_ids(ids: Iterable[Json], kind: str) -> tuple[str, ...]:
    checked = {"doi": as_doi, "pmid": pmid_told}[kind]
    return tuple(dict.fromkeys(filter(None, map(checked, _of_relation(ids, kind, "self")))))


def _own_arxiv(ids: Iterable[Json]) -> str:
    """The arXiv id, which may stand as arXiv's DOI."""
    ids = list(ids)
    told = (*_of_relation(ids, "arxiv", "self", "version-of"), *_own_ids(ids, "doi"))
    return next(filter(None, map(as_arxiv, told)), "")


def _unfit_doi(ids: Iterable[Json], doi: str) -> str:
    """What stands as the work's DOI and is none, where no other is."""
    return "" if doi else next(_of_relation(ids, "doi", "self"), "")


def _isbn(ids: list[Json], kind: str) -> str:
    """The ISBN of a book; of what is in one, the book's."""
    relations = ("self", "part-of") if kind in {"chapter", "conference"} else ("self",)
    told = _of_relation(ids, "isbn", *relations) if kind != "journal" else ()
    return next(filter(None, map(isbn_in, told)), "")


def _versions(ids: list[Json], own: tuple[str, ...], doi: str) -> Iterator[WorkVersion]:
    """Other DOIs of the work: of its preprint, or of another version."""
    others = map(as_doi, _of_relation(ids, "doi", "version-of"))
    for it in dict.fromkeys((*own, *others)):
        if it and it.lower() != doi.lower():
            is_preprint = is_of_preprint(it)
            label = "Preprint" if is_preprint else "Other version"
            arxiv = as_arxiv(it) if is_preprint else ""
            yield WorkVersion(label=label, doi=it, arxiv=arxiv)


def _page(told: Json, has_id: bool) -> tuple[tuple[str, str], ...]:
    """The work's page, where no id leads to it."""
    address = "" if has_id else web_address(value_at(told, "url"))
    return (("Web page", address),) if address else ()
