"""byline sync."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from byline.cli.import_ import looked, may_write, told
from byline.cli.options import config_option, jobs_option
from byline.cli.output import fail, say
from byline.importers.bring_in import ImportRequest, do
from byline.importers.gather import Wanted
from byline.importers.in_words import as_markdown
from byline.importers.sources import FILE, understood
from byline.problems import Failure
from byline.publish.disk import write_text_whole
from byline.reading.validate import read_config
from byline.records.sync import Every, SyncSource

_MONDAY = 0
_NONE = "config.yaml names no sources; write such lines as\n  sync:\n    - dblp:123/4567"


@click.command(name="sync")
@config_option
@jobs_option
@click.option(
    "--due/--all-sources", help="Ask only the sources whose day it is; without it, all of them."
)
@click.option("--dry-run", is_flag=True, help="Show what would be done, and its diff.")
@click.option("--yes", is_flag=True, help="Write it without being asked.")
@click.option("--offline", is_flag=True, help="Take what was fetched last; ask nobody.")
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write what is told to this file too, in Markdown, for a pull request.",
)
@click.option("--all", "tells_all", is_flag=True, help="Tell each record, however many.")
def sync_command(
    config: Path,
    jobs: int,
    due: bool,
    dry_run: bool,
    yes: bool,
    offline: bool,
    summary: Path | None,
    tells_all: bool,
) -> None:
    """Bring in what is new at all sources that config.yaml names under sync.

    A source that fails, or tells of far fewer works than before, leaves its records alone.
    """
    facts, _problems = read_config(config)
    sources = facts.sync if facts else ()
    day = datetime.datetime.now(datetime.UTC).date()
    asked_now = [it for it in sources if not due or is_due(it.every, day)]
    if facts and not asked_now:
        why = "no source is due today" if sources else _NONE
        say(why)
        _keep(summary, f"{why}\n")
        return
    wanted, failures = _understood(asked_now, config.parent)
    outcome = looked(config, ImportRequest(wanted, is_offline=offline, may_shrink=False), jobs)
    failures += [it.failure for it in outcome.failed]
    told(outcome.proposal, failures, tells_all=tells_all, with_diff=dry_run)
    _keep(summary, as_markdown(outcome.proposal, failures))
    if not dry_run and may_write(outcome, yes=yes):
        do(config, outcome.proposal)
        say("written; to take it back: byline import --undo")
    if failures:
        fail(f"{len(failures)} of {len(asked_now)} sources failed; their records stay")


def _keep(path: Path | None, text: str) -> None:
    if path:
        write_text_whole(path, text)


def is_due(every: Every, day: datetime.date) -> bool:
    """Is a source asked on that day?"""
    if every is Every.WEEK:
        return day.weekday() == _MONDAY
    return every is Every.DAY or day.day == 1


def _understood(sources: Iterable[SyncSource], site: Path) -> tuple[tuple[Wanted, ...], list[str]]:
    """The sources as an import takes them, and what is wrong with those that are none."""
    wanted, failures = [], []
    for it in sources:
        try:
            wanted.append(_wanted(it, site))
        except Failure as why:
            failures.append(str(why))
    return tuple(wanted), failures


def _wanted(source: SyncSource, site: Path) -> Wanted:
    """The source as an import takes it; a file is named from the site's folder."""
    asked = understood(source.source)
    if asked.service == FILE:
        asked = replace(asked, name=str(site / asked.name))
    return Wanted(asked, "", source.abstracts, source.author or "")
