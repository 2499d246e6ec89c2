"""Publications of Hugo sites -> works."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from byline.importers.forms.ids import doi_told
from byline.importers.moving.bibtex_beside import with_bibtex
from byline.importers.moving.hugo import STATIC, HugoItem, HugoSite, urlized
from byline.importers.moving.hugo_people import OldPerson
from byline.importers.moving.loose_yaml import Told
from byline.importers.moving.prose import bare_line, plain_line
from byline.importers.moving.told_values import (
    day,
    flag,
    long_text,
    mapping,
    mappings,
    text,
    texts,
)
from byline.importers.moving.web_places import with_addresses
from byline.importers.moving.work_files import folder_of, with_files
from byline.importers.works import OTHERS, Markup, SourceWork, WorkByline
from byline.records.paper import PaperType

SECTIONS = ("publication", "publications")
_TYPES = {
    "1": PaperType.CONFERENCE, "2": PaperType.JOURNAL, "3": PaperType.PREPRINT,
    "4": PaperType.REPORT, "5": PaperType.BOOK, "6": PaperType.CHAPTER, "7": PaperType.THESIS,
    "8": PaperType.OTHER, "paper-conference": PaperType.CONFERENCE,
    "article-journal": PaperType.JOURNAL, "article": PaperType.PREPRINT,
    "manuscript": PaperType.PREPRINT, "preprint": PaperType.PREPRINT, "report": PaperType.REPORT,
    "book": PaperType.BOOK, "chapter": PaperType.CHAPTER, "thesis": PaperType.THESIS,
    "patent": PaperType.OTHER, "dataset": PaperType.DATASET, "software": PaperType.SOFTWARE,
    "speech": PaperType.TALK, "poster": PaperType.POSTER, "article-magazine": PaperType.OTHER,
    "article-newspaper": PaperType.OTHER,
}  # fmt: skip
# Addresses that front matter holds, and what kinds of links are called: by the links of a paper.
_ADDRESSES = {
    "url_pdf": "pdf", "url_code": "code", "url_dataset": "data", "url_poster": "poster",
    "url_project": "project", "url_slides": "slides", "url_source": "publisher",
    "url_video": "video", "url_preprint": "",
}  # fmt: skip
_KINDS = {
    "pdf": "pdf", "code": "code", "dataset": "data", "data": "data", "poster": "poster",
    "project": "project", "slides": "slides", "source": "publisher", "video": "video",
    "site": "project", "preprint": "",
}  # fmt: skip
_VOLUME = re.compile(r"^(.*\S?)[\s,]+(\d{1,4})\s*\((\d{1,3}(?:[-–]\d{1,3})?)\)$")
_IN = re.compile(r"^In:?\s+(?=[*_A-Z])")
_EQUAL = re.compile(r"\bequal", re.IGNORECASE)


def publications(site: HugoSite, people: Sequence[OldPerson]) -> Iterator[SourceWork]:
    """The works of all pages of publications."""
    by_name = {called: it for it in people for called in _callings(it)}
    pictures = 0
    for item in site.items(*SECTIONS):
        if not site.gathering.has_title(item.page, item.file):
            continue
        work = _work(site, item, by_name)
        site.leads(item, f"paper:{work.key}")
        pictures += bool(item.bundle and _has_picture(site, item.bundle))
        yield work
    if pictures:
        site.gathering.leave(
            f"pictures of papers (featured): {pictures:,}. A paper's page has no picture of its "
            "own; one can stand in a text, such as that of a project."
        )


def _callings(person: OldPerson) -> set[str]:
    owner = {"admin", "me"} if person.is_owner else set()
    return {person.called, urlized(person.called), urlized(str(person.told.values["name"])), *owner}


def _has_picture(site: HugoSite, folder: str) -> bool:
    names = (f"{folder}/featured.{it}" for it in ("jpg", "jpeg", "png", "webp", "gif"))
    return bool(site.tree.first_of(*names))


def _work(site: HugoSite, item: HugoItem, people: Mapping[str, OldPerson]) -> SourceWork:
    values = item.page.values
    when = day(text(values, "date")) or day(text(values, "publishDate", "publishdate"))
    ids = mapping(mapping(values, "hugoblox"), "ids")
    kinds = texts(values, "publication_types")
    work = SourceWork(
        key=item.key,
        markup=Markup.MARKDOWN,
        title=plain_line(text(values, "title")),
        authors=tuple(_bylines(values, people)),
        year=int(when[:4]) if when else None,
        date=when,
        type=next((_TYPES[it].value for it in kinds if it in _TYPES), ""),
        tldr=plain_line(text(values, "summary")),
        doi=doi_told(text(values, "doi") or text(ids, "doi")),
        keywords=tuple(bare_line(it) for it in texts(values, "tags")),
        featured=flag(values, "featured"),
    )
    work = _with_venue(work, values)
    work = with_bibtex(site.gathering, work, f"{item.bundle}/cite.bib" if item.bundle else "")
    source = long_text(values, "abstract") or item.page.body
    folder = folder_of(work)
    abstract = site.gathering.prose(source, item.file, folder, item.bundle or "", *STATIC)
    work = replace(work, abstract=abstract, tldr="" if work.tldr == abstract else work.tldr)
    return _with_links(site, item, work)


def _bylines(values: Mapping[str, Told], people: Mapping[str, OldPerson]) -> Iterator[WorkByline]:
    notes = texts(values, "author_notes")
    for at, name in enumerate(texts(values, "authors")):
        is_equal = at < len(notes) and bool(_EQUAL.search(notes[at]))
        person = people.get(name) or people.get(urlized(name))
        if name.lower().strip(".") in {"et al", "others", "and others"}:
            yield OTHERS
        elif person:
            printed = str(person.told.values["name"])
            yield WorkByline(name=printed, id=person.told.id, is_equal=is_equal)
        else:
            yield WorkByline(name=bare_line(name), is_equal=is_equal)


def _with_venue(work: SourceWork, values: Mapping[str, Told]) -> SourceWork:
    """Where it appeared: '*Journal* 50(5)' tells the volume and the number, too."""
    short = bare_line(text(values, "publication_short"))
    written = bare_line(text(values, "publication")) or short
    if re.match("https?:", written):
        return work
    found = _VOLUME.match(written)
    name, volume, number = found.groups() if found else (written, "", "")
    venue = _IN.sub("", name).strip(" ,.;")
    return replace(work, venue=venue, volume=volume, number=number)


def _with_links(site: HugoSite, item: HugoItem, work: SourceWork) -> SourceWork:
    """The work with its addresses on the web, and with those of its files that come along."""
    named = [(link, "", text(item.page.values, key)) for key, link in _ADDRESSES.items()]
    for it in mappings(item.page.values, "links"):
        kind = text(it, "type").lower()
        label = text(it, "name", "label")
        known = _KINDS.get(kind, "" if kind or not label else None)
        named.append((known or "", label if known is None else "", text(it, "url")))
    if item.bundle:
        own = f"{PurePosixPath(item.bundle).name}.pdf"
        named.append(("pdf", "", own if f"{item.bundle}/{own}" in site.tree.files else ""))
    local = [(link or ("" if label else "pdf"), label, it) for link, label, it in named if it]
    folders = (item.bundle or posixpath.dirname(item.file), *STATIC)
    work = with_files(site.gathering, work, local, folders, PurePosixPath(item.bundle).name)
    work = with_addresses(work, [(link, it) for link, label, it in named if not label])
    others = [(label, it) for _link, label, it in named if label and it.startswith("http")]
    return replace(work, other_links=(*work.other_links, *others))
