"""Whether two works are one: what speaks for it, and what against it."""

from collections.abc import Callable, Iterator

from byline.importers.matching.compared import ComparedWork
from byline.importers.matching.people import is_one_person, shared
from byline.importers.matching.reasons import Ground, Judgement, Objection
from byline.importers.matching.titles import (
    FEWEST_WORDS,
    are_parted,
    begins_alike,
    is_respelled,
    is_same,
    is_shortened,
)

MOST_YEARS = 3  # from a preprint to what is surely its publication
MOST_YEARS_ASKED = 6  # to what may be
MOST_YEARS_ABSTRACT = 2
LEAST_SHARED = 0.5  # of the authors of the shorter list
LEAST_WORDS = 20  # of an abstract that says enough
# The part of two abstracts' words that both have; and of the shorter one's, which may be cut.
ALIKE, ALIKE_IF_CUT = 0.5, 0.8
UNLIKE, UNLIKE_FOR_OTHER_TITLES = 0.15, 0.3  # of the shorter one's words
_BY_ID = {
    "doi": Ground.DOI,
    "arxiv": Ground.ARXIV,
    "openreview": Ground.OPENREVIEW,
    "pmid": Ground.PMID,
    "openalex": Ground.OPENALEX,
    "dblp": Ground.DBLP,
}
_PUBLISHED = frozenset(("conference", "workshop", "journal", "chapter"))


def judged(one: ComparedWork, other: ComparedWork) -> Judgement | None:
    """Why two works are, or may be, one; None where they are not."""
    return _by_id(one, other) or _by_title(one, other) or _by_content(one, other)


def _by_id(one: ComparedWork, other: ComparedWork) -> Judgement | None:
    """What an id in common tells. DOIs of volumes stand on chapters, so titles have a say."""
    services = {it.service for it in one.ids & other.ids}
    ground = next((it for service, it in _BY_ID.items() if service in services), None)
    if ground is None:
        return None
    if _are_parted(one, other):
        return Judgement(ground, (Objection.PARTS,))
    if _are_other_people(one, other):
        return Judgement(ground, (Objection.AUTHORS,))
    if not one.title.letters or not other.title.letters or _is_near_title(one, other):
        return Judgement(ground)
    has_authors = _part_in_common(one, other) >= LEAST_SHARED
    is_retitled = _are_alike(one, other) or services != {"doi"}
    is_sure = has_authors and is_retitled
    return Judgement(ground, () if is_sure else (Objection.TITLES,))


def _by_title(one: ComparedWork, other: ComparedWork) -> Judgement | None:
    """What titles tell that are the same, letter by letter."""
    if not is_same(one.title, other.title) or _are_other_people(one, other):
        return None
    is_volume = bool(one.isbn) and one.isbn == other.isbn
    if is_volume and one.people and other.people:
        return Judgement(Ground.ISBN)
    if one.title.is_generic or _years_between(one, other) > MOST_YEARS_ASKED:
        return None
    return Judgement(Ground.TITLE, tuple(_objections(one, other)))


def _objections(one: ComparedWork, other: ComparedWork) -> Iterator[Objection]:
    """What speaks against two works of one title."""
    has_authors = bool(one.people and other.people)
    words = min(one.title.size, other.title.size)
    if not has_authors and words <= FEWEST_WORDS:
        yield Objection.NO_AUTHORS
    elif has_authors and not _have_authors_in_common(one, other):
        yield Objection.AUTHORS
    if words < FEWEST_WORDS:
        yield Objection.SHORT
    if _years_between(one, other) > (MOST_YEARS if has_authors else 1):
        yield Objection.YEARS
    if not has_authors and not (one.years and other.years):
        yield Objection.NO_YEAR
    yield from _objections_of_ids(one, other)
    if one.kind != other.kind or _are_two_publications(one, other):
        yield Objection.KINDS
    if _part_of_shorter(one, other) < UNLIKE:
        yield Objection.ABSTRACTS


def _objections_of_ids(one: ComparedWork, other: ComparedWork) -> Iterator[Objection]:
    """Ids of which a work has one only, and these have two."""
    if one.dois and other.dois and not one.dois & other.dois:
        yield Objection.DOIS
    for service, objection in (("arxiv", Objection.ARXIV), ("pmid", Objection.PMIDS)):
        here, there = ({it for it in work.ids if it.service == service} for work in (one, other))
        if here and there and not here & there:
            yield objection


