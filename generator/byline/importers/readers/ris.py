"""RIS, which nearly every database and reference manager exports."""

import re
from collections.abc import Iterator
from dataclasses import replace

from byline.importers.forms.dates import date_of, exact, most_exact, year_of
from byline.importers.forms.ids import arxiv_in, doi_in, isbn_in, isbn_told
from byline.importers.readers.decoding import beginning, text_of
from byline.importers.readers.gathering import OfRecord, gathered
from byline.importers.readers.markup import markup_of
from byline.importers.readers.people import bylines_of, names_in
from byline.importers.readers.places import placed
from byline.importers.readers.soundness import sound
from byline.importers.readers.tagged import TaggedField, TaggedRecord, entries_of
from byline.importers.readers.web import on_the_web
from byline.importers.readers.work_types import RIS_TYPES, nearer
from byline.importers.works import SourceReading, SourceWork
from byline.problems import Place, Problem, did_you_mean, error, warning
from byline.records.paper import PaperType, Status

_BEGIN = re.compile(r"^[ \t]*TY {0,3}- ?[A-Z]", re.MULTILINE)
_NO_TITLE = "this record has no title (TI or T1)"
_GIVE_TITLE = "give it one in the program that exported it, or write the record by hand"
_IN_PRESS = re.compile(r"in press|forthcoming|to appear|accepted", re.IGNORECASE)
_CITED = re.compile(r"cited by ?:? ?(\d{1,9})|times cited[^:]*: ?(\d{1,9})", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:? ?(\d{1,9})\b")
_IS_PUBMED = re.compile("pubmed|medline|^nlm", re.IGNORECASE)
_WHOLE = (PaperType.BOOK, PaperType.THESIS)  # of these, SP is how many pages they have
_TAGS_OF = {"doi": ("DO", "DI"), "isbn": ("SN", "BN")}


def looks_like(content: bytes) -> bool:
    """Does a line of RIS begin the first record?"""
    text = beginning(content).lstrip()
    return bool(_BEGIN.search(text)) and not text.startswith(("{", "[", "<", "@"))


def read(content: bytes, name: str) -> SourceReading:
    """The works of the file, and what is wrong in it."""
    text, doubts = text_of(content, name)
    # What databases write about the file as a whole has neither.
    found = [it for it in entries_of(text, begins="TY", ends="ER") if it.first("TY", "TI", "T1")]
    if not found and not doubts:
        hint = "a record begins with a line such as 'TY  - JOUR'"
        doubts = (error(Place(name), "no record of RIS stands in the file", hint),)
    return gathered((_work(it, name) for it in found), doubts)


def _work(entry: TaggedRecord, name: str) -> OfRecord:
    """The work of a record, or what is wrong with it."""
    place = entry.fields[0].place(name)
    kind = nearer(RIS_TYPES.get(entry.first("TY").upper()), entry.first("M3"))
    title = _title(entry, kind)
    if not title:
        return None, (error(place, _NO_TITLE, _GIVE_TITLE),)
    told = _told(entry, title, kind)
    better, problems = sound(told, lambda it: _place(it, entry, name))
    key = better.key or better.doi or entry.first("AN", "LB") or title
    return _placed(replace(better, key=key), entry), (*_doubts(entry, name), *problems)


def _place(field: str, entry: TaggedRecord, name: str) -> Place:
    """Where the field stands in the file; the record's first line, where it has no tag."""
    found = _first(entry, *_TAGS_OF.get(field, ()))
    return (found or entry.fields[0]).place(name)


def _told(entry: TaggedRecord, title: str, kind: PaperType | None) -> SourceWork:
    """What the record says, but for where the work appeared."""
    notes = "\n".join(entry.every("N1", "RN", "U1", "M1"))
    web = on_the_web(entry.every("UR", "L2", "LK"), pdfs=entry.every("L1"))
    years = " ".join(entry.every("PY", "DA", "Y1"))
    dates = [_date(it, years) for it in entry.every("DA", "Y1", "PY")]
    doi = entry.first("DO", "DI") or web.doi or doi_in(entry.first("M3")) or _doi_noted(notes)
    in_press = entry.first("TY") == "INPR" or _IN_PRESS.search(years)
    edited = ("ED", "A2") if kind in (PaperType.CHAPTER, PaperType.CONFERENCE) else ("ED",)
    editors = bylines_of(entry.every(*edited))
    abstract = entry.text("AB", "N2")
    given = entry.first("ID")
    cited = _CITED.search(notes)
    pmid = _PMID.search(notes)
    return SourceWork(
        key=given,
        line=entry.fields[0].line,
        markup=markup_of(title, abstract, *entry.every("T2", "BT", "JF", "JO")),
        title=title,
        authors=bylines_of(entry.every("AU", "A1")),
        year=year_of(years),
        date=exact(most_exact(dates)),
        type=kind.value if kind else "",
        volume=entry.first("VL"),
        number=entry.first("IS") or _report_number(entry, kind),
        pages=_pages(entry, kind),
        article=entry.first("C7"),
        edition=entry.first("ET") if kind is PaperType.BOOK else "",
        editors=tuple(dict.fromkeys(it.name for it in editors)),
        abstract=abstract,
        doi=doi,
        arxiv=web.arxiv or _arxiv_noted(entry, notes),
        openreview=web.openreview,
        pmid=pmid[1] if pmid else _pmid_of_database(entry) or web.pmid,
        dblp=given.removeprefix("DBLP:") if given.startswith("DBLP:") else "",
        isbn=isbn_told(entry.every("SN", "BN")),
        links=web.links,
        other_links=web.other_links,
        keywords=_keywords(entry.every("KW")),
        status=Status.ACCEPTED.value if in_press else "",
        citations=int(cited[1] or cited[2]) if cited else None,
        language=entry.first("LA"),
        other_titles=tuple(it for it in entry.every("TT") if it != title),
    )


def _placed(work: SourceWork, entry: TaggedRecord) -> SourceWork:
    """The work with where it appeared: the same tags mean another thing for each type."""
    series, publisher = entry.first("T3"), entry.first("PB")
    if work.type in (PaperType.BOOK, PaperType.REPORT):
        above = next((it for it in entry.every("T3", "T2") if it != work.title), "")
        return placed(work, series=above, publisher=publisher)
    if work.type == PaperType.CONFERENCE:
        event, volume = entry.first("T2"), entry.first("C3", "BT", "JF", "JO")
        return placed(work, volume or event, event, series, publisher)
    if work.type == PaperType.CHAPTER:
        return placed(work, entry.first("T2", "BT", "C3", "JF", "JO"), "", series, publisher)
    journal = entry.first("JF", "T2", "JO", "J1", "J2", "JA", "BT")
    return placed(work, journal, "", series, publisher)


def _doubts(entry: TaggedRecord, name: str) -> Iterator[Problem]:
    """What is odd about a record that is read all the same."""
    first, told = entry.fields[0], entry.first("TY")
    if first.tag != "TY":
        message = "this record does not begin with a line TY, which tells its type"
        yield warning(first.place(name), message, "it is read without a type")
    elif told.upper() not in RIS_TYPES:
        known = did_you_mean(told.upper(), RIS_TYPES)
        hint = known or "it is read without a type; give it one in its record"
        yield warning(first.place(name), f"'{told}' is not a type that RIS knows", hint)
    if not entry.is_ended:
        hint = "if something of it is missing, export it once more"
        yield warning(first.place(name), "this record has no line ER at its end", hint)
    year = _first(entry, "PY", "Y1")
    if year and not year_of(year.value) and not _IN_PRESS.search(year.value):
        hint = "give the work its year by hand, or mend it where it was exported"
        yield warning(year.place(name), f"'{year.value}' holds no year", hint)


def _first(entry: TaggedRecord, *tags: str) -> TaggedField | None:
    return next((it for it in entry.fields if it.tag in tags and it.value.strip()), None)


def _pages(entry: TaggedRecord, kind: PaperType | None) -> str:
    """The pages, from first to last; of a whole book or thesis there are none."""
    first, last = entry.first("SP"), entry.first("EP")
    if kind in _WHOLE and not last:
        return ""
    return f"{first}-{last}" if first and last and last not in first else first


def _report_number(entry: TaggedRecord, kind: PaperType | None) -> str:
    """The number of a report, which some programs keep where books have their ISBN."""
    if kind is not PaperType.REPORT:
        return ""
    number = entry.first("M1", "SN")
    return "" if isbn_in(number) else number


def _date(text: str, year: str) -> str:
    """The date; databases that give the year elsewhere write 'MAY 15'."""
    return date_of(text) or date_of(f"{text} {year_of(year) or ''}")


def _keywords(fields: list[str]) -> tuple[str, ...]:
    """The keywords; a star before one is PubMed's mark of what matters most."""
    return tuple(dict.fromkeys(it.removeprefix("*") for told in fields for it in names_in(told)))


def _title(entry: TaggedRecord, kind: PaperType | None) -> str:
    """The title; dblp and PubMed put a full stop behind each."""
    title = entry.first("TI", "T1") or (entry.first("BT") if kind is PaperType.BOOK else "")
    is_closed = entry.first("ID").startswith("DBLP:") or _IS_PUBMED.search(entry.first("DB", "DP"))
    return title.removesuffix(".") if is_closed and not title.endswith("..") else title


def _arxiv_noted(entry: TaggedRecord, notes: str) -> str:
    """The arXiv id where programs keep it: in a note, by the venue, or as the volume of CoRR."""
    told = "\n".join([notes, *entry.every("AN", "JO", "JF", "T2", "PB")])
    return arxiv_in(told) or arxiv_in(entry.first("VL"))


def _doi_noted(notes: str) -> str:
    """The DOI that a note names as such."""
    found = re.search(r"\bDOI:? ?(\S+)", notes, re.IGNORECASE)
    return doi_in(found[1]) if found else ""


def _pmid_of_database(entry: TaggedRecord) -> str:
    """The PubMed id where a database keeps it: Scopus beside the work, PubMed as its own."""
    is_pubmed = _IS_PUBMED.search(entry.first("DB", "DP"))
    number = entry.first("AN") if is_pubmed else entry.first("C2")
    is_scopus = "scopus" in "\n".join(entry.every("UR", "DB", "N1")).lower()
    return number if number.isdecimal() and (is_pubmed or is_scopus) else ""
