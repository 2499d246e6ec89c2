"""A list of papers on a page: its groups, the ways to them, and what sorts and narrows it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from byline import addresses
from byline.derive.shelves import LONGEST_LIST
from byline.library.identity import PersonKey
from byline.library.model import Work
from byline.site import Site
from byline.views.jumps import Jump, jump_on_page
from byline.views.rows import RowGroup, groups, groups_of_lines
from byline.views.search_way import SearchWay
from byline.words import interface as words

# A shorter list is seen at one glance.
SHORTEST_WITH_TOOLS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by: its value, what it is called, and how many papers have it."""

    value: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class Tools:
    """What a list can be narrowed by; nothing is offered that all of its papers share."""

    tabs: tuple[Choice, ...]
    types: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    years: tuple[str, ...]
    has_code: bool
    has_citations: bool
    has_scores: bool
    matches: str
    everything: str


@dataclass(frozen=True, slots=True)
class PaperList:
    """Papers under headings; `own` is the address of the person whose list it is, `way` leads
    to search within a list that is too long to read."""

    jumps: tuple[Jump, ...]
    way: SearchWay | None
    tools: Tools | None
    groups: tuple[RowGroup, ...]
    own: str


def paper_list(
    site: Site,
    items: Iterable[tuple[str, str]],
    *,
    jumps: tuple[Jump, ...] | None = None,
    way: SearchWay | None = None,
    person: PersonKey | None = None,
    own: str = "",
) -> PaperList:
    """A list in its order, each paper with what is weak about its standing there; the list of a
    person (by key) may have tabs and never hides them.

    Without other ways, the jump bar leads to the groups.
    """
    found = tuple(items)
    made = groups(site, found, person)
    if jumps is None:
        jumps = jump_on_page((group.label, group.anchor) for group in made)
    works = [site.library.works[paper] for paper, _weakness in found]
    return PaperList(jumps, way, _tools(site, works, with_tabs=person is not None), made, own)


def plain_list(
    site: Site,
    papers: Iterable[str],
    jumps: tuple[Jump, ...] | None = None,
    way: SearchWay | None = None,
) -> PaperList:
    """A list that is nobody's: no evidence stands beside its papers. Where lists have no rows, each
    has a line, which nothing sorts or narrows."""
    if not site.extent.lists_have_rows:
        made = groups_of_lines(site, papers)
        own = jump_on_page((group.label, group.anchor) for group in made)
        return PaperList(own if jumps is None else jumps, way, None, made, "")
    return paper_list(site, ((paper, "") for paper in papers), jumps=jumps, way=way)


def _tools(site: Site, works: Sequence[Work], *, with_tabs: bool) -> Tools | None:
    if not SHORTEST_WITH_TOOLS <= len(works) <= LONGEST_LIST:
        return None
    types = Counter(work.record.type.value for work in works if work.record.type)
    has_code = [work.record.has_code or bool(work.record.links.code) for work in works]
    years = sorted({work.record.filed_year for work in works}, reverse=True)
    return Tools(
        tabs=_tabs(site, works) if with_tabs else (),
        types=_choices(words.TYPES, types, works),
        topics=_topics(works),
        years=tuple(map(str, years)) if len(years) > 1 else (),
        has_code=any(has_code) and not all(has_code),
        has_citations=any(site.figures.citations_of(work) is not None for work in works),
        has_scores=any(site.figures.score_of(work) is not None for work in works),
        matches=words.matches("#", len(works)),
        everything=words.matches(f"{len(works):,}", len(works)),
    )


def _tabs(site: Site, works: Sequence[Work]) -> tuple[Choice, ...]:
    """A tab for each group that some of the papers are in, as the configuration orders them."""
    written = [work.record.group for work in works if work.record.group]
    labels = {addresses.slug(it.id): it.label for it in site.library.config.groups}
    labels |= {addresses.slug(it): it for it in written if addresses.slug(it) not in labels}
    return _choices(labels, Counter(map(addresses.slug, written)), works)


def _topics(works: Sequence[Work]) -> tuple[Choice, ...]:
    labels: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for work in works:
        named = {addresses.slug(it.id or it.text): it.text for it in work.topics}
        labels |= named
        counts.update(list(named))
    in_order = dict(sorted(labels.items(), key=lambda it: (it[1].casefold(), it[0])))
    return _choices(in_order, counts, works)


def _choices(
    labels: Mapping[str, str], counts: Counter[str], works: Sequence[Work]
) -> tuple[Choice, ...]:
    """The choices that some papers have, unless there is but one that all have."""
    if len(counts) == 1 and counts.total() == len(works):
        return ()
    return tuple(
        Choice(value, label, f"{counts[value]:,}")
        for value, label in labels.items()
        if counts[value]
    )
