"""References as BibTeX entries that biber's data model accepts and older styles can print.

An entry has no field that its type does not know: what is left of where a work appeared is
then told in words, in `howpublished` or in `note`.
"""

import re
from dataclasses import dataclass

from byline.formats.citation import appearance
from byline.formats.reference import Contributor, Contributors, Reference
from byline.formats.tex import escaped, is_balanced, protected, verbatim
from byline.records.paper import PaperType
from byline.words import interface as words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDER = (
    "author", "title", "journal", "booktitle", "howpublished", "editor", "series", "edition",
    "volume", "number", "pages", "eid", "type", "publisher", "institution", "year", "month", "day",
    "isbn", "doi", "eprint", "archiveprefix", "primaryclass", "url", "note",
)  # fmt: skip
_IN_ALL_TYPES = frozenset((
    "author", "title", "year", "month", "day", "doi", "eprint", "archiveprefix", "primaryclass",
    "url", "note",
))  # fmt: skip
_TELL_THE_CONTAINER = frozenset({"journal", "booktitle", "howpublished"})
_UNSAFE_IN_KEY = re.compile(r"[^A-Za-z0-9_:./+-]")
# The word that parts names, and what would be read as one name too many.
_AND = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_MISLEADING = re.compile(rf",|{_AND.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _EntryType:
    """A type of entries: the fields that it must have, and those that it may have."""

    name: str
    required: frozenset[str]
    fields: frozenset[str]


def _entry_type(name: str, required: str, fields: str = "") -> _EntryType:
    needed = frozenset(required.split())
    return _EntryType(name, needed, needed | frozenset(fields.split()) | _IN_ALL_TYPES)


_IN_A_VOLUME = "editor series volume number pages eid publisher isbn"
_MISC = _entry_type("misc", "", "editor howpublished type")
_IN_PROCEEDINGS = _entry_type("inproceedings", "author booktitle", _IN_A_VOLUME)
# The entry types for each type of papers, best first; `misc` is left where none fits.
_ENTRY_TYPES = {
    PaperType.CONFERENCE: (_IN_PROCEEDINGS,),
    PaperType.WORKSHOP: (_IN_PROCEEDINGS,),
    PaperType.JOURNAL: (
        _entry_type("article", "author journal", "editor series volume number pages eid"),
    ),
    PaperType.BOOK: (
        _entry_type("book", "author", "edition editor series volume number pages publisher isbn"),
    ),
    PaperType.CHAPTER: (
        _entry_type("incollection", "author editor booktitle", f"{_IN_A_VOLUME} edition"),
        _entry_type("inbook", "author booktitle", f"{_IN_A_VOLUME} edition"),
    ),
    PaperType.THESIS: (_entry_type("thesis", "author institution", "type pages eid"),),
    PaperType.REPORT: (_entry_type("techreport", "author institution", "type number pages eid"),),
    PaperType.DATASET: (_entry_type("dataset", "", "edition editor number publisher series type"),),
    PaperType.SOFTWARE: (_entry_type("software", "", "editor howpublished type"),),
}
_NAMED_TYPES = frozenset({PaperType.THESIS, PaperType.REPORT, PaperType.POSTER, PaperType.TALK})


def bibtex(reference: Reference) -> str:
    """The entry of one work, balanced whatever its record says."""
    values = _values(reference)
    known = [it for it in _ENTRY_TYPES.get(reference.type, ()) if it.required <= values.keys()]
    entry_type = known[0] if known else _MISC
    values |= _words_for_the_rest(reference, entry_type, values)
    lines = [
        f"  {name} = {values[name]},"
        for name in _ORDER
        if name in values and name in entry_type.fields
    ]
    key = _UNSAFE_IN_KEY.sub("-", reference.key)
    return "\n".join([f"@{entry_type.name}{{{key},", *lines, "}"]) + "\n"


def _values(reference: Reference) -> dict[str, str]:
    """All that any type of entry may say, each as it stands behind the name of its field."""
    plain = {
        "title": _title(reference),
        "author": _names(reference.authors),
        "editor": _names(reference.editors),
        "journal": escaped(reference.container),
        "booktitle": escaped(reference.container),
        "publisher": _one_name(reference.publisher),
        "institution": _one_name(reference.institution),
        "series": escaped(reference.series),
        "edition": escaped(reference.edition),
        "volume": reference.volume if _is_whole(reference.volume) else "",
        "number": escaped(reference.number),
        "pages": escaped(", ".join("--".join(filter(None, it)) for it in reference.pages)),
        "eid": escaped(reference.article),
        "type": words.TYPES[reference.type].capitalize() if reference.type in _NAMED_TYPES else "",
        "year": str(reference.date.year),
        "day": str(reference.date.day or ""),
        "isbn": reference.isbn,
        **_identifiers(reference),
    }
    values = {name: f"{{{value}}}" for name, value in plain.items() if value}
    if reference.date.month:
        values["month"] = _MONTHS[reference.date.month - 1]  # a name that every style defines
    return values


def _identifiers(reference: Reference) -> dict[str, str]:
    """The DOI, else the web address; and the arXiv id."""
    return {
        "doi": verbatim(reference.doi),
        "eprint": verbatim(reference.arxiv),
        "archiveprefix": "arXiv" if reference.arxiv else "",
        "primaryclass": reference.arxiv_class,
        "url": "" if reference.doi else verbatim(reference.url),
    }


def _words_for_the_rest(
    reference: Reference, entry_type: _EntryType, values: dict[str, str]
) -> dict[str, str]:
    """Where the work appeared and what became of it, as far as no other field can say so."""
    has_volume = "volume" in values or "volume" not in entry_type.fields
    notes = (
        "" if entry_type.fields & _TELL_THE_CONTAINER else reference.container,
        words.volume(reference.volume) if reference.volume and not has_volume else "",
        words.STANDINGS.get(reference.status) or words.PLAIN_STATUSES.get(reference.status),
    )
    note = escaped(", ".join(filter(None, notes)))
    fields = {
        "note": note[:1].upper() + note[1:],
        "howpublished": escaped(appearance(reference)),
    }
    return {name: f"{{{value}}}" for name, value in fields.items() if value}


def _title(reference: Reference) -> str:
    title = protected(" ".join(reference.title_tex.split()))
    return title if is_balanced(title) else protected(escaped(reference.title))


def _names(contributors: Contributors) -> str:
    """The names as BibTeX reads them; that others are left out can only stand at the end."""
    if not contributors.names:
        return ""
    others = ["others"] if contributors.and_others else []
    return " and ".join([*map(_name, contributors.names), *others])


def _name(one: Contributor) -> str:
    """'Family, Jr., Given'; teams, and names that would be misread, in braces of their own."""
    parts = [part for part in (one.family, one.suffix, one.given) if part]
    is_one_word = len(parts) == 1 and " " not in one.family and not one.family.isdigit()
    is_in_order = bool(one.family and one.given) or is_one_word
    if one.is_team or not is_in_order or any(map(_MISLEADING.search, parts)):
        return f"{{{_escaped_name(one.printed)}}}"
    return ", ".join(map(_escaped_name, parts))


def _escaped_name(text: str) -> str:
    """A name without a bare `=`, by which biber knows names given part by part."""
    return escaped(text).replace("=", "{=}")


def _one_name(text: str) -> str:
    """The name of a press or an institution, of which there may be several between `and`s."""
    name = escaped(text)
    return f"{{{name}}}" if _AND.search(name) else name


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit()
