"""Works as Crossref tells them: one, or a page of a list, in JSON; titles and abstracts in HTML."""

import re
from collections.abc import Iterator
from dataclasses import replace

from byline.importers.forms.addresses import web_address
from byline.importers.forms.dates import date_of_parts, year_of
from byline.importers.forms.ids import as_arxiv, as_doi, is_of_preprint, isbn_in, orcid_in
from byline.importers.forms.languages import language_of
from byline.importers.forms.licences import licence_of
from byline.importers.readers.conventions import (
    OF_VERSIONS,
    Whereabouts,
    all_named,
    count_at,
    left_out,
    nothing_there,
    one_line,
    pages_and_article,
    paid_by,
    person,
    person_in_parts,
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
    load,
    mapping_at,
    number_at,
    text_at,
    texts_at,
)
from byline.importers.works import (
    OTHERS,
    Markup,
    SourceReading,
    SourceWork,
    WorkByline,
    WorkVersion,
)
from byline.problems import Problem

_TYPES = {
    "journal-article": "journal",
    "proceedings-article": "conference",
    "posted-content": "preprint",
    "dissertation": "thesis",
    "book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book",
    "book-set": "book", "proceedings": "book",
    "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
    "book-track": "chapter", "reference-entry": "chapter",
    "report": "report", "report-component": "report", "standard": "report",
    "dataset": "dataset", "database": "dataset", "software": "software",
}  # fmt: skip
_IN_A_VOLUME = ("conference", "chapter")
_MADE_AT = ("thesis", "report")
# The earliest of all is 'issued'; the others may tell the same day more exactly.
_DATES = ("issued", "published", "posted", "published-online", "published-print")
_FALLEN = {
    "retraction": "retracted", "partial_retraction": "retracted", "withdrawal": "withdrawn",
    "removal": "withdrawn", "correction": "corrected", "corrigendum": "corrected",
    "erratum": "corrected",
}  # fmt: skip


def looks_like(content: bytes) -> bool:
    """An answer of Crossref says at once that it is about works."""
    return bool(re.search(r'"message-type"\s*:\s*"work', beginning(content)))


def read(content: bytes, name: str) -> SourceReading:
    """The works of an answer."""
    value = load(content, name)
    if isinstance(value, Problem):
        return SourceReading(problems=(value,))
    if fault := _refusal(value):
        return nothing_there(name, fault)
    message = at(value, "message") or value
    items = items_at(message) if at(message, "items") is None else items_at(message, "items")
    return gathered(_work(item, f"work {at}", name) for at, item in enumerate(items, 1))


def _refusal(value: Json) -> str:
    """What is wrong with an answer that holds no works."""
    told, kind = list_at(value, "message"), text_at(value, "message-type")
    if text_at(value, "status") in {"error", "failed"}:
        said = text_at(told[0], "message") or text_at(told) if told else ""
        return f"Crossref refused: {one_line(said or kind)[:200]}"
    if kind and kind not in {"work", "work-list"}:
        return f"holds no works: Crossref calls it a '{kind[:40]}'"
    return ""


def _work(item: Json, which: str, name: str) -> OfRecord:
    """One work, which is called `which` where it is no such thing."""
    told = mapping_at(item, "message") or mapping_at(item)
    doi = as_doi(text_at(told, "DOI"))
    title = with_subtitle(text_at(told, "title"), text_at(told, "subtitle"))
    if not title:
        why = "has no title" if doi else "is no work of Crossref's"
        return left_out(name, f"{which} ({doi})" if doi else which, why)
    kind = _type(told)
    pages, article = pages_and_article(text_at(told, "page"))
    date, where = _date(told), _whereabouts(told, kind)
    status, status_note = _status(told, title)
    work = SourceWork(
        key=doi or title,
        markup=Markup.HTML,
        title=title,
        authors=_authors(told),
        year=year_of((_day(told, "published-print") or date)[:4]),
        date=date,
        submitted=_day(told, "posted") if kind == "preprint" else "",
        type=kind,
        venue=where.venue,
        volume=text_at(told, "volume"),
        number=text_at(told, "issue") or text_at(told, "journal-issue", "issue"),
        pages=pages,
        article=text_at(told, "article-number") or article,
        series=where.series,
        edition=text_at(told, "edition-number"),
        publisher=where.publisher,
        booktitle=where.booktitle,
        editors=tuple(it.name for it in _people(told, "editor")) if told.get("author") else (),
        institution=where.institution,
        abstract=text_at(told, "abstract"),
        doi=doi,
        arxiv=as_arxiv(doi) if is_of_preprint(doi) else "",
        isbn=_isbn(told) if kind in {"book", *_IN_A_VOLUME} else "",
        links=_links(told),
        other_links=_supplements(told),
        status=status,
        status_note=status_note,
        versions=tuple(_versions(told)),
        citations=count_at(told, "is-referenced-by-count"),
        license=_licence(told),
        funding=_funding(told),
        language=language_of(text_at(told, "language")),
        other_titles=_other_titles(told, title),
    )
    return work, without_doi(name, which, text_at(told, "DOI"))


def _type(told: Json) -> str:
    word = text_at(told, "type")
    kind = _TYPES.get(word, "other" if word else "")
    is_report = (kind, text_at(told, "subtype")) == ("preprint", "working_paper")
    return "report" if is_report else kind


