"""The look-up: what ids, aliases and names in records lead to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from byline.alphabet import fold
from byline.reading.validate import Entry
from byline.records import KINDS
from byline.text import Mention, heading_id, headings_in

ANY_PAGE = frozenset({"top"})  # browsers know it without being told
_PAPER_WITH_TEXT = ANY_PAGE | {"abstract"}


@dataclass(frozen=True, slots=True)
class Index:
    """The records of one kind by id, alias and folded name; and by id, the marks of places on
    their pages to which texts may link."""

    ids: Mapping[str, str]
    names: Mapping[str, frozenset[str]]
    marks: Mapping[str, frozenset[str]]

    def with_ids(self, more: Iterable[str]) -> "Index":
        """The index, knowing more ids."""
        return replace(self, ids={**{it: it for it in more}, **self.ids})

    def find(self, text: str) -> frozenset[str]:
        """The ids of the records that the text names: an id first, then a name."""
        if text in self.ids:
            return frozenset({self.ids[text]})
        return self.names.get(fold(text), frozenset())

    def marks_of(self, target: str) -> frozenset[str]:
        """The marks of the record with that id or alias; none where it could not be read."""
        return self.marks.get(self.ids.get(target, ""), frozenset())

    def place(self, target: str, mark: str) -> str:
        """The mark that a link writes as the record's page has it; '' if it has not."""
        return heading_id(mark, self.marks_of(target))


def index(entries: Iterable[Entry[Any]]) -> Index:
    """The records as references look them up."""
    ids: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    marks: dict[str, frozenset[str]] = {}
    for entry in entries:
        record = entry.record
        for known in (record.id, *record.aliases):
            ids[known] = record.id
        marks[record.id] = _marks(entry)
        fields = vars(record)  # not every kind has a name
        full = fields.get("name")
        written = [full, fields.get("short"), *fields.get("names", ()), record.id]
        for name in written:
            if name:
                names.setdefault(fold(name), set()).add(record.id)
    return Index(ids, {name: frozenset(found) for name, found in names.items()}, marks)


def _marks(entry: Entry[Any]) -> frozenset[str]:
    """The marks that the record's page has for its text: its headings, and a paper's abstract."""
    always = _PAPER_WITH_TEXT if entry.kind == "papers" and entry.body.html else ANY_PAGE
    return always | headings_in(entry.body.html)


def indexes(
    by_kind: Mapping[str, Iterable[Entry[Any]]], broken: Iterable[tuple[str, str]]
) -> dict[str, Index]:
    """All records by kind, drafts and broken ones too: what others may refer to."""
    more: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, broken_id in broken:
        more[kind].append(broken_id)
    return {kind: index(by_kind[kind]).with_ids(more[kind]) for kind in KINDS}


def with_todays_ids(entry: Entry[Any], known: Mapping[str, Index]) -> Entry[Any]:
    """The entry with each record that its text links to by the id of today."""
    if not entry.body.mentions:
        return entry
    mentions = tuple(
        _of_today(it, known[it.kind]) if it.kind in known else it for it in entry.body.mentions
    )
    return replace(entry, body=replace(entry.body, mentions=mentions))


def _of_today(mention: Mention, known: Index) -> Mention:
    """The mention by today's id, with the mark as the page has it, or without one."""
    today = known.ids.get(mention.target, "")
    return Mention(mention.kind, today, known.place(today, mention.mark))
