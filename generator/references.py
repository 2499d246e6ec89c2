"""References from record to record: ids, aliases and names, and what they lead to."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.addresses import six_digits, slug
from generator.library import Redirect
from generator.names import fold
from generator.problems import Place, Problem, did_you_mean, error
from generator.records import KINDS, Paper
from generator.records.fields import RESERVED_IDS
from generator.validate import Entry


@dataclass(frozen=True, slots=True)
class Index:
    """The records of one kind by id, alias and folded name."""

    ids: Mapping[str, str]
    names: Mapping[str, frozenset[str]]

    def with_id(self, known: str) -> "Index":
        """The index, knowing one more id."""
        return Index({known: known, **self.ids}, self.names)

    def find(self, text: str) -> frozenset[str]:
        """The ids of the records that the text names: an id first, then a name."""
        if text in self.ids:
            return frozenset({self.ids[text]})
        return self.names.get(fold(text), frozenset())


def index(entries: Iterable[Entry[Any]]) -> Index:
    """The records as references look them up."""
    ids: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    for entry in entries:
        record = entry.record
        for known in (record.id, *record.aliases):
            ids[known] = record.id
        full = getattr(record, "name", None)
        written = [full, getattr(record, "short", None), *getattr(record, "names", ()), record.id]
        for name in written:
            if name:
                names.setdefault(fold(name), set()).add(record.id)
    return Index(ids, {name: frozenset(found) for name, found in names.items()})


def check_addresses(entries: Iterable[Entry[Any]]) -> list[Problem]:
    """An error for each id or alias that another record of the kind has too."""
    problems: list[Problem] = []
    taken: dict[tuple[str, str], Entry[Any]] = {}
    everything = list(entries)
    for entry in everything:
        first = taken.setdefault((entry.kind, entry.record.id), entry)
        if first is not entry:
            problems.append(_clash(entry, first, entry.record.id, ("id",)))
    for entry in everything:
        for at, alias in enumerate(entry.record.aliases):
            first = taken.setdefault((entry.kind, alias), entry)
            path = ("aliases", at)
            if alias == entry.record.id:
                message = f"the alias '{alias}' is the record's own id"
                problems.append(error(entry.spot(*path), message, "remove the alias"))
            elif first is not entry:
                problems.append(_clash(entry, first, alias, path))
    return problems


def check_file_names(files: Iterable[tuple[str, str, str]]) -> list[Problem]:
    """An error for each file (kind, name, id it gives) whose id differs from another's only
    in case or in how its letters are composed: they want one address."""
    problems: list[Problem] = []
    taken: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, name, given in files:
        same = unicodedata.normalize("NFC", given).casefold()
        first, first_given = taken.setdefault((kind, same), (name, given))
        if first_given != given:
            message = f"this {KINDS[kind].noun} and the one in {first} want the same address"
            problems.append(error(Place(name), message, "rename one of the two files"))
    return problems


def _clash(
    entry: Entry[Any], first: Entry[Any], taken: str, path: tuple[str | int, ...]
) -> Problem:
    message = f"'{taken}' is also the id of a {entry.record.noun} in {first.file}"
    if taken != first.record.id:
        message = f"'{taken}' is also an alias of the {entry.record.noun} in {first.file}"
    return error(entry.spot(*path), message, "give one of the two another id")


def check_ids(
    entry: Entry[Any], path: tuple[str | int, ...], wanted: str, kind: str, known: Index
) -> list[Problem]:
    """An error where a reference by id leads nowhere, or back to the record itself."""
    noun = KINDS[kind].noun
    if wanted not in known.ids:
        hint = did_you_mean(wanted, known.ids)
        return [error(entry.spot(*path), f"there is no {noun} with the id '{wanted}'", hint)]
    if entry.kind == kind and known.ids[wanted] == entry.record.id:
        message = f"this {noun} refers to itself"
        return [error(entry.spot(*path), message, "name another one, or remove the line")]
    return []


def check_paper(entry: Entry[Paper], papers: Index, authors: Index, venues: Index) -> list[Problem]:
    """All references of a paper that lead nowhere or to several."""
    paper = entry.record
    problems: list[Problem] = []
    for at, byline in enumerate(paper.authors):
        if byline.id is not None:
            problems += check_ids(entry, ("authors", at, "id"), byline.id, "authors", authors)
    if paper.preprint_of:
        problems += check_ids(entry, ("preprint_of",), paper.preprint_of, "papers", papers)
    for name in ("supersedes", "corrects", "related"):
        for at, wanted in enumerate(getattr(paper, name)):
            problems += check_ids(entry, (name, at), wanted, "papers", papers)
    if paper.venue:
        problems += _check_name(entry, ("venue",), paper.venue, "venues", venues)
    for at, version in enumerate(paper.versions):
        if version.venue:
            path = ("versions", at, "venue")
            problems += _check_name(entry, path, version.venue, "venues", venues)
    return problems


def _check_name(
    entry: Entry[Any], path: tuple[str | int, ...], text: str, kind: str, known: Index
) -> list[Problem]:
    found = sorted(known.find(text))
    if len(found) < 2:
        return []
    hint = f"write the id of the one you mean: {', '.join(found)}"
    return [error(entry.spot(*path), f"'{text}' names several {kind}", hint)]


def redirects(entries: Iterable[Entry[Any]]) -> tuple[Redirect, ...]:
    """The old ids of all records that still answer."""
    return tuple(
        Redirect(entry.kind, alias, entry.record.id)
        for entry in entries
        for alias in entry.record.aliases
    )


def free_ids(texts: Counter[str], known: Index) -> dict[str, tuple[str, str]]:
    """The id and shown name, by folded text, of what papers name without a record."""
    spellings: dict[str, Counter[str]] = {}
    for text, count in texts.items():
        if not known.find(text):
            spellings.setdefault(fold(text), Counter())[text] += count
    names = {folded: most_common(counts) for folded, counts in spellings.items()}
    slugs = distinct_slugs({folded: slug(name) for folded, name in names.items()}, known.ids)
    return {folded: (slugs[folded], name) for folded, name in names.items()}


def most_common(counts: Counter[str]) -> str:
    """The spelling used most; the first in order where several are."""
    return min(counts, key=lambda text: (-counts[text], text))


def distinct_slugs(wanted: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A slug for each key: as wanted, or with six hex digits wherever two want the same."""
    uses = Counter(wanted.values())
    reserved = {*taken, *RESERVED_IDS, ""}
    return {
        key: text
        if uses[text] == 1 and text not in reserved
        else f"{text}-{six_digits(key)}".strip("-")
        for key, text in wanted.items()
    }
