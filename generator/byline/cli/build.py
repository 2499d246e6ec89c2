"""byline build. Where nothing changed it ends before the parts are loaded that make sites."""

import re
import sys
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import click

from byline.addresses import flaw_of_web_address
from byline.building.options import Options, Report
from byline.building.unchanged import unchanged
from byline.cli.options import (
    config_option,
    drafts_option,
    jobs_option,
    output_of,
    output_option,
    quiet_option,
    strict_option,
)
from byline.cli.output import as_argument, count, fail, number, say, show
from byline.machine.progress import Progress
from byline.machine.stopwatch import Stopwatch


def _address_or_path(_context: click.Context, _option: click.Parameter, text: str | None) -> Any:
    """The text, if it says where a site may stand; '' says nothing."""
    if not text or text.startswith("/"):
        return text
    if re.match(r"https?://[^/]", text):
        if flaw := flaw_of_web_address(text):
            raise click.BadParameter(f"'{text}' {flaw}")
        return text
    raise click.BadParameter(
        f"'{text}' is neither a web address nor a path; "
        "write it in full, with https://, or as a path such as /papers/"
    )


@click.command(name="build")
@config_option
@output_option
@click.option(
    "--base-url",
    callback=_address_or_path,
    help="Where the site will stand, in full or as a path; overrides the configuration.",
)
@click.option("--no-search", is_flag=True, help="Build the site without search.")
@click.option("--for-disk", is_flag=True, help="Write links that work from a folder.")
@click.option(
    "--force",
    is_flag=True,
    help="Build even if the output holds files of yours; it is kept under another name.",
)
@jobs_option
@drafts_option
@strict_option
@quiet_option
def build_command(
    config: Path, output: Path | None, no_search: bool, quiet: bool, **asked: Any
) -> None:
    """Build the site: content/ -> output/."""
    options = Options(config, output_of(config, output), search=not no_search, **asked)
    with Progress(sys.stderr or StringIO(), is_quiet=quiet) as progress:
        watch = Stopwatch(progress.stage, progress.steps)
        report = built(options, watch)
    show(report.problems, quiet)
    if not report.is_published:
        fail(count(report.problems, options.strict) + "; the site was not built")
    if not quiet:
        _summarise(options, watch, report)


def built(options: Options, watch: Stopwatch) -> Report:
    """The site as it is, where that is what a build would make; else what the build makes."""
    with watch.stage("compare"):
        report = unchanged(options)
    if report is None:
        from byline.building.line import build

        report = build(options, watch)
    return report


def _summarise(options: Options, watch: Stopwatch, report: Report) -> None:
    """Pages by kind, seconds by stage, warnings, and how to look at the site."""
    pages = ", ".join(f"{number:,} {kind}" for kind, number in _by_number(report.pages))
    stages = ", ".join(f"{stage} {took.wall:.2f}" for stage, took in watch.seconds.items())
    total = sum(took.wall for took in watch.seconds.values())
    say(f"{number(report.pages.total(), 'page')}: {pages}")
    say(f"{total:.2f} seconds: {stages}")
    say(count(report.problems, options.strict) or "no warnings")
    if report.remark:
        say(report.remark)
    python = "python" if sys.platform == "win32" else "python3"
    look = f"{python} -m http.server --directory {as_argument(options.output)}"
    if options.for_disk:
        look = str(options.output / "index.html")
    say(f"built {options.output}; to look at it: {look}")


def _by_number(pages: Counter[str]) -> list[tuple[str, int]]:
    return sorted(pages.items(), key=lambda item: (-item[1], item[0]))
