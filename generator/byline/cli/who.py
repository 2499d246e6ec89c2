"""byline who."""

from pathlib import Path

import click

from byline.building.check import check
from byline.building.options import Options
from byline.cli.options import config_option, jobs_option, output_of
from byline.cli.output import count, fail, say, show
from byline.library.who import explain
from byline.machine.stopwatch import Stopwatch


@click.command(name="who")
@config_option
@jobs_option
@click.argument("question", metavar="NAME|PAPER", nargs=-1, required=True)
def who_command(config: Path, jobs: int, question: tuple[str, ...]) -> None:
    """Say which bylines resolve to whom, by which rule, and what would change it."""
    library, problems, *_ = check(Options(config, output_of(config, None), jobs=jobs), Stopwatch())
    if library is None:
        show(problems, quiet=True)
        fail(count(problems, strict=False))
    answer = explain(library, " ".join(question))
    if answer is None:
        fail(f"no byline prints the name '{' '.join(question)}', and no paper has that id")
    say(answer)
