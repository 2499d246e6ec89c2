"""CSL-JSON, which Zotero, Mendeley, pandoc and resolvers of DOIs write."""

import re
from dataclasses import replace
from itertools import takewhile

from byline.importers.forms.dates import date_of, date_of_parts, exact
from byline.importers.forms.ids import isbn_told
from byline.importers.readers.extras import with_extras
from byline.importers.readers.gathering import OfRecord, gathered
from byline.importers.readers.json_items import JsonItem, items_of
from byline.importers.readers.json_values import (
    Json,
    beginning,
    flag_at,
    list_at,
    mapping_at,
    number_at,
    text_at,
    texts_at,
)
from byline.importers.readers.markup import markup_of
from byline.importers.readers.people import byline_in_parts, byline_of, listed, team_of
from byline.importers.readers.places import placed
from byline.importers.readers.soundness import sound
from byline.importers.readers.web import on_the_web
from byline.importers.readers.work_types import CSL_TYPES, nearer
from byline.importers.works import SourceReading, SourceWork, WorkByline
from byline.problems import Place, Problem, did_you_mean, error, warning
from byline.records.paper import PaperType, Status

# What stands in CSL and in no other JSON of works, and what stands in others alone.
_OURS = re.compile(
    r'"(?:issued|container-title|citation-key|collection-title|publisher-place|date-parts)"\s*:'
    r'|"type"\s*:\s*"(?:article-[a-z]+|paper-conference|entry-[a-z]+|post-weblog|legal_case)"'
    r'|"(?:author|editor)"\s*:\s*\[\s*\{\s*"(?:family|given|literal)"\s*:'
)
_OTHERS = re.compile(
    r'"(?:itemType|message-type|paperId|display_name|orcid-identifier|hits|schemaVersion)"\s*:'
)
_KEY_IN_ID = re.compile(r"[A-Za-z][\w:.+-]*\d{4}[\w:.+-]*", re.ASCII)
_STATUS = {
    "in press": Status.ACCEPTED,
    "forthcoming": Status.ACCEPTED,
    "accepted": Status.ACCEPTED,
    "submitted": Status.SUBMITTED,
    "retracted": Status.RETRACTED,
}
_GIVE_TITLE = "give it one in the program that exported it, or write the record by hand"


def looks_like(content: bytes) -> bool:
    """Are these items of CSL-JSON?"""
    text = beginning(content).lstrip()
    return text.startswith(("[", "{")) and bool(_OURS.search(text)) and not _OTHERS.search(text)


def read(content: bytes, name: str) -> SourceReading:
    """The works of the items, and what is wrong with others."""
    items, problems = items_of(content, name)
    return gathered(map(_work, items), problems)


def _work(item: JsonItem) -> OfRecord:
    """The work of an item, or what is wrong with it."""
    value, place = item.value, item.place
    title = _title(value)
    if not title:
        given = text_at(value, "id") or text_at(value, "DOI")
        message = f"the work '{given}' has no title" if given else "this is no work with a title"
        return None, (error(place, message, _GIVE_TITLE),)
    told = with_extras(_told(value, title, place), text_at(value, "note"))
    better, problems = sound(told, lambda _field: place)
    key = better.key or better.doi or title
    return _placed(replace(better, key=key), value), (*_doubts(value, place), *problems)


def _told(value: Json, title: str, place: Place) -> SourceWork:
    """What the item says, but for where the work appeared."""
    kind = nearer(CSL_TYPES.get(text_at(value, "type")), text_at(value, "genre"))
    web = on_the_web([text_at(value, "URL")])
    number, issue = text_at(value, "number"), text_at(value, "issue")
    is_journal = kind is PaperType.JOURNAL
    given, date = text_at(value, "id"), _date(value, "issued")
    abstract = text_at(value, "abstract")
    status = _STATUS.get(text_at(value, "status").lower()) or _in_press(value)
    return SourceWork(
        key=given,
        line=place.line,
        markup=markup_of(title, abstract, text_at(value, "container-title")),
        title=title,
        authors=listed(map(_byline, list_at(value, "author"))),
        year=int(date[:4]) if date else None,
        date=exact(date),
        submitted=_date(value, "submitted"),
        type=kind.value if kind else "",
        volume=text_at(value, "volume"),
        number=issue or (number if kind in (PaperType.REPORT, PaperType.BOOK) else ""),
        pages=text_at(value, "page") or text_at(value, "page-first"),
        article=text_at(value, "article-number") or (number if is_journal and issue else ""),
        edition=text_at(value, "edition"),
        editors=tuple(it.name for it in map(_byline, list_at(value, "editor")) if it.name),
        abstract=abstract,
        doi=text_at(value, "DOI") or web.doi,
        arxiv=web.arxiv,
        openreview=web.openreview,
        pmid=text_at(value, "PMID") or web.pmid,
        isbn=isbn_told(texts_at(value, "ISBN")),
        links=web.links,
        other_links=web.other_links,
        keywords=_keywords(value),
        status=status.value if status else "",
        citations=number_at(value, "is-referenced-by-count"),
        language=text_at(value, "language"),
        cite_key=text_at(value, "citation-key") or (given if _KEY_IN_ID.fullmatch(given) else ""),
    )


