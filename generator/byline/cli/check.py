"""byline check."""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from byline.building.check import check
from byline.building.options import Options
from byline.cli.options import (
    config_option,
    drafts_option,
    jobs_option,
    output_of,
    quiet_option,
    strict_option,
)
from byline.cli.output import FAILED, count, fail, in_brackets, number, say, show
from byline.library.model import Library
from byline.machine.stopwatch import Stopwatch
from byline.problems import Problem, as_markdown, errors_in
from byline.records import KINDS


@click.command(name="check")
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="How problems are written.",
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Append a summary in Markdown to this file, as GitHub's workflows take it.",
)
@click.option("--all", "tells_all", is_flag=True, help="Tell each problem, however many.")
@jobs_option
@drafts_option
@strict_option
@quiet_option
def check_command(
    config: Path,
    form: str,
    summary: Path | None,
    strict: bool,
    quiet: bool,
    **asked: Any,
) -> None:
    """Say what is wrong with content, and build nothing."""
    options = Options(config, output_of(config, None), strict=strict, **asked)
    library, problems, *_ = check(options, Stopwatch())
    show(problems, quiet, form, _way_in_repository(config.parent))
    if summary:
        _append(summary, _in_markdown(library, problems, strict))
    if errors_in(problems) or (strict and problems):
        if form == "json":
            sys.exit(FAILED)
        fail(count(problems, strict))
    if form == "text" and not quiet:
        say(f"content is fine{in_brackets(count(problems, strict))}")


def _way_in_repository(site: Path) -> str:
    """The way to the site from where GitHub's workflows check the repository out, if they do."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    if not site.resolve().is_relative_to(root) or site.resolve() == root:
        return ""
    return f"{site.resolve().relative_to(root).as_posix()}/"


def _in_markdown(library: Library | None, problems: tuple[Problem, ...], strict: bool) -> str:
    """What is wrong, and how many records of each kind there are if nothing stands in the way."""
    parts = [f"### {(count(problems, strict) or 'content is fine').capitalize()}", ""]
    if library:
        kinds = Counter(kind for kind, _id in library.origins)
        found = [number(kinds[kind], KINDS[kind].noun) for kind in KINDS if kinds[kind]]
        parts += [f"Published: {', '.join(found) or 'no records yet'}.", ""]
    return "\n".join([*parts, as_markdown(problems)])


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as fault:
        fail(f"{path} cannot be written: {fault.strerror}")
