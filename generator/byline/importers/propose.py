"""A site, what is remembered and what sources tell -> a proposal; nothing is written here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from byline.importers.before import Before
from byline.importers.grouping import Likely
from byline.importers.moving.arrival import Arrival, arrival
from byline.importers.moving.taken import OldSite
from byline.importers.news import NewNote, new_notes
from byline.importers.papers import plan_papers
from byline.importers.proposal import Doubtful, Proposal, ToldWork
from byline.importers.remembering import decision_texts, memory_texts, newly_said
from byline.importers.works import NewsItem
from byline.problems import Problem


def propose(
    before: Before,
    told: Sequence[ToldWork],
    news: Iterable[tuple[str, NewsItem]] = (),
    problems: Iterable[Problem] = (),
    old_sites: Sequence[tuple[str, OldSite]] = (),
    *,
    likely: Likely = Likely.HOLD,
    today: str,
) -> Proposal:
    """What works, news and old sites would add to the site, and change in it."""
    papers = plan_papers(before, told, likely, today)
    imported = list(papers.imported())
    said = newly_said(before, imported, today)
    news = list(news)
    old_ids = _old_ids_of_notes(old_sites)
    notes = tuple(new_notes(before.site, before.memory, news, before.files, old_ids))
    numbers = Counter([*(source for source, _item in news), *(it.source for it in told)])
    arrivals = tuple(_arrivals(before, old_sites, imported, notes))
    return Proposal(
        added=papers.added,
        notes=notes,
        compared=papers.compared,
        rejected=papers.rejected,
        held_back=papers.held_back,
        failed=papers.failed,
        doubtful=tuple(_doubtful(it for it, _record in imported if it.key in said)),
        problems=tuple(problems),
        removed=before.examples if papers.added else (),
        arrivals=arrivals,
        copies={target: it for one in arrivals for target, it in one.copies.items()},
        texts={
            **_texts_of_arrivals(before, arrivals),
            **papers.texts,
            **{it.file: it.text for it in notes},
            **memory_texts(before, said, notes, numbers, today),
            **decision_texts(before, papers.held_back),
        },
        before=before.texts,
    )


def _old_ids_of_notes(
    old_sites: Iterable[tuple[str, OldSite]],
) -> Mapping[str, tuple[str, ...]]:
    """Old ids of notes, by the notes' keys."""
    told = (it for _name, old in old_sites for it in old.aliases.items())
    return {key.removeprefix("news:"): ids for key, ids in told}


def _doubtful(news: Iterable[ToldWork]) -> Iterator[Doubtful]:
    """What no rule was sure of, told once: not again where the source says what it said."""
    for told in news:
        yield from (Doubtful(told, it) for it in told.work.remarks if it.is_uncertain)


def _arrivals(
    before: Before,
    old_sites: Iterable[tuple[str, OldSite]],
    imported: Iterable[tuple[ToldWork, str]],
    notes: Iterable[NewNote],
) -> Iterator[Arrival]:
    """What comes along from old sites, one after the other into one configuration."""
    ids = {told.key: record for told, record in imported}
    ids_of_notes = {(it.source, it.key): it.id for it in notes}
    config = before.texts[before.config_file]
    for name, old in old_sites:
        new_ids = {f"paper:{key}": it for (source, key), it in ids.items() if source == name}
        new_ids |= {
            f"news:{key}": it for (source, key), it in ids_of_notes.items() if source == name
        }
        come = arrival(before.site, old, new_ids, config, before.texts)
        config = come.config or config
        yield come


def _texts_of_arrivals(before: Before, arrivals: Iterable[Arrival]) -> dict[str, str]:
    """Files of records that come along or gain something, and the configuration with all old
    addresses, where there are any."""
    texts: dict[str, str] = {}
    for one in arrivals:
        texts |= {record.file: record.text for record in one.records}
        texts |= one.filled
        if one.config:
            texts[before.config_file] = one.config
    return texts
