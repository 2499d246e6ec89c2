"""What sources tell, beside what is remembered: works of records, works that a person removed, and
works that are new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from byline.importers.keeping.memory import ImportMemory
from byline.importers.keeping.values import Plain
from byline.importers.matching.compared import compared
from byline.importers.matching.judging import judged
from byline.importers.matching.match import matches
from byline.importers.matching.people import shared
from byline.importers.matching.titles import is_same
from byline.importers.proposal import ToldWork
from byline.importers.works import OTHERS, SourceWork, WorkByline

_BY_WHICH_WORKS_ARE_TOLD = (
    "title", "date", "type", "doi", "arxiv", "openreview", "pmid", "isbn", "openalex", "dblp",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SortedWorks:
    """Works of records, with the records' ids; works whose record a person removed; and those that
    are new to the site."""

    known: tuple[tuple[ToldWork, str], ...]
    rejected: tuple[ToldWork, ...]
    fresh: tuple[ToldWork, ...]


def by_memory(
    memory: ImportMemory, records: Mapping[str, str], told: Iterable[ToldWork]
) -> SortedWorks:
    """The works by what is remembered of them; `records` leads from ids of records, old ones too,
    to those of today. What a source tells twice counts once."""
    known, rejected, fresh = [], [], []
    for it in _under_keys_of_their_own(memory, told):
        remembered = memory.of(*it.key)
        if remembered is None:
            fresh.append(it)
        elif record := records.get(remembered.record):
            known.append((it, record))
        else:
            rejected.append(it)
    return SortedWorks(tuple(known), tuple(rejected), tuple(fresh))


def removed_before(
    memory: ImportMemory, records: Mapping[str, str], fresh: Sequence[ToldWork]
) -> set[tuple[str, str]]:
    """The keys of works that another source told once, and whose record a person removed."""
    gone = [
        _said(it.said)
        for works in memory.sources.values()
        for it in works.values()
        if it.record not in records and "authors" in it.said
    ]
    if not gone or not fresh:
        return set()
    found = matches([*gone, *(it.work for it in fresh)])
    ends = (sorted((it.first, it.second)) for it in found if it.is_certain)
    return {fresh[two - len(gone)].key for one, two in ends if one < len(gone) <= two}


def _under_keys_of_their_own(memory: ImportMemory, told: Iterable[ToldWork]) -> Sequence[ToldWork]:
    """Each work once. Two files of one name may have one key for two works: the second one is no
    correction of the first, and is known by its number."""
    taken: dict[tuple[str, str], ToldWork] = {}
    for it in told:
        for number in count(1):
            key = f"{it.work.key} ({number})" if number > 1 else it.work.key
            remembered, other = memory.of(it.source, key), taken.get((it.source, key))
            if remembered is not None and not _is_one(_said(remembered.said), it.work):
                continue
            if other is None:
                taken[it.source, key] = replace(it, work=replace(it.work, key=key))
            if other is None or _is_one(other.work, it.work):
                break
    return tuple(taken.values())


def _said(values: Mapping[str, Plain]) -> SourceWork:
    """A work as a source told it once, as far as that tells it from others."""
    authors = values.get("authors")
    told = authors if isinstance(authors, list) else []
    names = [str(it["name"]) if isinstance(it, dict) else str(it) for it in told]
    others: dict[str, Any] = {
        name: str(values[name]) for name in _BY_WHICH_WORKS_ARE_TOLD if name in values
    }
    bylines = (OTHERS if it == OTHERS.name else WorkByline(name=it) for it in names)
    return SourceWork(key="", authors=tuple(bylines), **others)


def _is_one(before: SourceWork, now: SourceWork) -> bool:
    """Under one key of one source: may the one be a correction of the other? Not where the title is
    another, and the year or everybody, too."""
    if before.title == now.title:
        return True
    one, other = compared(before), compared(now)
    if is_same(one.title, other.title) or judged(one, other):
        return True
    has_authors = bool(shared(one.people, other.places)) or not (one.people and other.people)
    return has_authors and bool({*one.years} & {*other.years} or not (one.years and other.years))
