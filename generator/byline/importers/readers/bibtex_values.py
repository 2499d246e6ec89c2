"""Values of BibTeX put together: abbreviations written out, and what entries inherit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from byline.importers.readers.bibtex_blocks import Abbreviation, BibEntry, BibField, ValuePart
from byline.importers.readers.bibtex_flaws import Flaws

LONGEST_ABBREVIATION = 2_000
LONGEST_VALUE = 200_000
MOST_WRITTEN_OUT = 20_000_000  # characters, of all abbreviations where they stand
DEEPEST_INHERITANCE = 5

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# Those that every style of BibTeX defines.
_DEFINED_BY_STYLES = {month[:3].lower(): month for month in _MONTHS}
_OF_PARAGRAPHS = frozenset({"abstract"})
_EMPTY_LINES = re.compile(r"\n\s*\n")
_PARTS_OF_WORKS = frozenset({
    "inproceedings", "conference", "incollection", "inbook", "suppbook", "bookinbook",
    "suppcollection", "inreference",
})  # fmt: skip
_VOLUMES = frozenset({
    "proceedings", "book", "collection", "mvbook", "mvcollection", "mvproceedings", "reference",
    "periodical", "xdata",
})  # fmt: skip
_INHERITED = (
    "booktitle", "booksubtitle", "editor", "year", "month", "date", "publisher", "organization",
    "series", "volume", "isbn", "eventtitle", "journal", "journaltitle", "number", "language",
    "langid",
)  # fmt: skip
_NEVER_INHERITED = frozenset({"crossref", "xdata", "ids"})


@dataclass(frozen=True, slots=True)
class WholeEntry:
    """An entry with the texts of its fields, inherited ones too; `starts` are their places."""

    type: str
    key: str
    start: int
    fields: Mapping[str, str]
    starts: Mapping[str, int]

    def place_of(self, name: str) -> int:
        """Where a field stands, or the entry that inherited it."""
        return self.starts.get(name, self.start)


@dataclass(slots=True)
class _Abbreviations:
    """What names stand for: as defined before, else as defined anywhere in the file."""

    flaws: Flaws
    anywhere: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=lambda: dict(_DEFINED_BY_STYLES))
    written_out: int = 0
    unknown: set[str] = field(default_factory=set)

    def text(self, parts: Iterable[ValuePart], start: int, longest: int = LONGEST_VALUE) -> str:
        """The text of a value as it was written; one that is too long is '', and told."""
        pieces: list[str] = []
        length = 0
        for part in parts:
            piece = self._meaning(part.text, start) if part.is_name else part.text
            length += len(piece)
            if length > longest:
                message = f"a value with more than {longest:,} letters is left out"
                self.flaws.warn(start, message, "see whether a closing brace is missing in it")
                return ""
            pieces.append(piece)
        return "".join(pieces)

    def _meaning(self, name: str, start: int) -> str:
        folded = name.lower()
        text = self.before.get(folded, self.anywhere.get(folded))
        if text is None:
            if folded not in self.unknown:
                self.unknown.add(folded)
                message = f"'{name}' stands for nothing, and is taken as text"
                hint = (
                    f'define it before the entries: @string{{{name} = "..."}}; '
                    "or put the text in braces"
                )
                self.flaws.warn(start, message, hint)
            return name
        self.written_out += len(text)
        return text if self.written_out <= MOST_WRITTEN_OUT else name


def whole_entries(found: Sequence[BibEntry | Abbreviation], flaws: Flaws) -> Iterator[WholeEntry]:
    """The entries with the texts of their fields, without volumes that only others refer to."""
    read = list(_written_out(found, flaws))
    by_key: dict[str, WholeEntry] = {}
    for entry in read:
        by_key.setdefault(entry.key.lower(), entry)
    volumes = {entry.fields["crossref"].lower() for entry in read if "crossref" in entry.fields}
    for entry in read:
        is_only_a_volume = (
            entry.type in _VOLUMES and entry.key.lower() in volumes and "author" not in entry.fields
        )
        if entry.type not in {"xdata", "set"} and not is_only_a_volume:
            yield _with_inherited(entry, by_key, flaws)


def _written_out(found: Sequence[BibEntry | Abbreviation], flaws: Flaws) -> Iterator[WholeEntry]:
    """Every entry by itself, with the abbreviations that hold where it stands."""
    names = _Abbreviations(flaws)
    meanings: list[str] = []
    for block in found:
        if isinstance(block, Abbreviation):
            meaning = names.text(block.parts, block.start, LONGEST_ABBREVIATION)
            names.before[block.name] = meaning
            names.anywhere.setdefault(block.name, meaning)
            meanings.append(meaning)
    names.before = dict(_DEFINED_BY_STYLES)
    following = iter(meanings)
    for block in found:
        if isinstance(block, Abbreviation):
            names.before[block.name] = next(following)
        else:
            yield _alone(block, names, flaws)


def _alone(entry: BibEntry, names: _Abbreviations, flaws: Flaws) -> WholeEntry:
    fields: dict[str, str] = {}
    starts: dict[str, int] = {}
    for it in entry.fields:
        text = _evenly_spaced(names.text(it.parts, it.start), it.name in _OF_PARAGRAPHS)
        if it.name in fields and text not in {"", fields[it.name]}:
            _tell_twice(it, flaws)
        elif text:
            fields.setdefault(it.name, text)
            starts.setdefault(it.name, it.start)
    return WholeEntry(entry.type, entry.key, entry.start, fields, starts)


def _evenly_spaced(text: str, has_paragraphs: bool) -> str:
    """The text with single spaces, and empty lines only between paragraphs."""
    paragraphs = _EMPTY_LINES.split(text) if has_paragraphs else [text]
    return "\n\n".join(it for paragraph in paragraphs if (it := " ".join(paragraph.split())))


def _tell_twice(it: BibField, flaws: Flaws) -> None:
    message = f"'{it.name}' stands twice in this entry; the first is taken"
    flaws.warn(it.start, message, "remove one of them", len(it.name))


def _with_inherited(
    entry: WholeEntry, by_key: Mapping[str, WholeEntry], flaws: Flaws
) -> WholeEntry:
    """The entry with what it lacks, from those that it names as `xdata` and `crossref`."""
    fields = dict(entry.fields)
    for source in _sources(entry, "xdata", by_key, flaws):
        for name in source.fields.keys() - fields.keys() - _NEVER_INHERITED:
            fields[name] = source.fields[name]
    for source in _sources(entry, "crossref", by_key, flaws):
        told = dict(source.fields)
        if entry.type in _PARTS_OF_WORKS and "title" in told:
            told.setdefault("booktitle", told["title"])
        is_the_same_work = "title" not in fields and source.type not in _VOLUMES
        for name in sorted(told.keys() - _NEVER_INHERITED) if is_the_same_work else _INHERITED:
            if name in told:
                fields.setdefault(name, told[name])
    return WholeEntry(entry.type, entry.key, entry.start, fields, entry.starts)


def _sources(
    entry: WholeEntry, by: str, by_key: Mapping[str, WholeEntry], flaws: Flaws
) -> Iterator[WholeEntry]:
    """The entries that this one inherits from, the nearest first; circles are broken off."""
    passed = {entry.key.lower()}
    waiting = _keys(entry, by)
    for _generation in range(DEEPEST_INHERITANCE):
        following: list[str] = []
        for key in waiting:
            source = by_key.get(key.lower())
            if source is None:
                message = f"this entry refers to '{key}', which is not in this file"
                hint = "add that entry, or write its title here as booktitle = {...}"
                flaws.warn(entry.place_of(by), message, hint, len(by))
            elif key.lower() not in passed:
                passed.add(key.lower())
                following += _keys(source, by)
                yield source
        waiting = following


def _keys(entry: WholeEntry, by: str) -> list[str]:
    return [key for it in entry.fields.get(by, "").split(",")[:20] if (key := it.strip())]
