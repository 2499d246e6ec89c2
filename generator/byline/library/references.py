"""References from record to record: ids, aliases and names, and what they lead to."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from byline.addresses import OWN, six_digits, slug
from byline.alphabet import fold
from byline.library.identity import PersonKey
from byline.library.model import Redirect
from byline.problems import Problem, Spot, a, did_you_mean, error, warning
from byline.reading.validate import Entry
from byline.records import KINDS, Paper
from byline.records.fields import RESERVED_IDS
from byline.text import Mention

Key = TypeVar("Key", str, PersonKey)


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
        fields = vars(record)  # not every kind has a name
        full = fields.get("name")
        written = [full, fields.get("short"), *fields.get("names", ()), record.id]
        for name in written:
            if name:
                names.setdefault(fold(name), set()).add(record.id)
    return Index(ids, {name: frozenset(found) for name, found in names.items()})


def indexes(entries: Iterable[Entry[Any]], broken: Iterable[tuple[str, str]]) -> dict[str, Index]:
    """All records by kind, drafts and broken ones too: what others may refer to."""
    by_kind: dict[str, list[Entry[Any]]] = {kind: [] for kind in KINDS}
    for entry in entries:
        by_kind[entry.kind].append(entry)
    known = {kind: index(found) for kind, found in by_kind.items()}
    for kind, broken_id in broken:
        known[kind] = known[kind].with_id(broken_id)
    return known


def check_addresses(entries: Iterable[Entry[Any]]) -> list[Problem]:
    """An error for each id or alias that another record of the kind has too."""
    problems: list[Problem] = []
    taken: dict[tuple[str, str], Entry[Any]] = {}
    everything = list(entries)
    for entry in everything:
        first = taken.setdefault((entry.kind, entry.record.id), entry)
        if first is not entry:
            message = f"'{entry.record.id}' is also the id of {_other(first, entry)}"
            hint = "give one of the two another id"
            if first.file != entry.file:
                hint += ", by a line id: or by the file's name"
            problems.append(error(entry.spot("id"), message, hint))
    for entry in everything:
        for at, alias in enumerate(entry.record.aliases):
            first = taken.setdefault((entry.kind, alias), entry)
            if fault := _alias_fault(entry, first, alias):
                problems.append(error(entry.spot("aliases", at), *fault))
    return problems


def check_own_addresses(pages: Iterable[Entry[Any]]) -> list[Problem]:
    """An error for each free page that wants an address of the site itself."""
    problems: list[Problem] = []
    for entry in pages:
        if entry.record.id in OWN:
            hint = "rename the file, or write a line id: with another id"
            problems.append(_own_address(entry.spot("id"), entry.record.id, hint))
        for at, alias in enumerate(entry.record.aliases):
            if alias in OWN:
                spot = entry.spot("aliases", at)
                problems.append(_own_address(spot, alias, "remove the alias"))
    return problems


def _own_address(spot: Spot, wanted: str, hint: str) -> Problem:
    return error(
        spot, f"/{wanted}/ is an address of the site itself, so no page can be '{wanted}'", hint
    )


def _alias_fault(entry: Entry[Any], first: Entry[Any], alias: str) -> tuple[str, str] | None:
    """What is wrong with an alias that `first` has already taken, and the hint."""
    if alias == entry.record.id:
        return f"the alias '{alias}' is the record's own id", "remove the alias"
    if first is entry:
        return None
    if alias == first.record.id:
        hint = "remove the alias, or correct it: it is an old id that no record has any more"
        return f"the alias '{alias}' is the id of {_other(first, entry)}", hint
    return f"'{alias}' is also an alias of {_other(first, entry)}", "remove one of the two aliases"


def _other(other: Entry[Any], entry: Entry[Any]) -> str:
    """The other record, as one that stands in the way of the entry."""
    if other.file != entry.file:
        return f"{a(other.record.noun)} in {other.file}"
    return f"another {other.record.noun} of this file"


def check_ids(
    entry: Entry[Any], path: tuple[str | int, ...], wanted: str, kind: str, known: Index
) -> list[Problem]:
    """An error where a reference by id leads nowhere, or back to the record itself."""
    noun = KINDS[kind].noun
    if wanted not in known.ids:
        return [no_such_id(entry.spot(*path), noun, wanted, known.ids)]
    if entry.kind == kind and known.ids[wanted] == entry.record.id:
        message = f"this {noun} refers to itself"
        return [error(entry.spot(*path), message, "name another one, or remove the line")]
    return []


def no_such_id(spot: Spot, noun: str, wanted: str, known: Iterable[str]) -> Problem:
    """A reference by id that leads nowhere."""
    rule = f"{a(noun)}'s id is its line id:, or its file's name without the ending"
    hint = did_you_mean(wanted, known) or rule
    return error(spot, f"there is no {noun} with the id '{wanted}'", hint)


def check_paper(entry: Entry[Paper], known: Mapping[str, Index]) -> list[Problem]:
    """All references of a paper that lead nowhere or to several."""
    paper = entry.record
    problems: list[Problem] = []
    for at, byline in enumerate(paper.authors):
        if byline.id is not None:
            path = ("authors", at, "id")
            problems += check_ids(entry, path, byline.id, "authors", known["authors"])
        for number, text in enumerate(byline.affiliations):
            steps = ("authors", at, "affiliations", number)
            problems += check_name(entry, steps, text, "institutions", known)
    if paper.preprint_of:
        problems += check_ids(entry, ("preprint_of",), paper.preprint_of, "papers", known["papers"])
    for name in ("supersedes", "corrects", "related"):
        for at, wanted in enumerate(getattr(paper, name)):
            problems += check_ids(entry, (name, at), wanted, "papers", known["papers"])
    problems += check_name(entry, ("venue",), paper.venue, "venues", known)
    for at, version in enumerate(paper.versions):
        problems += check_name(entry, ("versions", at, "venue"), version.venue, "venues", known)
    for kind in ("topics", "institutions"):
        for at, text in enumerate(getattr(paper, kind)):
            problems += check_name(entry, (kind, at), text, kind, known)
    return problems + check_name(entry, ("institution",), paper.institution, "institutions", known)


def check_mentions(entry: Entry[Any], known: Mapping[str, Index]) -> list[Problem]:
    """An error for each link in a text to a record that is not there."""
    return [
        no_such_id(
            replace(entry.spot(entry.record.body_field), part=it.written),
            KINDS[it.kind].noun,
            it.target,
            known[it.kind].ids,
        )
        for it in entry.body.mentions
        if it.kind in known and it.target not in known[it.kind].ids
    ]


def with_todays_ids(entry: Entry[Any], known: Mapping[str, Index]) -> Entry[Any]:
    """The entry with each record that its text links to by the id of today."""
    if not entry.body.mentions:
        return entry
    mentions = tuple(
        Mention(it.kind, known[it.kind].ids.get(it.target, "")) if it.kind in known else it
        for it in entry.body.mentions
    )
    return replace(entry, body=replace(entry.body, mentions=mentions))


def check_cite_keys(papers: Sequence[Entry[Paper]]) -> list[Problem]:
    """A warning for each citation key that another paper has too, compared without case."""
    problems: list[Problem] = []
    taken = {entry.record.id: entry for entry in papers if not entry.record.cite_key}
    for entry in papers:
        if key := entry.record.cite_key:
            first = taken.setdefault(key.lower(), entry)
            if first is not entry:
                message = f"'{key}' is also the citation key of {_other(first, entry)}"
                hint = (
                    "give one of the two another cite_key; without one, a paper is cited by its id"
                )
                problems.append(warning(entry.spot("cite_key"), message, hint))
    return problems


def check_name(
    entry: Entry[Any],
    path: tuple[str | int, ...],
    text: str | None,
    kind: str,
    known: Mapping[str, Index],
) -> list[Problem]:
    """An error where a text names several records of the kind."""
    found = sorted(known[kind].find(text)) if text else []
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


def most_common(counts: Mapping[str, int]) -> str:
    """The spelling used most; the first in order where several are."""
    return min(counts, key=lambda text: (-counts[text], text))


def distinct_slugs(
    wanted: Mapping[Key, str], taken: Iterable[str] = (), *, told_by: Callable[[Key], str] = str
) -> dict[Key, str]:
    """A slug for each key, no two the same: as wanted, or with six hex digits of what tells the
    key wherever two want the same."""
    uses = Counter(wanted.values())
    used = {*taken, *RESERVED_IDS, ""}
    plain = {key: text for key, text in wanted.items() if uses[text] == 1 and text not in used}
    used.update(plain.values())
    found = dict(plain)
    for key in sorted(wanted.keys() - plain.keys()):
        made = f"{wanted[key]}-{six_digits(told_by(key))}".strip("-")
        while made in used:  # two keys with the same digits, or a name that spells them
            made = f"{made}-{six_digits(f'{key}{made}')}"
        used.add(made)
        found[key] = made
    return found
