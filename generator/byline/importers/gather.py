"""Sources -> what they tell: fetched, told apart by kind, read and cleaned."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from byline.importers.cleaning.clean import cleaned
from byline.importers.cleaning.hyphens import known_words
from byline.importers.cleaning.one_name import with_one_name_each
from byline.importers.cleaning.venues import KnownVenues
from byline.importers.kinds import SourceKind, kind_named, kind_of
from byline.importers.moving.old_site import old_site
from byline.importers.moving.ready import ready_works
from byline.importers.moving.taken import OldSite
from byline.importers.proposal import ToldWork
from byline.importers.services import SERVICES
from byline.importers.sources import FILE, STANDARD_INPUT, Fetched, ImportSource, fetched
from byline.importers.works import (
    OTHERS,
    NewsItem,
    PersonTold,
    SourceReading,
    SourceWork,
    WorkByline,
)
from byline.network.client import Client
from byline.problems import Failure, Place, Problem

_MOST_AT_ONCE = 6  # sources; each service is asked in its own time all the same


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source, and how it is to be taken: as which kind ('' is told from what it holds), with
    abstracts or without; and the author whose own papers it tells of, if that is said."""

    source: ImportSource
    kind: str = ""
    has_abstracts: bool = True
    author: str = ""

    @property
    def name(self) -> str:
        """What the source is remembered by: no path of the machine, and the same each time."""
        if self.source.service == FILE:
            return Path(self.source.name).name
        return "standard input" if self.source.service == STANDARD_INPUT else str(self.source)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a source told; `failure` says why it told nothing that can be trusted."""

    wanted: Wanted
    told: tuple[ToldWork, ...] = ()
    news: tuple[NewsItem, ...] = ()
    persons: tuple[PersonTold, ...] = ()
    problems: tuple[Problem, ...] = ()
    old: OldSite | None = None  # of another system, where the source is a folder
    failure: str = ""


def gathered(
    wanted: Sequence[Wanted], client: Client, known: KnownVenues, done: Callable[[int], None]
) -> list[Heard]:
    """What all sources tell, each in its place; services are asked side by side."""
    with ThreadPoolExecutor(min(_MOST_AT_ONCE, max(1, len(wanted)))) as threads:
        fetching = [threads.submit(_fetched, it, client) for it in wanted]
        heard = []
        for it, parts in zip(wanted, fetching, strict=True):
            heard.append(_heard(it, parts.result(), known))
            done(1)
    return heard


def _fetched(wanted: Wanted, client: Client) -> list[Fetched] | OldSite | Failure:
    folder = Path(wanted.source.name)
    try:
        if wanted.source.service == FILE and folder.is_dir():
            return old_site(folder) or Failure(_NO_SITE.format(wanted.source.typed))
        return list(fetched(wanted.source, client))
    except Failure as why:
        return why


def _heard(wanted: Wanted, parts: list[Fetched] | OldSite | Failure, known: KnownVenues) -> Heard:
    if isinstance(parts, Failure):
        return Heard(wanted, failure=str(parts))
    if isinstance(parts, OldSite):
        return _of_old_site(wanted, parts, known)
    readings: list[tuple[SourceKind, SourceReading]] = []
    for part in parts:
        kind = _kind(wanted, part)
        if kind is None:
            return Heard(wanted, failure=_UNKNOWN.format(wanted.source.typed))
        reading = kind.read(part.content, wanted.name)
        if reading.problems and not _tells(reading):
            return Heard(wanted, failure=_nothing_but(reading.problems, wanted))
        readings.append((kind, reading))
    if wanted.source.service in SERVICES and not any(_tells(it) for _kind, it in readings):
        return Heard(wanted, failure=_NOTHING.format(wanted.source.typed))
    persons = tuple(it.person for _kind, it in readings if it.person)
    words = known_words(work for _kind, it in readings for work in it.works)
    works = [
        _ready(_with_owner(work, persons), wanted, known, words)
        for _kind, it in readings
        for work in it.works
    ]
    counted = [kind.counts_as for kind, it in readings for _work in it.works]
    told = (
        ToldWork(wanted.name, work, counts_as)
        for work, counts_as in zip(with_one_name_each(works, known), counted, strict=True)
    )
    return Heard(
        wanted,
        tuple(_with_keys_of_their_own(told)),
        tuple(item for _kind, it in readings for item in it.news),
        persons,
        tuple(problem for _kind, it in readings for problem in it.problems),
    )


def _of_old_site(wanted: Wanted, old: OldSite, known: KnownVenues) -> Heard:
    """What comes along from a site of another system."""
    told = (
        ToldWork(
            wanted.name, _as_wanted(it, wanted), aliases=old.aliases.get(f"paper:{it.key}", ())
        )
        for it in ready_works(old, known)
    )
    return Heard(
        wanted, tuple(_with_keys_of_their_own(told)), old.news, problems=old.problems, old=old
    )


_NO_SITE = (
    "{}: this folder is no site of a system that Byline knows\n"
    "  those are al-folio, academicpages, Hugo Blox and jekyll-scholar; or name a file in it"
)


def _tells(reading: SourceReading) -> bool:
    return bool(reading.works or reading.news or reading.person)


def _nothing_but(problems: Sequence[Problem], wanted: Wanted) -> str:
    """What is wrong with a source, or a page of it, that tells nothing else."""
    first, *others = problems
    line = f":{first.where.line}" if isinstance(first.where, Place) and first.where.line else ""
    more = f" (and {len(others):,} more)" if others else ""
    said = f"{wanted.source.typed}{line}: {first.message}{more}"
    return f"{said}\n  {first.hint}" if first.hint else said


_NOTHING = "{}: it told of no work\n  see what stands there in a browser"
_UNKNOWN = (
    "{}: it is not clear what this is\n"
    "  say it with --as, such as --as bibtex; byline import --help lists the kinds"
)


def _kind(wanted: Wanted, part: Fetched) -> SourceKind | None:
    name = wanted.kind or part.kind
    return kind_named(name) if name else kind_of(part.content)


def _with_owner(work: SourceWork, persons: Sequence[PersonTold]) -> SourceWork:
    """A person's list of works may leave out who wrote them: the person did, for one."""
    if work.authors or len(persons) != 1:
        return work
    owner = persons[0]
    byline = WorkByline(
        name=owner.name, family=owner.family, orcid=owner.orcid, known_as=owner.known_as
    )
    return replace(work, authors=(byline, OTHERS))


def _ready(
    work: SourceWork, wanted: Wanted, known: KnownVenues, words: Collection[str]
) -> SourceWork:
    return _as_wanted(cleaned(work, known, words), wanted)


def _as_wanted(work: SourceWork, wanted: Wanted) -> SourceWork:
    return work if wanted.has_abstracts else replace(work, abstract="", tldr="")


def _with_keys_of_their_own(told: Iterable[ToldWork]) -> Iterator[ToldWork]:
    """Works that a source calls the same are told apart by which of them they are."""
    times: Counter[str] = Counter()
    for it in told:
        times[it.work.key] += 1
        number = times[it.work.key]
        if number == 1:
            yield it
        else:
            yield replace(it, work=replace(it.work, key=f"{it.work.key} ({number})"))
