"""What a researcher is and did: positions, and the chapters of a curriculum vitae."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from byline.library.groups import FORMER, Stay
from byline.library.model import Person
from byline.records import Author
from byline.records.author import Milestone, Occasion, Talk
from byline.records.fields import PartialDate
from byline.records.names import parse
from byline.site import Site
from byline.views.shared import Link, OutLink, out_links, shown_date, shown_span, tie_link
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class Position:
    """A place of work: what the person is there, where, and since or until when."""

    role: str
    institution: Link
    span: str


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """What a person is or was in the group whose site it is, and in which years."""

    role: str
    years: str


@dataclass(frozen=True, slots=True)
class CurriculumLine:
    """A line of a curriculum vitae; what it says leads to a page about it, where there is one, and
    `shown` to slides and a video."""

    what: OutLink
    where: str
    span: str
    note: str
    shown: tuple[OutLink, ...]


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
            yield Position(it.role or "", institution, shown_span(it.start, it.end))


def memberships(found: Sequence[Stay]) -> tuple[MembershipLine, ...]:
    """What a person is or was in each group; that they have left says less than what they were."""
    told = [it for it in found if it.group.id != FORMER] or found
    return tuple(MembershipLine(it.group.one, words.years(it.start, it.end)) for it in told)


def curriculum(site: Site, author: Author) -> tuple[Chapter, ...]:
    """Education, awards, talks, teaching and service, as far as the record gives them."""
    found = (
        (words.EDUCATION, "education", map(_milestone, author.education)),
        (words.AWARDS, "awards", map(_milestone, author.awards)),
        (words.TALKS, "talks", (_talk(site, author, it) for it in author.talks)),
        (words.TEACHING, "teaching", (_occasion(site, author, it) for it in author.teaching)),
        (words.SERVICE, "service", (_occasion(site, author, it) for it in author.service)),
    )
    chapters = (Chapter(label, anchor, tuple(lines)) for label, anchor, lines in found)
    return tuple(chapter for chapter in chapters if chapter.lines)


def initials(name: str) -> str:
    """The letters that stand for a face where there is no photo: 'AL', or one for one word."""
    parsed = parse(name)
    given, family = parsed.given.strip(), parsed.family.strip()
    first = given[:1] if given != name else ""
    return (first + family[:1]).upper() or name[:1].upper()


def _milestone(it: Milestone) -> CurriculumLine:
    span = shown_span(it.start, it.end) if it.end else _when(it.start)
    return CurriculumLine(OutLink(it.what, it.url), it.where or "", span, it.note or "", ())


def _occasion(site: Site, author: Author, it: Occasion) -> CurriculumLine:
    return replace(_milestone(it), shown=_shown(site, author, it))


def _talk(site: Site, author: Author, it: Talk) -> CurriculumLine:
    return CurriculumLine(
        what=OutLink(it.title, it.url),
        where=it.where or "",
        span=_when(it.date),
        note=it.note or "",
        shown=_shown(site, author, it),
    )


def _shown(site: Site, author: Author, it: Occasion | Talk) -> tuple[OutLink, ...]:
    """The slides and the video, each called what it is."""
    named = (("slides", it.slides), ("video", it.video))
    found = ((words.LINK_LABELS[name], target) for name, target in named if target)
    return out_links(site, "authors", author.id, found)


def _when(date: PartialDate | None) -> str:
    return shown_date(date) if date else ""