def _whereabouts(told: Json, kind: str) -> Whereabouts:
    """Where a chapter's volume is of a series, Crossref names the series first."""
    containers = [one_line(it) for it in texts_at(told, "container-title")] or [""]
    institutions = (text_at(it, "name") for it in list_at(told, "institution"))
    institution = one_line(next(filter(None, institutions), ""))
    publisher = one_line(text_at(told, "publisher"))
    if kind in _MADE_AT:
        return Whereabouts(institution=institution or publisher)
    if kind == "preprint":
        return Whereabouts(venue=institution or containers[0])
    if kind == "book":
        return Whereabouts(series=containers[0], publisher=publisher)
    if kind not in _IN_A_VOLUME:
        return Whereabouts(venue=containers[0], publisher=publisher)
    *before, volume = containers
    event = one_line(text_at(told, "event", "name"))
    return Whereabouts(
        venue=event or (volume if kind == "conference" else ""),
        booktitle=volume,
        series="".join(before[:1]),
        publisher=publisher,
    )


def _day(told: Json, key: str) -> str:
    """A date of Crossref's, which are lists of lists of numbers, as far as it makes sense."""
    first = next(iter(list_at(told, key, "date-parts")), None)
    numbers = [number_at(it) or 0 for it in list_at(first)]
    return date_of_parts(*numbers[:3]) if numbers else ""


def _date(told: Json) -> str:
    dates = [day for key in _DATES if (day := _day(told, key))]
    alike = [day for day in dates if day.startswith(dates[0])]
    return max(alike, key=len, default="")


def _authors(told: Json) -> tuple[WorkByline, ...]:
    """The authors, the first of them first; of a book without any, its editors."""
    authors = _people(told, "author")
    editors = () if authors else _people(told, "editor")
    return authors or tuple(replace(it, role="" if it.is_others else "Editor") for it in editors)


def _people(told: Json, key: str) -> tuple[WorkByline, ...]:
    people = sorted(list_at(told, key), key=lambda it: text_at(it, "sequence") != "first")
    return all_named(map(_byline, people))


def _byline(told: Json) -> WorkByline:
    """One contributor: a person, whose name is in parts, or a team, which has only a name."""
    given, family, suffix = (text_at(told, key) for key in ("given", "family", "suffix"))
    team = one_line(text_at(told, "name"))
    byline = person_in_parts(given, family, suffix) if family or given else person(team)
    if byline.is_others or not byline.name:
        return OTHERS
    return replace(
        byline,
        is_team=byline.is_team or not (family or given),
        orcid=orcid_in(text_at(told, "ORCID")),
        affiliations=tuple(dict.fromkeys(filter(None, map(_place, list_at(told, "affiliation"))))),
    )


def _place(affiliation: Json) -> str:
    """An affiliation as one line; older answers have it as a text."""
    return one_line(text_at(affiliation) or text_at(affiliation, "name"))


def _isbn(told: Json) -> str:
    printed = [it for it in list_at(told, "isbn-type") if text_at(it, "type") == "print"]
    several = (*(text_at(it, "value") for it in printed), *texts_at(told, "ISBN"))
    return next(filter(None, map(isbn_in, several)), "")


def _licence(told: Json) -> str:
    """The licence of what was published, rather than of a manuscript or for machines."""
    several = sorted(
        list_at(told, "license"), key=lambda it: text_at(it, "content-version") != "vor"
    )
    return next(filter(None, (licence_of(text_at(it, "URL")) for it in several)), "")


def _links(told: Json) -> dict[str, str]:
    """The file itself, where everybody may have it: others Crossref's links serve machines."""
    files = [
        web_address(text_at(it, "URL"))
        for it in list_at(told, "link")
        if text_at(it, "content-type") == "application/pdf"
    ]
    pdf = next(filter(None, files), "") if _licence(told) else ""
    return {"pdf": pdf} if pdf else {}


def _supplements(told: Json) -> tuple[tuple[str, str], ...]:
    dois = _related(told, "is-supplemented-by")
    return tuple(("Supplement", f"https://doi.org/{doi}") for doi in dois)


def _related(told: Json, relation: str) -> tuple[str, ...]:
    """The DOIs of the works that stand in that relation to this one."""
    several = list_at(told, "relation", relation)
    dois = (as_doi(text_at(it, "id")) for it in several)
    return tuple(dict.fromkeys(filter(None, dois)))


def _versions(told: Json) -> Iterator[WorkVersion]:
    """Other forms of the work, each with its own DOI."""
    for relation, label in OF_VERSIONS.items():
        for doi in _related(told, relation):
            arxiv = as_arxiv(doi) if is_of_preprint(doi) else ""
            yield WorkVersion(label=label, doi=doi, arxiv=arxiv)


def _status(told: Json, title: str) -> tuple[str, str]:
    """Where the work stands, and why: later notices tell it, or its title; a notice tells what it
    is about."""
    for update in list_at(told, "updated-by"):
        doi = as_doi(text_at(update, "DOI"))
        if status := _FALLEN.get(text_at(update, "type").lower()):
            note = f"See https://doi.org/{doi}." if doi else ""
            return status_in(title) or status, note
    for update in list_at(told, "update-to"):
        doi, label = as_doi(text_at(update, "DOI")), text_at(update, "label")
        if doi and doi.lower() != text_at(told, "DOI").lower():
            return "", f"{label or 'Notice'} of https://doi.org/{doi}."
    return status_in(title), ""


def _funding(told: Json) -> tuple[str, ...]:
    each = (paid_by(text_at(it, "name"), texts_at(it, "award")) for it in list_at(told, "funder"))
    return tuple(dict.fromkeys(filter(None, each)))


def _other_titles(told: Json, title: str) -> tuple[str, ...]:
    """What else the work is called: translations, and the title in its own language."""
    several = (*texts_at(told, "title")[1:], *texts_at(told, "original-title"))
    return tuple(it for it in dict.fromkeys(map(one_line, several)) if it != title)
