"""Zotero's own JSON: items as its interface on the web, and programs beside it, give them."""

import re
from dataclasses import replace

from byline.importers.forms.dates import date_of, exact, most_exact, year_of
from byline.importers.forms.ids import isbn_told
from byline.importers.readers.extras import with_extras
from byline.importers.readers.gathering import OfRecord, gathered
from byline.importers.readers.json_items import JsonItem, items_of
from byline.importers.readers.json_values import (
    Json,
    at,
    beginning,
    list_at,
    mapping_at,
    number_at,
    text_at,
)
from byline.importers.readers.markup import markup_of
from byline.importers.readers.people import byline_in_parts, listed, team_of
from byline.importers.readers.places import placed
from byline.importers.readers.soundness import sound
from byline.importers.readers.web import on_the_web
from byline.importers.readers.work_types import ZOTERO_TYPES, nearer
from byline.importers.works import SourceReading, SourceWork, WorkByline
from byline.problems import Place, Problem, error, warning
from byline.records.paper import PaperType, Status

_OURS = re.compile(r'"itemType"\s*:\s*"')
_NO_WORKS = frozenset({"attachment", "note", "annotation"})
_AUTHORS = frozenset((
    "author", "artist", "cartographer", "composer", "director", "interviewee", "inventor",
    "podcaster", "presenter", "programmer",
))  # fmt: skip
_EDITORS = frozenset({"editor"})
_CONTAINERS = (
    "publicationTitle", "proceedingsTitle", "bookTitle", "encyclopediaTitle", "dictionaryTitle",
    "blogTitle", "websiteTitle", "forumTitle", "programTitle", "repository",
)  # fmt: skip
_PUBLISHERS = ("publisher", "university", "institution", "company", "studio", "network")
_GENRES = ("genre", "presentationType", "reportType", "manuscriptType", "thesisType")
_IN_PRESS = re.compile(r"in press|forthcoming|to appear|accepted", re.IGNORECASE)
_ARCHIVE_SUBJECT = re.compile(r"[A-Z][A-Za-z ]+ - [A-Z]")  # arXiv's: 'Computer Science - Learning'
_LICENCE = re.compile(r"(?:CC\b|Creative Commons).{0,80}", re.IGNORECASE)
_AUTOMATIC = 1  # the type of a tag that came with the work, and is nobody's own label
_GIVE_TITLE = "give it one in Zotero and export it again, or write the record by hand"


def looks_like(content: bytes) -> bool:
    """Are these items as Zotero keeps them?"""
    text = beginning(content).lstrip()
    return text.startswith(("[", "{")) and bool(_OURS.search(text))


def read(content: bytes, name: str) -> SourceReading:
    """The works of the items, each with the files that belong to it; notes are never read."""
    items, problems = items_of(content, name)
    files = _files(items)
    kept = (it for it in items if not _is_left_out(_data(it.value)))
    return gathered((_work(it, files.get(_key(it.value), [])) for it in kept), problems)


def _is_left_out(value: Json) -> bool:
    """Is this no work, or one that was thrown away?"""
    return text_at(value, "itemType") in _NO_WORKS or bool(at(value, "deleted"))


def _data(value: Json) -> Json:
    """The item itself, which the interface on the web puts into an envelope."""
    return mapping_at(value, "data") or mapping_at(value)


def _key(value: Json) -> str:
    return text_at(_data(value), "key") or text_at(value, "key")


def _files(items: list[JsonItem]) -> dict[str, list[Json]]:
    """The attachments that stand as items of their own, by the key of the item they belong to."""
    files: dict[str, list[Json]] = {}
    for item in items:
        value = _data(item.value)
        if text_at(value, "itemType") == "attachment":
            files.setdefault(text_at(value, "parentItem"), []).append(value)
    return files


def _work(item: JsonItem, files: list[Json]) -> OfRecord:
    """The work of an item, or what is wrong with it."""
    value, place = _data(item.value), item.place
    names = ("title", "caseName", "nameOfAct", "subject")
    title = " ".join(_first(value, names).split())
    if not title:
        given = _key(item.value)
        message = f"the item '{given}' has no title" if given else "this is no item with a title"
        return None, (error(place, message, _GIVE_TITLE),)
    told = _told(item, value, title, [*files, *list_at(value, "attachments")])
    told = with_extras(told, text_at(value, "extra"))
    better, problems = sound(told, lambda _field: place)
    work = placed(
        replace(better, key=better.key or better.doi or title),
        container=_first(value, _CONTAINERS),
        event=_first(value, ("conferenceName", "meetingName")),
        series=_first(value, ("series", "seriesTitle")),
        publisher=_first(value, _PUBLISHERS),
    )
    return work, (*_doubts(value, place), *problems)


