"""byline import."""

import datetime
import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

import click

from byline.cli.options import config_option, jobs_option, output_of
from byline.cli.output import fail, number, say, show
from byline.importers.bring_in import ImportRequest, Outcome, do, look
from byline.importers.existing import FaultyContentError
from byline.importers.gather import Wanted
from byline.importers.grouping import Likely
from byline.importers.in_words import as_diff, in_words, summary
from byline.importers.keeping.decisions import DECISIONS
from byline.importers.keeping.undo import take_back
from byline.importers.kinds import NAMES
from byline.importers.proposal import Proposal
from byline.importers.sources import understood
from byline.machine.progress import Progress
from byline.publish.places import Places
from byline.reading.load import CONTENT
from byline.setup.new_site import is_example

_LIKELY = "What becomes of works that may be one: they wait for you, or are the same, or apart."


@click.command(name="import")
@config_option
@jobs_option
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option("--as", "kind", type=click.Choice(NAMES), help="The format, where it is not clear.")
@click.option("--author", metavar="ID", default="", help="Add the source's keys of this author.")
@click.option("--no-abstracts", is_flag=True, help="Leave abstracts out.")
@click.option(
    "--likely", type=click.Choice([it.value for it in Likely]), default="hold", help=_LIKELY
)
@click.option("--dry-run", is_flag=True, help="Show what would be done, and its diff.")
@click.option("--yes", is_flag=True, help="Write it without being asked.")
@click.option("--offline", is_flag=True, help="Take what was fetched last; ask nobody.")
@click.option("--undo", is_flag=True, help="Take the last import back, but what was edited since.")
@click.option("--all", "tells_all", is_flag=True, help="Tell each record, however many.")
def import_command(
    config: Path,
    jobs: int,
    sources: tuple[str, ...],
    kind: str | None,
    author: str,
    no_abstracts: bool,
    likely: str,
    dry_run: bool,
    yes: bool,
    offline: bool,
    undo: bool,
    tells_all: bool,
) -> None:
    """Bring in papers: from a file (BibTeX, RIS, CSL JSON ...), an id or an address.

    A SOURCE is papers.bib, - for what is piped in, https://example.org/papers.bib,
    arxiv:2106.09685, orcid:0000-0002-1825-0097, doi:10.1000/182, openalex:A5012345678,
    dblp:123/4567 or s2:1234567. It is shown before it is done; what you wrote by hand stays.
    """
    if undo:
        if sources or dry_run:
            raise click.UsageError("--undo stands alone: it takes no source, and no --dry-run")
        _undo(config)
        return
    if not sources:
        raise click.UsageError("name a source: a file, an id or an address")
    wanted = tuple(Wanted(understood(it), kind or "", not no_abstracts, author) for it in sources)
    asked = ImportRequest(wanted, Likely(likely), is_offline=offline)
    outcome = looked(config, asked, jobs)
    failures = [it.failure for it in outcome.failed]
    told(outcome.proposal, failures, tells_all=tells_all, with_diff=dry_run)
    write = not dry_run and may_write(outcome, yes=yes)
    if write:
        do(config, outcome.proposal)
        say("written; next: byline check, and byline serve to look at it")
        say("to take it back: byline import --undo")
        for line in how_to_decide(len(outcome.proposal.held_back)):
            say(line)
    if failures:
        sys.exit(1)


def looked(config: Path, asked: ImportRequest, jobs: int) -> Outcome:
    """What the sources would do to the site, with a bar while it is found out."""
    places = Places(output_of(config, None))
    if config.is_file():
        places.open_side()
    with Progress(sys.stderr or StringIO()) as progress:
        try:
            return look(
                config,
                asked,
                today(),
                kept_in=places.fetched,
                jobs=jobs,
                stage=progress.stage,
                done=progress.steps,
                is_example=is_example,
            )
        except FaultyContentError as fault:
            progress.close()
            show(fault.problems, quiet=True)
            fail(str(fault))


def how_to_decide(waiting: int) -> Iterator[str]:
    """What to do about works that wait for a decision."""
    if waiting:
        works = "1 work waits" if waiting == 1 else f"{waiting:,} works wait"
        yield f"{works} for you: write same or apart in {CONTENT}/{DECISIONS}, and import again;"
        yield "to decide all at once: import again with --likely same, or --likely apart"


def today() -> str:
    """The day, as records write it."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def told(proposal: Proposal, failures: Iterable[str], *, tells_all: bool, with_diff: bool) -> None:
    """Says what would be done, in words; as a diff, if that is asked for; and which sources told
    nothing that can be trusted."""
    show(proposal.problems, quiet=False)
    for line in in_words(proposal, tells_all=tells_all):
        say(line)
    if with_diff:
        for line in as_diff(proposal):
            say(line)
        say("")
    for failure in failures:
        click.echo(f"byline: {failure}", err=True)
    say(summary(proposal))


def may_write(outcome: Outcome, *, yes: bool) -> bool:
    """Is there anything to write, and does whoever asked for it want that?"""
    if outcome.proposal.does_nothing:
        return False
    if yes:
        return True
    if not sys.stdin.isatty():
        fail("nothing was written; add --yes to write it without being asked")
    return click.confirm("Write it?", default=True)


def _undo(config: Path) -> None:
    taken = take_back(config.parent)
    for name in taken.left:
        say(f"left {name}: it was edited since")
    say(f"took back {number(len(taken.restored), 'file')}")
