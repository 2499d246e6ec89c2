"""Ties: the venues, topics and institutions that records name, by id, by name or in free text."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from byline.alphabet import fold
from byline.library.identity import PersonKey
from byline.library.look_up import Index, index
from byline.library.model import Library, Named, Person, Subject, Tie, Tied, Work
from byline.library.slugs import free_ids
from byline.reading.validate import Entry
from byline.records import Author, Paper
from byline.text import Block
from byline.words import interface as words

VENUES, TOPICS, INSTITUTIONS = "venues", "topics", "institutions"


@dataclass(frozen=True, slots=True)
class TieKind:
    """All that is known of a kind of ties.

    `folder` holds its records and its pages, and is the feature that switches these off; `noun` is
    one of them. `texts` are what a paper's record says of them, `named` what a work names.
    `narrows` says how search is narrowed to the papers of one, if it can be. `has_people` where
    authors belong to them too, `has_narrower` where one may stand below another, `has_year_pages`
    where the papers of each year have a page; else a long list is cut into parts.
    """

    folder: str
    noun: str
    title: str
    empty: str
    texts: Callable[[Paper, Index], Iterator[str]]
    named: Callable[[Work], Iterator[Named]]
    narrows: Callable[[Tie], Mapping[str, str]]
    has_people: bool = False
    has_narrower: bool = False
    has_year_pages: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """How texts name the ties of one kind: those with records, and those by text alone.

    `labels` are what records are called in passing, drafts among them, which have no page.
    """

    index: Index
    labels: Mapping[str, str]
    published: frozenset[str]
    free: Mapping[str, tuple[str, str]]

    def named(self, text: str | None) -> Named:
        """What the text names; a text that names nothing listed is just that text."""
        if not text:
            return Named()
        if found := self.index.find(text):
            tie = min(found)
            return Named(self.labels[tie], tie if tie in self.published else "")
        tie, name = self.free.get(fold(text), ("", text))
        return Named(name, tie)

    def all_named(self, texts: Iterable[str]) -> tuple[Named, ...]:
        """What the texts name, each once."""
        return tuple(dict.fromkeys(self.named(text) for text in texts))


def namings(
    by_kind: Mapping[str, Sequence[Entry[Any]]], shown: Mapping[str, Sequence[Entry[Any]]]
) -> dict[str, Naming]:
    """How venues, topics and institutions are named; only what is listed makes new ones."""
    papers = [entry.record for entry in shown["papers"] if not entry.record.unlisted]
    authors = [entry.record for entry in shown["authors"] if not entry.record.unlisted]
    found = {}
    for kind, row in TIE_KINDS.items():
        known = index(by_kind[kind])
        texts = Counter(text for paper in papers for text in row.texts(paper, known))
        if row.has_people:
            texts.update(it.institution for author in authors for it in author.affiliations)
        found[kind] = Naming(
            known,
            {entry.record.id: _label(entry.record) for entry in by_kind[kind]},
            frozenset(entry.record.id for entry in shown[kind]),
            free_ids(texts, known),
        )
    return found


def venue_text(paper: Paper, known: Index) -> str:
    """What the paper calls its venue: 'ICML 2024' of 2024 is ICML, unless a record is so named."""
    text = paper.venue or ""
    if known.find(text):
        return text
    return text.removesuffix(str(paper.filed_year)).strip() or text


def has_listed(library: Library, kind: TieKind) -> bool:
    """Are there ties of the kind that lists may show?"""
    return any(tie.is_listed for tie in library.ties[kind.folder].values())


def affiliations_of(author: Author, names: Mapping[str, Naming]) -> tuple[Named, ...]:
    """The institutions of the author's affiliations, in their order."""
    return tuple(names[INSTITUTIONS].named(it.institution) for it in author.affiliations)


def ties(
    shown: Mapping[str, list[Entry[Any]]], names: Mapping[str, Naming]
) -> dict[str, dict[str, Tie]]:
    """Every venue, topic and institution, by name."""
    made = {kind: _ties(kind, shown, names) for kind in TIE_KINDS}
    trees = {
        kind: _with_narrower(of_kind, names[kind]) if TIE_KINDS[kind].has_narrower else of_kind
        for kind, of_kind in made.items()
    }
    return {kind: _in_order(of_kind) for kind, of_kind in trees.items()}


def tied(
    ties: Mapping[str, Mapping[str, Tie]], listed: list[Work], people: Mapping[PersonKey, Person]
) -> dict[Subject, Tied]:
    """The listed papers and people that each tie ties."""
    members = _members(people)
    found: dict[Subject, Tied] = {}
    for kind, of_kind in ties.items():
        papers = _papers_by_tie(TIE_KINDS[kind], listed)
        if TIE_KINDS[kind].has_narrower:
            papers = _with_those_below(papers, of_kind, listed)
        for tie in of_kind:
            bound = tuple(members[tie]) if TIE_KINDS[kind].has_people and tie in members else ()
            found[Subject(kind, tie)] = Tied(tuple(papers.get(tie, ())), bound)
    return found