def _told(item: JsonItem, value: Json, title: str, files: list[Json]) -> SourceWork:
    """What the item says, but for where the work appeared and for what its extra lines say."""
    kind = nearer(ZOTERO_TYPES.get(text_at(value, "itemType")), _first(value, _GENRES))
    pdfs = [text_at(it, "url") for it in files if _is_pdf(it)]
    web = on_the_web([text_at(value, "url")], pdfs)
    written = text_at(value, "date")
    dates = [date_of(written), date_of(text_at(item.value, "meta", "parsedDate"))]
    numbered = "\n".join(text_at(value, it) for it in ("archiveID", "archiveLocation"))
    abstract = text_at(value, "abstractNote")
    work = SourceWork(
        key=_key(item.value) or text_at(value, "itemID"),
        line=item.place.line,
        markup=markup_of(title, abstract, _first(value, _CONTAINERS)),
        title=title,
        authors=listed(_bylines(value, _AUTHORS)),
        year=year_of(written) or year_of(dates[1]),
        date=exact(most_exact(dates)),
        type=kind.value if kind else "",
        volume=text_at(value, "volume"),
        number=_first(value, ("issue", "reportNumber", "seriesNumber")),
        pages=text_at(value, "pages"),
        edition=text_at(value, "edition"),
        editors=tuple(it.name for it in _bylines(value, _EDITORS) if it.name),
        abstract=abstract,
        doi=text_at(value, "DOI") or web.doi,
        arxiv=web.arxiv,
        openreview=web.openreview,
        pmid=text_at(value, "PMID") or web.pmid,
        isbn=isbn_told([text_at(value, "ISBN")]),
        links=web.links,
        other_links=web.other_links,
        keywords=_keywords(value),
        status=Status.ACCEPTED.value if _IN_PRESS.search(written) else "",
        license=_licence(text_at(value, "rights")),
        language=text_at(value, "language") if kind is not PaperType.SOFTWARE else "",
        cite_key=_first(value, ("citationKey", "citekey")),
    )
    return with_extras(work, numbered)


def _first(value: Json, names: tuple[str, ...]) -> str:
    """The first of these fields that says something."""
    return next((text for it in names if (text := text_at(value, it))), "")


def _bylines(value: Json, roles: frozenset[str]) -> list[WorkByline]:
    """The creators in these roles."""
    creators = list_at(value, "creators")
    return [_byline(it) for it in creators if (text_at(it, "creatorType") or "author") in roles]


def _byline(value: Json) -> WorkByline:
    """The byline of a creator; one whose name is in a single field is a team."""
    whole, family = text_at(value, "name"), text_at(value, "lastName")
    given = text_at(value, "firstName")
    is_single = number_at(value, "fieldMode") == 1 and not given
    return team_of(whole or family) if whole or is_single else byline_in_parts(given, family)


def _is_pdf(file: Json) -> bool:
    told = text_at(file, "contentType") or text_at(file, "mimeType")
    return told == "application/pdf" or (not told and text_at(file, "url").endswith(".pdf"))


def _keywords(value: Json) -> tuple[str, ...]:
    """The keywords that came with the work; labels that people gave it are their own."""
    tags = [it for it in list_at(value, "tags") if number_at(it, "type") == _AUTOMATIC]
    words = (text_at(it, "tag") for it in tags)
    return tuple(dict.fromkeys(it for it in words if it and not _ARCHIVE_SUBJECT.match(it)))


def _licence(rights: str) -> str:
    """What the field of rights says, where it names a licence and no owner."""
    return (
        rights if _LICENCE.fullmatch(rights) and len(rights) <= len("Creative Commons") * 6 else ""
    )


def _doubts(value: Json, place: Place) -> list[Problem]:
    """What is odd about an item that is read all the same."""
    told = text_at(value, "itemType")
    if told in ZOTERO_TYPES:
        return []
    hint = "it is read without a type; give it one in its record"
    return [warning(place, f"'{told}' is not a type of item that Zotero knows", hint)]
