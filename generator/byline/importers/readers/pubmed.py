"""PubMed's own format of tagged lines, as its button 'Send to: Citation manager' saves (.nbib)."""

import re
from collections.abc import Iterator

from byline.importers.forms.dates import date_of, date_of_parts, exact, year_of
from byline.importers.forms.ids import isbn_told
from byline.importers.forms.types import type_named
from byline.importers.readers.decoding import beginning, text_of
from byline.importers.readers.gathering import OfRecord, gathered
from byline.importers.readers.markup import markup_of
from byline.importers.readers.people import byline_in_parts, byline_of, listed, team_of
from byline.importers.readers.places import placed
from byline.importers.readers.soundness import sound
from byline.importers.readers.tagged import TaggedField, TaggedRecord, entries_of
from byline.importers.works import SourceReading, SourceWork, WorkByline
from byline.problems import Place, error
from byline.records.paper import PaperType, Status

_BEGIN = re.compile(r"^PMID- *\d", re.MULTILINE)
_DOI = re.compile(r"(\S+) \[doi\]")
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_INITIALS = re.compile(r"(.*\S) ([A-Z]{1,4})(?: (Jr|Sr|[23][nr]d))?")
_ORCID = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]")
_BEGIN_PERSON = ("FAU", "AU", "CN")


def looks_like(content: bytes) -> bool:
    """Does a line with a PubMed id begin the first record?"""
    text = beginning(content).lstrip()
    return bool(_BEGIN.search(text)) and not text.startswith(("{", "[", "<", "@"))


def read(content: bytes, name: str) -> SourceReading:
    """The works of the file, and what is wrong with others."""
    text, doubts = text_of(content, name)
    entries = [it for it in entries_of(text, begins="PMID") if it.fields[0].tag == "PMID"]
    if not entries and not doubts:
        hint = "a record begins with a line such as 'PMID- 31452104'"
        doubts = (error(Place(name), "no record of PubMed stands in the file", hint),)
    return gathered((_work(it, name) for it in entries), doubts)


def _work(entry: TaggedRecord, name: str) -> OfRecord:
    """The work of a record, or what is wrong with it."""
    place = entry.fields[0].place(name)
    title = _title(entry)
    if not title:
        hint = "export it once more, or write the record by hand"
        return None, (error(place, "this record has no title (TI)", hint),)
    work, problems = sound(_told(entry, title), lambda _field: place)
    journal = entry.first("JT", "TA")
    return placed(work, journal, publisher=entry.first("PB")), problems


def _title(entry: TaggedRecord) -> str:
    """The title without PubMed's full stop, and without the brackets round what it translated."""
    told = entry.first("TI", "BTI").removesuffix(".")
    return told[1:-1] if told.startswith("[") and told.endswith("]") else told


def _told(entry: TaggedRecord, title: str) -> SourceWork:
    """What the record says, but for where the work appeared."""
    kinds = [it.lower() for it in entry.every("PT")]
    kind = PaperType.PREPRINT if "preprint" in kinds else _kind(kinds)
    doi = _DOI.search("\n".join(entry.every("LID", "AID")))
    printed, online = date_of(entry.first("DP")), _DAY.fullmatch(entry.first("DEP"))
    appeared = date_of_parts(*map(int, online.groups())) if online else ""
    abstract = entry.text("AB")
    return SourceWork(
        key=entry.first("PMID"),
        line=entry.fields[0].line,
        markup=markup_of(title, abstract, entry.first("JT")),
        title=title,
        authors=listed(_bylines(entry)),
        year=year_of(printed) or year_of(appeared),
        date=exact(printed) or exact(appeared),
        type=kind.value,
        volume=entry.first("VI"),
        number=entry.first("IP"),
        pages=entry.first("PG"),
        editors=tuple(byline_of(it).name for it in entry.every("FED")),
        abstract=abstract,
        doi=doi[1] if doi else "",
        pmid=entry.first("PMID"),
        isbn=isbn_told(entry.every("ISBN")),
        keywords=tuple(dict.fromkeys(it.removeprefix("*") for it in entry.every("OT"))),
        status=Status.RETRACTED.value if "retracted publication" in kinds else "",
        funding=tuple(dict.fromkeys(" ".join(it.split()) for it in entry.every("GR"))),
        language=entry.first("LA"),
        other_titles=tuple(_closed(it) for it in entry.every("TT")),
    )


def _kind(kinds: list[str]) -> PaperType:
    """The type, by PubMed's words for it; what it holds besides is in journals."""
    told = (type_named(it) for it in kinds)
    return next((it for it in told if it), PaperType.JOURNAL)


def _bylines(entry: TaggedRecord) -> Iterator[WorkByline]:
    """The bylines; ids and addresses stand behind the name that they belong to, and a short form
    of the name behind the full one."""
    has_full_names = bool(entry.every("FAU"))
    person: list[TaggedField] = []
    for field in entry.fields:
        is_short = field.tag == "AU" and has_full_names and not field.value.startswith("et al")
        if field.tag in _BEGIN_PERSON and not is_short:
            yield from _byline(person)
            person = [field]
        elif field.tag in ("AUID", "AD") and person:
            person.append(field)
    yield from _byline(person)


def _byline(person: list[TaggedField]) -> Iterator[WorkByline]:
    """The byline of a name and of what stands behind it."""
    if not person:
        return
    name, *beside = person
    written = " ".join(name.value.split())
    affiliations = tuple(_closed(it.value) for it in beside if it.tag == "AD")
    found = (_ORCID.search(it.value) for it in beside if it.tag == "AUID")
    orcid = next((_grouped(it[0]) for it in found if it), "")
    short = _INITIALS.fullmatch(written)
    if name.tag == "CN":
        yield team_of(written, affiliations)
    elif name.tag == "AU" and short:
        yield byline_in_parts(short[2], short[1], short[3] or "", orcid, affiliations)
    else:
        yield byline_of(written, orcid, affiliations)


def _closed(text: str) -> str:
    """The text on one line, without the full stop that PubMed puts behind it."""
    return " ".join(text.split()).removesuffix(".")


def _grouped(digits: str) -> str:
    """The ORCID in its four groups, which some records leave out."""
    bare = digits.replace("-", "")
    return "-".join(bare[at : at + 4] for at in range(0, 16, 4))
