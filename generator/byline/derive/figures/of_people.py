"""The figures of a person, from the papers that are theirs and that count."""

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from byline.derive.figures.citations import CitationFigures, citation_figures, h_index
from byline.derive.figures.collaborators import Collaborator, collaborators
from byline.derive.figures.counted import counted
from byline.derive.figures.of_papers import Figures
from byline.derive.figures.rounding import whole
from byline.derive.figures.score import has_identifier
from byline.derive.figures.trust import TrustParts, trust
from byline.derive.figures.verification import level
from byline.library.model import Library, Named, Person, Work
from byline.records.config import Features


@dataclass(frozen=True, slots=True)
class Summary:
    """A figure over a person's papers, and of how many of them it is made."""

    value: int
    known: int
    papers: int


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic or category, and how many of a person's papers have it."""

    named: Named
    papers: int


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """All that is computed of a person; None or empty where it cannot be, or is switched off."""

    papers: int
    since: int | None
    retracted: int
    citations: CitationFigures | None
    novelty: Summary | None
    score: Summary | None
    trust: int | None
    verification: int | None
    category: str
    topics: tuple[TopicCount, ...]
    collaborators: tuple[Collaborator, ...]


def person_figures(figures: Figures, person: Person) -> PersonFigures:
    """The figures of a person."""
    library = figures.library
    features, settings = library.config.features, library.config.figures
    works = list(counted(library, (credit.paper for credit in person.credits)))
    records = [work.record for work in works]
    return PersonFigures(
        papers=len(works),
        since=min((record.filed_year for record in records), default=None),
        retracted=len(person.credits) - len(works),
        citations=citation_figures(records, settings.i10_from),
        novelty=_median(works, figures) if features.novelty.is_computed else None,
        score=_score(works, figures) if features.score.is_computed else None,
        trust=_trust(library, person, works) if features.trust.is_computed else None,
        verification=_verification(person, features) if features.verification.is_computed else None,
        category=_main_category(person, works) if features.main_category else "",
        topics=_subjects(library, works)[: settings.topics] if features.main_topics else (),
        collaborators=_close(library, person, works) if features.collaborators else (),
    )


def _median(works: Sequence[Work], figures: Figures) -> Summary | None:
    known = [value for work in works if (value := figures.novelty_of(work)) is not None]
    return Summary(whole(statistics.median(known)), len(known), len(works)) if known else None


def _score(works: Sequence[Work], figures: Figures) -> Summary | None:
    known = [value for work in works if (value := figures.score_of(work)) is not None]
    return Summary(h_index(known), len(known), len(works)) if known else None


def _trust(library: Library, person: Person, works: Sequence[Work]) -> int | None:
    """Trust in a declared person who has papers; a name alone is nobody to trust."""
    author, settings = person.author, library.config.figures
    if author is None or not works:
        return None
    strong = {credit.paper for credit in person.credits if not credit.rule.reads_the_name}
    parts = TrustParts(
        orcid=float(author.orcid is not None),
        claim=float(author.claimed is not None) if library.config.features.claim else None,
        affiliation=float(any(it.end is None for it in author.affiliations)),
        identifiers=sum(has_identifier(work.record) for work in works) / len(works),
        evidence=sum(work.id in strong for work in works) / len(works),
    )
    return trust(parts, settings.trust)


def _verification(person: Person, features: Features) -> int:
    return level(person.author, claims=bool(features.claim))


def _main_category(person: Person, works: Iterable[Work]) -> str:
    """The first category that the person's record gives, else the most frequent of papers."""
    if person.author and person.author.categories:
        return person.author.categories[0]
    used = Counter(category for work in works for category in work.record.categories)
    return min(used, key=lambda it: (-used[it], it), default="")


def _subjects(library: Library, works: Sequence[Work]) -> tuple[TopicCount, ...]:
    """The topics of the papers, the most frequent first; where no paper has any, categories."""
    used = Counter(topic for work in works for topic in _topics(library, work)) or Counter(
        Named(category) for work in works for category in work.record.categories
    )
    in_order = sorted(used, key=lambda it: (-used[it], it.text.casefold(), it.id))
    return tuple(TopicCount(named, used[named]) for named in in_order)


def _topics(library: Library, work: Work) -> Iterable[Named]:
    """The paper's topics by their own names, as far as lists may show them."""
    topics = library.ties["topics"]
    known = ((named, topics.get(named.id)) for named in work.topics if named.text)
    named = (
        Named(tie.name, tie.id) if tie else it for it, tie in known if not tie or tie.is_listed
    )
    return dict.fromkeys(named)


def _close(library: Library, person: Person, works: Iterable[Work]) -> tuple[Collaborator, ...]:
    """The people with whom the person shares papers, as far as lists may show them."""
    shared = (
        (key, work.record.filed_year)
        for work in works
        for key in dict.fromkeys(byline.person for byline in work.bylines)
        if key and key != person.key and (other := library.people.get(key)) and other.is_listed
    )
    return collaborators(shared, library.config.figures.collaborators)