def _placed(work: SourceWork, value: Json) -> SourceWork:
    """The work with where it appeared."""
    numbered = f"{text_at(value, 'archive')}: {text_at(value, 'archive_location')}"
    work = with_extras(work, f"{numbered}\n{text_at(value, 'number')}")
    return placed(
        work,
        container=text_at(value, "container-title"),
        event=text_at(value, "event-title") or text_at(value, "event"),
        series=text_at(value, "collection-title"),
        publisher=text_at(value, "publisher"),
    )


def _title(value: Json) -> str:
    """The title, with the subtitle that some services keep apart from it."""
    title, below = text_at(value, "title"), text_at(value, "subtitle")
    whole = f"{title}: {below}" if title and below and below not in title else title
    return " ".join(whole.split())


def _byline(value: Json) -> WorkByline:
    """The byline of a name; one in a single piece is that of a team, as CSL has it."""
    if isinstance(value, str):
        return byline_of(value)
    orcid = text_at(value, "ORCID")
    affiliations = texts_at([text_at(it, "name") for it in list_at(value, "affiliation")])
    literal = text_at(value, "literal") or text_at(value, "name")
    given, family = text_at(value, "given"), text_at(value, "family")
    if literal and not family:
        return byline_of(literal) if "," in literal else team_of(literal, affiliations)
    particles = [text_at(value, f"{it}-particle") for it in ("dropping", "non-dropping")]
    family = " ".join(it for it in (*particles, family) if it)
    suffix = text_at(value, "suffix")
    if flag_at(value, "static-ordering") and given and family:
        name = f"{family} {given}"
        return WorkByline(name=name, family=family, orcid=orcid, affiliations=affiliations)
    return byline_in_parts(given, family, suffix, orcid, affiliations)


def _date(value: Json, field: str) -> str:
    """The date of the field as exactly as it tells; of a range, what both ends have in common."""
    dates = [_date_of_parts(list_at(it)) for it in list_at(mapping_at(value, field), "date-parts")]
    if dates and dates[0]:
        both = zip(dates[0].split("-"), dates[-1].split("-"), strict=False)
        same = [first for first, _last in takewhile(lambda it: it[0] == it[1], both)]
        return "-".join(same) or dates[0][:4]
    written = [text_at(value, field, it) for it in ("raw", "literal")] + [text_at(value, field)]
    return next((date for it in written if (date := date_of(it))), "")


def _date_of_parts(parts: list[Json]) -> str:
    """The date of [year, month, day], each a number or its digits."""
    numbers = [number_at(it) or 0 for it in parts[:3]]
    return date_of_parts(*numbers) if numbers else ""


def _in_press(value: Json) -> Status | None:
    """Programs write 'in press' where a date should be."""
    written = text_at(value, "issued", "literal") or text_at(value, "issued", "raw")
    return _STATUS.get(written.lower())


def _keywords(value: Json) -> tuple[str, ...]:
    """The keywords, which one text holds with commas or semicolons between them."""
    words = (it.strip() for text in texts_at(value, "keyword") for it in re.split("[,;]", text))
    return tuple(dict.fromkeys(it for it in words if it))


def _doubts(value: Json, place: Place) -> list[Problem]:
    """What is odd about an item that is read all the same."""
    told = text_at(value, "type")
    if not told or told in CSL_TYPES:
        return []
    hint = did_you_mean(told, CSL_TYPES) or "it is read without a type; give it one in its record"
    return [warning(place, f"'{told}' is not a type that CSL knows", hint)]