def _by_content(one: ComparedWork, other: ComparedWork) -> Judgement | None:
    """What abstracts tell, or titles that are nearly the same, where an author is in common."""
    if one.title.is_generic or other.title.is_generic or one.kind != other.kind:
        return None
    years = _years_between(one, other)
    if years > MOST_YEARS or _are_parted(one, other):
        return None
    in_common = _part_in_common(one, other)
    if not in_common:
        return None
    objections = tuple(_objections_of_ids(one, other))
    if years <= MOST_YEARS_ABSTRACT and _are_alike(one, other):
        return Judgement(Ground.ABSTRACT, objections)
    is_unlike = _part_of_shorter(one, other) < UNLIKE_FOR_OTHER_TITLES
    if is_unlike or in_common < LEAST_SHARED or Objection.DOIS in objections:
        return None
    near = next((it for it, is_so in _NEAR.items() if is_so(one, other)), None)
    return Judgement(near, objections) if near else None


def _is_near_title(one: ComparedWork, other: ComparedWork) -> bool:
    return is_same(one.title, other.title) or any(is_so(one, other) for is_so in _NEAR.values())


def _has_other_subtitle(one: ComparedWork, other: ComparedWork) -> bool:
    """The same head and the same authors, as far as both are named."""
    is_first = bool(one.people and other.people) and is_one_person(one.people[0], other.people[0])
    return begins_alike(one.title, other.title) and is_first and _part_in_common(one, other) == 1


_NEAR: dict[Ground, Callable[[ComparedWork, ComparedWork], bool]] = {
    Ground.SPELLING: lambda one, other: is_respelled(one.title, other.title),
    Ground.SHORTER_TITLE: lambda one, other: is_shortened(one.title, other.title),
    Ground.OTHER_SUBTITLE: _has_other_subtitle,
}


def _are_parted(one: ComparedWork, other: ComparedWork) -> bool:
    """Do the titles tell two works apart, whatever else is the same?"""
    has_titles = bool(one.title.letters and other.title.letters)
    return has_titles and are_parted(one.title, other.title)


def _are_other_people(one: ComparedWork, other: ComparedWork) -> bool:
    """Do both say who wrote them, all of them others?"""
    if not one.people or not other.people or (one.leaves_out and other.leaves_out):
        return False
    return not _part_in_common(one, other)


def contradict(one: ComparedWork, other: ComparedWork) -> bool:
    """Can two works not be one, though each may be one with a third?"""
    if one.ids & other.ids:
        return False
    is_other = _are_parted(one, other) or _are_other_people(one, other)
    return is_other or bool([*_objections_of_ids(one, other)])


def _part_in_common(one: ComparedWork, other: ComparedWork) -> float:
    """The part of the shorter list that the longer one names too."""
    short, long = sorted((one, other), key=lambda work: len(work.people))
    return shared(short.people, long.places) / len(short.people) if short.people else 0.0


def _have_authors_in_common(one: ComparedWork, other: ComparedWork) -> bool:
    """Are enough authors in common? One alone may be a namesake, where both lists are whole."""
    part = _part_in_common(one, other)
    is_one_alone = part * min(len(one.people), len(other.people)) == 1
    are_whole = not one.leaves_out and not other.leaves_out
    has_more = max(len(one.people), len(other.people)) > 1
    return part >= LEAST_SHARED and not (is_one_alone and are_whole and has_more)


def _years_between(one: ComparedWork, other: ComparedWork) -> int:
    return min((abs(a - b) for a in one.years for b in other.years), default=0)


def _are_two_publications(one: ComparedWork, other: ComparedWork) -> bool:
    """A paper of a conference, and the article that a journal made of it?"""
    return one.type != other.type and {one.type, other.type} <= _PUBLISHED


def _are_alike(one: ComparedWork, other: ComparedWork) -> bool:
    """Are most words of the abstracts the same, or is one of them a part of the other?"""
    if not _say_enough(one, other):
        return False
    part_of_all = len({*one.abstract} & {*other.abstract}) / len({*one.abstract, *other.abstract})
    return part_of_all >= ALIKE or _part_of_shorter(one, other) >= ALIKE_IF_CUT


def _part_of_shorter(one: ComparedWork, other: ComparedWork) -> float:
    """The part of the shorter abstract's words that the other has; all, where one says little."""
    if not _say_enough(one, other):
        return 1.0
    short = min(len(one.abstract), len(other.abstract))
    return len({*one.abstract} & {*other.abstract}) / short


def _say_enough(one: ComparedWork, other: ComparedWork) -> bool:
    return min(len(one.abstract), len(other.abstract)) >= LEAST_WORDS
