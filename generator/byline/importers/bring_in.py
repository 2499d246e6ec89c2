"""The line of an import: sources -> what they tell -> a proposal -> files."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from byline.importers.before import Before
from byline.importers.cleaning.venues import KnownVenues
from byline.importers.existing import read_site, without_papers
from byline.importers.gather import Heard, Wanted, gathered
from byline.importers.grouping import Likely
from byline.importers.keeping.decisions import DECISIONS, read_decisions
from byline.importers.keeping.memory import ImportMemory, memory_files, read_memory
from byline.importers.keeping.undo import write_all
from byline.importers.persons import filled_authors
from byline.importers.proposal import Proposal
from byline.importers.propose import propose
from byline.importers.sources import hosts_for
from byline.network.client import Client, Outside
from byline.reading.load import CONTENT

_SHRUNK = (
    "{} told of {:,} works before, and tells of {:,} now: it is left alone\n"
    "  where that is right, bring it in yourself: byline import {}"
)


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What an import is asked for: sources, and what becomes of works that may be one. Where it
    `may_shrink`, a source is believed though it tells of far fewer works than before."""

    wanted: tuple[Wanted, ...]
    likely: Likely = Likely.HOLD
    is_offline: bool = False
    may_shrink: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import would do, and the sources that told nothing that can be trusted."""

    proposal: Proposal
    failed: tuple[Heard, ...]


def look(
    config_file: Path,
    asked: ImportRequest,
    today: str,
    *,
    kept_in: Path,
    jobs: int = 1,
    stage: Callable[[str, int], None] = lambda _name, _steps: None,
    done: Callable[[int], None] = lambda _steps: None,
    is_example: Callable[[str], bool] = lambda _text: False,
    outside: Outside | None = None,
) -> Outcome:
    """What the sources would add to the site of that configuration, and change in it; a text that
    `is_example` stands there only until papers come."""
    stage("read the site", 0)
    before = what_is_there(config_file, jobs, is_example)
    site = before.site
    client = Client(
        site.config.contact_address,
        kept_in,
        hosts_for(it.source for it in asked.wanted),
        is_offline=asked.is_offline,
        outside=outside,
    )
    stage("read the sources", len(asked.wanted))
    heard = gathered(asked.wanted, client, KnownVenues.of(site.venues), done)
    if not asked.may_shrink:
        heard = _unless_shrunk(heard, before.memory)
    filled = filled_authors(site, heard, before.texts)
    good = [it for it in filled.heard if not it.failure]
    stage("compare", 0)
    proposal = propose(
        replace(before, site=replace(site, people=filled.people)),
        [it for one in good for it in one.told],
        [(one.wanted.name, it) for one in good for it in one.news],
        [it for one in good for it in one.problems],
        [(one.wanted.name, one.old) for one in good if one.old],
        likely=asked.likely,
        today=today,
    )
    proposal = replace(
        proposal, filled=tuple(filled.files), texts={**filled.files, **proposal.texts}
    )
    return Outcome(proposal, tuple(it for it in filled.heard if it.failure))


def what_is_there(config_file: Path, jobs: int, is_example: Callable[[str], bool]) -> Before:
    """The site with all that is remembered beside its records. An example is no work with which
    others could be one: it goes when they come."""
    site = read_site(config_file, jobs)
    content = config_file.parent / CONTENT
    files = {it.entry.file for it in site.papers.values()}
    files |= {it.file for it in site.authors.values()} | {config_file.name}
    memory, decisions = read_memory(content), read_decisions(content)
    kept = (*memory_files(content), *content.glob(DECISIONS))
    files |= {it.relative_to(config_file.parent).as_posix() for it in kept}
    texts = {name: (config_file.parent / name).read_bytes().decode() for name in sorted(files)}
    papers = (it.entry.file for it in site.papers.values())
    examples = tuple(it for it in papers if is_example(texts[it]))
    site = without_papers(site, examples)
    return Before(
        site,
        memory.under(site.ids),
        tuple(it.under(site.ids) for it in decisions),
        texts,
        frozenset(it.relative_to(config_file.parent).as_posix() for it in content.rglob("*")),
        config_file.name,
        examples,
    )


def _unless_shrunk(heard: Sequence[Heard], memory: ImportMemory) -> list[Heard]:
    """Sources that tell of far fewer works than before are not believed: they may be at fault."""
    now: Counter[str] = Counter()
    for it in heard:
        now[it.wanted.name] += len(it.told) + len(it.news)
    return [
        Heard(it.wanted, failure=_SHRUNK.format(
            it.wanted.name, memory.told[it.wanted.name], now[it.wanted.name], it.wanted.source.typed
        ))
        if not it.failure and memory.has_shrunk(it.wanted.name, now[it.wanted.name])
        else it
        for it in heard
    ]  # fmt: skip


def do(config_file: Path, proposal: Proposal) -> None:
    """Writes what was proposed: all of it, or nothing; raises `Failure` where a file is by now
    another one than when that was shown."""
    write_all(
        config_file.parent,
        proposal.texts,
        proposal.before,
        copies=proposal.copies,
        removed=proposal.removed,
    )
