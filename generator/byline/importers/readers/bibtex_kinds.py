"""What kind of work a BibTeX entry is, where it appeared, and what became of it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from byline.importers.readers.bibtex_places import PlacesFound, address
from byline.importers.readers.bibtex_values import WholeEntry
from byline.records.paper import PaperType, Status

_TYPES = {
    "article": PaperType.JOURNAL, "suppperiodical": PaperType.JOURNAL,
    "inproceedings": PaperType.CONFERENCE, "conference": PaperType.CONFERENCE,
    "book": PaperType.BOOK, "mvbook": PaperType.BOOK, "collection": PaperType.BOOK,
    "mvcollection": PaperType.BOOK, "proceedings": PaperType.BOOK, "booklet": PaperType.BOOK,
    "mvproceedings": PaperType.BOOK, "reference": PaperType.BOOK,
    "inbook": PaperType.CHAPTER, "incollection": PaperType.CHAPTER,
    "bookinbook": PaperType.CHAPTER, "suppbook": PaperType.CHAPTER,
    "suppcollection": PaperType.CHAPTER, "inreference": PaperType.CHAPTER,
    "phdthesis": PaperType.THESIS, "mastersthesis": PaperType.THESIS,
    "thesis": PaperType.THESIS, "bachelorsthesis": PaperType.THESIS,
    "techreport": PaperType.REPORT, "report": PaperType.REPORT,
    "dataset": PaperType.DATASET, "data": PaperType.DATASET,
    "software": PaperType.SOFTWARE, "softwareversion": PaperType.SOFTWARE,
    "preprint": PaperType.PREPRINT, "poster": PaperType.POSTER, "talk": PaperType.TALK,
    "presentation": PaperType.TALK,
}  # fmt: skip
# What the field `type` of an entry without a type of its own may say.
_SPOKEN = {
    "poster": PaperType.POSTER, "talk": PaperType.TALK, "presentation": PaperType.TALK,
    "invited talk": PaperType.TALK, "dataset": PaperType.DATASET, "data set": PaperType.DATASET,
    "software": PaperType.SOFTWARE, "computer software": PaperType.SOFTWARE,
    "preprint": PaperType.PREPRINT, "thesis": PaperType.THESIS, "report": PaperType.REPORT,
    "book": PaperType.BOOK, "chapter": PaperType.CHAPTER,
}  # fmt: skip
_MAY_BE_PREPRINTS = frozenset({PaperType.JOURNAL, PaperType.OTHER, PaperType.REPORT})
_STANDS_ALONE = frozenset({
    PaperType.OTHER, PaperType.POSTER, PaperType.TALK, PaperType.SOFTWARE, PaperType.DATASET,
})  # fmt: skip
_PREPRINT_SERVER = re.compile(
    r"\W*(?:arxiv|corr\b|computing research repository"
    r"|(?:bio|med|chem|tech|psy|soc|eng)[ -]?[ar]r?xiv"
    r"|ssrn|research square|preprints?(?:\.org)?\W*$)",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"\W*arxiv\b", re.IGNORECASE)
_PROCEEDINGS = re.compile(
    r"\bproc(?:eedings|\.)|\bconference\b|\bsymposium\b|\bworkshops?\b|\badvances in neural\b",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_ACCEPTED = re.compile(r"\W*(?:to appear|in[ -]?press|forthcoming|accepted)\b", re.IGNORECASE)
_SUBMITTED = re.compile(
    r"\W*(?:submitted|under review|in review|in submission|under submission|inpreparation)\b",
    re.IGNORECASE,
)
_LED_BY_STATUS = re.compile(
    r"\W*(?:to appear|forthcoming|accepted|in[ -]?press)\b(?: (?:in|at|for|by|to))?\W*",
    re.IGNORECASE,
)
_STATUS_BEHIND = re.compile(
    r"\s*[(\[]\s*(to appear|forthcoming|accepted|in[ -]?press|submitted|(?:under|in) review)"
    r"\s*[)\]]$",
    re.IGNORECASE,
)
_STATUS_ALONE = re.compile(r"\W*(?:submitted|(?:under|in) review|in submission)\W*", re.IGNORECASE)
# Where programs, data and slides are put down, which exports call journals.
_ARCHIVES = re.compile(r"(?:zenodo|figshare|dryad|osf)\b.*", re.IGNORECASE)
_TELL_OF_STATUS = (
    "pages",
    "pubstate",
    "year",
    "date",
    "volume",
    "journal",
    "journaltitle",
    "booktitle",
)
# What readers must not miss stands in a note, by itself or behind where the work appeared.
_STANDING = re.compile(r"(?:.*, )?(retracted|withdrawn|corrected)\.?", re.IGNORECASE)
_MAY_TELL_OF_STATUS = ("note", "howpublished")  # of works that have no pages yet


class Appearance(NamedTuple):
    """The kind of work, and where it appeared; `booktitle` is the volume it stands in."""

    type: PaperType
    venue: str = ""
    booktitle: str = ""


def appearance(entry: WholeEntry, found: PlacesFound) -> Appearance:
    """What kind of work the entry is, and where it appeared."""
    fields = entry.fields
    kind = _type(entry)
    journal = _place(fields.get("journal") or fields.get("journaltitle") or "").rstrip(" ,")
    volume = _place(fields.get("booktitle", ""))
    if kind in {PaperType.CONFERENCE, PaperType.WORKSHOP}:
        return Appearance(
            kind, fields.get("eventtitle") or volume or journal or _abbr(fields), volume
        )
    if kind is PaperType.CHAPTER:
        return Appearance(kind, booktitle=volume)
    venue = journal or volume or (_howpublished(fields) if kind in _STANDS_ALONE else "")
    if kind in _MAY_BE_PREPRINTS and _PREPRINT_SERVER.match(venue):
        return Appearance(PaperType.PREPRINT, "arXiv" if _ARXIV.match(venue) else venue)
    if kind is PaperType.JOURNAL and _ARCHIVES.fullmatch(venue):
        return Appearance(PaperType.OTHER, venue)
    if kind in _MAY_BE_PREPRINTS | {PaperType.PREPRINT} and found.arxiv and not venue:
        return Appearance(PaperType.PREPRINT, "arXiv")
    return Appearance(kind, venue or _abbr(fields))


def status(fields: Mapping[str, str]) -> str:
    """Where the work stands, if it says that it is not out yet, or no longer as it was."""
    if standing := _STANDING.fullmatch(fields.get("note", "")):
        return Status(standing[1].lower()).value
    names = _TELL_OF_STATUS if "pages" in fields else (*_TELL_OF_STATUS, *_MAY_TELL_OF_STATUS)
    told = [fields.get(name, "") for name in names]
    told += [found[1] for it in told if (found := _STATUS_BEHIND.search(it))]
    if any(map(_ACCEPTED.match, told)):
        return Status.ACCEPTED.value
    return Status.SUBMITTED.value if any(map(_SUBMITTED.match, told)) else ""


def tells_of_status(told: str) -> bool:
    """Does the text say that a work is not out yet?"""
    return bool(_ACCEPTED.match(told) or _SUBMITTED.match(told))


def _type(entry: WholeEntry) -> PaperType:
    kind = _TYPES.get(entry.type, PaperType.OTHER)
    if kind is PaperType.OTHER:
        return _SPOKEN.get(entry.fields.get("type", "").strip("{} ").lower(), kind)
    volume = " ".join(entry.fields.get(name, "") for name in ("booktitle", "eventtitle"))
    if kind is PaperType.CHAPTER and _PROCEEDINGS.search(volume):
        kind = PaperType.CONFERENCE
    return PaperType.WORKSHOP if kind is PaperType.CONFERENCE and _WORKSHOP.search(volume) else kind


def _place(told: str) -> str:
    """Where the work appears, without a word that it still has to."""
    if _STATUS_ALONE.fullmatch(told):
        return ""
    led = _LED_BY_STATUS.match(told)
    return _STATUS_BEHIND.sub("", told[led.end() :] if led else told)


def _howpublished(fields: Mapping[str, str]) -> str:
    told = fields.get("howpublished", "")
    is_no_venue = address(told) or _ACCEPTED.match(told) or _SUBMITTED.match(told)
    return "" if is_no_venue else told


def _abbr(fields: Mapping[str, str]) -> str:
    """The short name of the venue, which themes of al-folio show on a badge."""
    return fields.get("abbr", "")
