"""What a researcher is and did: positions, and the chapters of a curriculum vitae."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from byline.library.model import Person
from byline.records import Author
from byline.records.author import Milestone
from byline.records.fields import PartialDate
from byline.records.names import parse
from byline.site import Site
from byline.views.shared import Link, OutLink, shown_date, tie_link
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class Position:
    """A place of work: what the person is there, where, and since or until when."""

    role: str
    institution: Link
    span: str


@dataclass(frozen=True, slots=True)
class CurriculumLine:
    """A line of a curriculum vitae; what it says leads to a page about it, where there is one."""

    what: OutLink
    where: str
    span: str
    note: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a curriculum vitae."""

    label: str
    anchor: str
    lines: tuple[CurriculumLine, ...]


def positions(site: Site, person: Person, *, current: bool) -> Iterator[Position]:
    """The person's positions of today, or the earlier ones, as the record orders them."""
    written = person.author.affiliations if person.author else ()
    for it, named in zip(written, person.affiliations, strict=True):
        if (it.end is None) == current:
            institution = tie_link(site, "institutions", named)
            yield Position(it.role or "", institution, _span(it.start, it.end))


def curriculum(author: Author) -> tuple[Chapter, ...]:
    """Education, awards, teaching and service, as far as the record gives them."""
    found = (
        (words.EDUCATION, "education", author.education),
        (words.AWARDS, "awards", author.awards),
        (words.TEACHING, "teaching", author.teaching),
        (words.SERVICE, "service", author.service),
    )
    return tuple(
        Chapter(label, anchor, tuple(_lines(milestones)))
        for label, anchor, milestones in found
        if milestones
    )


def initials(name: str) -> str:
    """The letters that stand for a face where there is no photo: 'AL', or one for one word."""
    parsed = parse(name)
    given, family = parsed.given.strip(), parsed.family.strip()
    first = given[:1] if given != name else ""
    return (first + family[:1]).upper() or name[:1].upper()


def _lines(milestones: Iterable[Milestone]) -> Iterator[CurriculumLine]:
    for it in milestones:
        span = _span(it.start, it.end) if it.end else _when(it.start)
        yield CurriculumLine(OutLink(it.what, it.url), it.where or "", span, it.note or "")


def _span(start: PartialDate | None, end: PartialDate | None) -> str:
    return words.span(_when(start), _when(end))


def _when(date: PartialDate | None) -> str:
    return shown_date(date) if date else ""