def _members(people: Mapping[PersonKey, Person]) -> dict[str, list[PersonKey]]:
    """The people of each institution, by name."""
    found: dict[str, list[PersonKey]] = defaultdict(list)
    for person in sorted(people.values(), key=lambda it: (fold(it.sort_form), it.key)):
        if person.is_listed:
            for named in dict.fromkeys(person.affiliations):
                found[named.id].append(person.key)
    return found


def _papers_by_tie(kind: TieKind, listed: list[Work]) -> dict[str, list[str]]:
    papers: dict[str, list[str]] = defaultdict(list)
    for work in listed:
        for tie in dict.fromkeys(named.id for named in kind.named(work)):
            papers[tie].append(work.id)
    return papers


def _label(record: Any) -> str:
    """What a record is called in passing: a venue by its short name."""
    return str((record.noun == "venue" and record.short) or record.name)


def _ties(
    kind: str, shown: Mapping[str, list[Entry[Any]]], names: Mapping[str, Naming]
) -> list[Tie]:
    """The ties of one kind: those with records, then those that are only named."""
    declared = [
        Tie(kind, it.record.id, it.record.name, _short(it.record), it.record, it.body)
        for it in shown[kind]
    ]
    free = names[kind].free.values()
    return declared + [Tie(kind, it, name, name, None, Block()) for it, name in free]


def _short(record: Any) -> str:
    return str(getattr(record, "short", None) or record.name)


def _with_narrower(topics: list[Tie], naming: Naming) -> list[Tie]:
    """The topics with the way up and down."""
    wider = {topic.id: naming.named(_parent(topic)).id for topic in topics}
    narrower: dict[str, list[str]] = defaultdict(list)
    for topic in sorted(topics, key=lambda it: (fold(it.name), it.id)):
        if wider[topic.id] and topic.is_listed:
            narrower[wider[topic.id]].append(topic.id)
    return [
        replace(topic, wider=wider[topic.id], narrower=tuple(narrower[topic.id]))
        for topic in topics
    ]


def _with_those_below(
    papers: Mapping[str, list[str]], topics: Mapping[str, Tie], listed: list[Work]
) -> dict[str, list[str]]:
    """The papers of each topic and of those below it, in the order of lists."""
    position = {work.id: at for at, work in enumerate(listed)}

    def below(topic: str, above: frozenset[str]) -> set[str]:
        found = set(papers.get(topic, ()))
        for child in topics[topic].narrower:
            if child not in above:  # a circle is an error, told elsewhere
                found |= below(child, above | {child})
        return found

    return {
        topic: sorted(below(topic, frozenset({topic})), key=position.__getitem__)
        for topic in topics
    }


def _parent(topic: Tie) -> str | None:
    return getattr(topic.record, "parent", None)


def _in_order(found: list[Tie]) -> dict[str, Tie]:
    return {tie.id: tie for tie in sorted(found, key=lambda it: (fold(it.name), it.id))}


def _texts_of_venues(paper: Paper, known: Index) -> Iterator[str]:
    if paper.venue:
        yield venue_text(paper, known)


def _texts_of_topics(paper: Paper, _known: Index) -> Iterator[str]:
    yield from paper.topics


def _texts_of_institutions(paper: Paper, _known: Index) -> Iterator[str]:
    yield from paper.institutions
    yield from (text for byline in paper.authors for text in byline.affiliations)
    if paper.institution:
        yield paper.institution


def _venue_of(work: Work) -> Iterator[Named]:
    yield work.venue


def _topics_of(work: Work) -> Iterator[Named]:
    yield from work.topics


def _institutions_of(work: Work) -> Iterator[Named]:
    yield from work.institutions
    yield from (named for several in work.affiliations for named in several)
    yield work.made_at


_ROWS = (
    TieKind(
        folder=VENUES,
        noun="venue",
        title=words.VENUES,
        empty=words.NO_VENUES,
        texts=_texts_of_venues,
        named=_venue_of,
        narrows=lambda tie: {"venue": tie.short},
        has_year_pages=True,
    ),
    TieKind(
        folder=TOPICS,
        noun="topic",
        title=words.TOPICS,
        empty=words.NO_TOPICS,
        texts=_texts_of_topics,
        named=_topics_of,
        narrows=lambda tie: {"topic": tie.name},
        has_narrower=True,
    ),
    TieKind(
        folder=INSTITUTIONS,
        noun="institution",
        title=words.INSTITUTIONS,
        empty=words.NO_INSTITUTIONS,
        texts=_texts_of_institutions,
        named=_institutions_of,
        narrows=lambda _tie: {},
        has_people=True,
    ),
)
# The kinds of ties, by folder, in the order in which pages name them.
TIE_KINDS: Mapping[str, TieKind] = MappingProxyType({row.folder: row for row in _ROWS})
