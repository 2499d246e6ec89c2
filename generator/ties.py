"""Ties: the venues, topics and institutions that records name, by id, by name or in free text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.library import Named, Person, Tie, Work
from generator.names import fold
from generator.records import Author, Paper
from generator.references import Index, free_ids, index
from generator.text import Block
from generator.validate import Entry

VENUES, TOPICS, INSTITUTIONS = KINDS_OF_TIES = "venues", "topics", "institutions"


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
    everything: Iterable[Entry[Any]], shown: Mapping[str, list[Entry[Any]]]
) -> dict[str, Naming]:
    """How venues, topics and institutions are named; only what is listed makes new ones."""
    by_kind: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in everything:
        by_kind[entry.kind].append(entry)
    papers = [entry.record for entry in shown["papers"] if not entry.record.unlisted]
    authors = [entry.record for entry in shown["authors"] if not entry.record.unlisted]
    found = {}
    for kind in KINDS_OF_TIES:
        known = index(by_kind[kind])
        texts = Counter(text for paper in papers for text in _texts(kind, paper, known))
        if kind == INSTITUTIONS:
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


def affiliations_of(author: Author, names: Mapping[str, Naming]) -> tuple[Named, ...]:
    """The institutions of the author's affiliations, in their order."""
    return tuple(names[INSTITUTIONS].named(it.institution) for it in author.affiliations)


def ties(
    shown: Mapping[str, list[Entry[Any]]],
    names: Mapping[str, Naming],
    listed: list[Work],
    people: Mapping[str, Person],
) -> dict[str, dict[str, Tie]]:
    """Every venue, topic and institution with its listed papers and people, by name."""
    members: dict[str, list[str]] = defaultdict(list)
    for person in sorted(people.values(), key=lambda it: (fold(it.sort_form), it.key)):
        if person.is_listed:
            for named in dict.fromkeys(person.affiliations):
                members[named.id].append(person.key)
    papers = {kind: _papers_by_tie(kind, listed) for kind in KINDS_OF_TIES}
    return {
        VENUES: _in_order(_ties(VENUES, shown, names, papers, {})),
        TOPICS: _in_order(_with_narrower(_ties(TOPICS, shown, names, papers, {}), names, listed)),
        INSTITUTIONS: _in_order(_ties(INSTITUTIONS, shown, names, papers, members)),
    }


def _texts(kind: str, paper: Paper, known: Index) -> Iterator[str]:
    """All that a paper says of its ties of one kind."""
    if kind == VENUES and paper.venue:
        yield venue_text(paper, known)
    elif kind == TOPICS:
        yield from paper.topics
    elif kind == INSTITUTIONS:
        yield from paper.institutions
        yield from (text for byline in paper.authors for text in byline.affiliations)
        if paper.institution:
            yield paper.institution


def _papers_by_tie(kind: str, listed: list[Work]) -> dict[str, list[str]]:
    papers: dict[str, list[str]] = defaultdict(list)
    for work in listed:
        for tie in dict.fromkeys(named.id for named in _named_by(kind, work)):
            papers[tie].append(work.id)
    return papers


def _named_by(kind: str, work: Work) -> Iterator[Named]:
    if kind == VENUES:
        yield work.venue
    elif kind == TOPICS:
        yield from work.topics
    else:
        yield from work.institutions
        yield from (named for several in work.affiliations for named in several)
        yield work.made_at


def _label(record: Any) -> str:
    """What a record is called in passing: a venue by its short name."""
    return str((record.noun == "venue" and record.short) or record.name)


def _ties(
    kind: str,
    shown: Mapping[str, list[Entry[Any]]],
    names: Mapping[str, Naming],
    papers: Mapping[str, Mapping[str, list[str]]],
    people: Mapping[str, list[str]],
) -> list[Tie]:
    """The ties of one kind: those with records, then those that are only named."""
    kept = papers[kind]

    def tie(tie_id: str, name: str, short: str, record: Any, about: Block) -> Tie:
        own = tuple(kept.get(tie_id, ()))
        return Tie(kind, tie_id, name, short, record, about, own, tuple(people.get(tie_id, ())))

    declared = [
        tie(it.record.id, it.record.name, _short(it.record), it.record, it.body)
        for it in shown[kind]
    ]
    return declared + [tie(it, name, name, None, Block()) for it, name in names[kind].free.values()]


def _short(record: Any) -> str:
    return str(getattr(record, "short", None) or record.name)


def _with_narrower(topics: list[Tie], names: Mapping[str, Naming], listed: list[Work]) -> list[Tie]:
    """The topics with the way up and down, and with the papers of those below them."""
    wider = {topic.id: names[TOPICS].named(_parent(topic)).id for topic in topics}
    narrower: dict[str, list[str]] = defaultdict(list)
    for topic in sorted(topics, key=lambda it: (fold(it.name), it.id)):
        if wider[topic.id] and topic.is_listed:
            narrower[wider[topic.id]].append(topic.id)
    own = {topic.id: set(topic.papers) for topic in topics}

    def below(topic: str, above: frozenset[str]) -> set[str]:
        found = set(own[topic])
        for child in narrower[topic]:
            if child not in above:  # a circle is an error, told elsewhere
                found |= below(child, above | {child})
        return found

    position = {work.id: at for at, work in enumerate(listed)}
    return [
        Tie(
            topic.kind,
            topic.id,
            topic.name,
            topic.short,
            topic.record,
            topic.about,
            tuple(sorted(below(topic.id, frozenset({topic.id})), key=position.__getitem__)),
            topic.people,
            wider[topic.id],
            tuple(narrower[topic.id]),
        )
        for topic in topics
    ]


def _parent(topic: Tie) -> str | None:
    return getattr(topic.record, "parent", None)


def _in_order(found: list[Tie]) -> dict[str, Tie]:
    return {tie.id: tie for tie in sorted(found, key=lambda it: (fold(it.name), it.id))}
