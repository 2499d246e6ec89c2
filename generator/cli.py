"""The command line. It alone prints; what it prints is for people, plain where it is piped."""

import os
import re
import sys
import webbrowser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import VERSION, parallel
from generator.build import Options, Report, build, check
from generator.library import Library
from generator.new import NewRecordError, write_new
from generator.problems import (
    Problem,
    Severity,
    as_github,
    as_json,
    as_markdown,
    as_text,
    errors_in,
)
from generator.progress import Progress
from generator.publish import PublishError, clean
from generator.records import KINDS
from generator.serve import Edition, NoPortError, serve
from generator.templates import TemplateFaultError
from generator.watch import Watch
from generator.who import explain

FAILED = 1

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("config.yaml"),
    help="The site's config.yaml; its folder is the site.",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site is built; by default output/ beside the configuration.",
)
drafts_option = click.option("--drafts", is_flag=True, help="Publish drafts too.")
strict_option = click.option("--strict", is_flag=True, help="Count warnings as errors.")
quiet_option = click.option("--quiet", is_flag=True, help="Show errors only.")
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=parallel.available_jobs,
    show_default="all processors",
    help="How many processes work at once.",
)


def _address_or_path(_context: click.Context, _option: click.Parameter, text: str | None) -> Any:
    """The text, if it says where a site may stand; '' says nothing."""
    if not text or text.startswith("/") or re.match(r"https?://[^/]", text):
        return text
    raise click.BadParameter(
        f"'{text}' is neither a web address nor a path; "
        "write it in full, with https://, or as a path such as /papers/"
    )


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="byline")
def main() -> None:
    """Byline turns records of papers and people into a website.

    Every byline is resolved to a person, with evidence.
    """


@main.command(name="build")
@config_option
@output_option
@click.option(
    "--base-url",
    callback=_address_or_path,
    help="Where the site will stand, in full or as a path; overrides the configuration.",
)
@click.option("--no-search", is_flag=True, help="Build the site without search.")
@click.option("--for-disk", is_flag=True, help="Write links that work from a folder.")
@jobs_option
@drafts_option
@strict_option
@quiet_option
def build_command(
    config: Path, output: Path | None, no_search: bool, quiet: bool, **asked: Any
) -> None:
    """Build the site: content/ -> output/."""
    options = Options(config, _output(config, output), search=not no_search, **asked)
    with Progress(sys.stderr, is_quiet=quiet) as progress:
        watch = Watch(progress.stage, progress.steps)
        try:
            report = build(options, watch)
        except (PublishError, TemplateFaultError) as fault:
            progress.close()
            _fail(str(fault))
    _show(report.problems, quiet)
    if not report.is_published:
        _fail(_count(report.problems, options.strict) + "; the site was not built")
    if not quiet:
        _summarise(options, watch, report)


@main.command(name="serve")
@config_option
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    default=8000,
    show_default=True,
    help="Where to serve; another port is taken if it is in use.",
)
@click.option("--open", "opens", is_flag=True, help="Open the site in a browser.")
@click.option("--base-url", help="Serve below the path of this address.")
@drafts_option
@quiet_option
def serve_command(
    config: Path, port: int, opens: bool, base_url: str | None, drafts: bool, quiet: bool
) -> None:
    """Show the site while you edit: build, watch, rebuild, reload open pages."""
    options = Options(config, _output(config, None), base_url, drafts=drafts)

    def on_start(address: str) -> None:
        click.echo(f"serving {address} (stop with Ctrl-C)")
        if opens:
            webbrowser.open(address)

    def on_edition(edition: Edition, seconds: float, changed: frozenset[Path]) -> None:
        _show(edition.problems, quiet)
        if edition.trouble:
            click.echo(f"byline: {edition.trouble}", err=True)
        elif changed and not quiet:
            click.echo(_what_changed(options.site, changed, seconds, edition.problems))

    try:
        serve(options, port, on_start, on_edition)
    except NoPortError as fault:
        _fail(str(fault))
    except KeyboardInterrupt:
        click.echo("stopped")


@main.command(name="check")
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
@jobs_option
@drafts_option
@strict_option
@quiet_option
def check_command(
    config: Path,
    form: str,
    summary: Path | None,
    jobs: int,
    drafts: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Say what is wrong with content, and build nothing."""
    options = Options(config, _output(config, None), jobs=jobs, drafts=drafts, strict=strict)
    library, problems, _kept = check(options, Watch())
    _show(problems, quiet, form)
    if summary:
        _append(summary, _in_markdown(library, problems, strict))
    if errors_in(problems) or (strict and problems):
        if form == "json":
            sys.exit(FAILED)
        _fail(_count(problems, strict))
    if form == "text" and not quiet:
        click.echo(f"content is fine{_in_brackets(_count(problems, strict))}")


@main.command(name="clean")
@config_option
@output_option
def clean_command(config: Path, output: Path | None) -> None:
    """Remove what Byline made, and nothing else."""
    folder = _output(config, output)
    try:
        removed = clean(folder)
    except PublishError as fault:
        _fail(str(fault))
    click.echo(f"removed {folder}" if removed else f"nothing to remove: there is no {folder}")


@main.command(name="new")
@config_option
@click.argument(
    "kind", metavar="paper|author|...", type=click.Choice([it.noun for it in KINDS.values()])
)
@click.argument("record_id", metavar="ID")
def new_command(config: Path, kind: str, record_id: str) -> None:
    """Write a commented record to fill in."""
    try:
        path = write_new(config, kind, record_id)
    except NewRecordError as fault:
        _fail(str(fault))
    click.echo(f"wrote {path}; fill it in, then run: byline check")


@main.command(name="who")
@config_option
@jobs_option
@click.argument("question", metavar="NAME|PAPER", nargs=-1, required=True)
def who_command(config: Path, jobs: int, question: tuple[str, ...]) -> None:
    """Say which bylines resolve to whom, by which rule, and what would change it."""
    library, problems, _kept = check(Options(config, _output(config, None), jobs=jobs), Watch())
    if library is None:
        _show(problems, quiet=True)
        _fail(_count(problems, strict=False))
    answer = explain(library, " ".join(question))
    if answer is None:
        _fail(f"no byline prints the name '{' '.join(question)}', and no paper has that id")
    click.echo(answer)


def _what_changed(
    site: Path, changed: frozenset[Path], seconds: float, problems: Sequence[Problem]
) -> str:
    """The files that led to a new build, and how it ended."""
    first, *others = sorted(os.path.relpath(path, site) for path in changed)
    named = f"{first} and {_number(len(others), 'other file')}" if others else first
    how = "not built" if errors_in(problems) else f"built in {seconds:.2f} s"
    return f"{named}: {how}{_in_brackets(_count(tuple(problems), strict=False))}"


def _output(config: Path, output: Path | None) -> Path:
    return output or config.parent / "output"


def _show(problems: Sequence[Problem], quiet: bool, form: str = "text") -> None:
    shown = [it for it in problems if not quiet or it.severity is Severity.ERROR]
    if form == "json":
        click.echo(as_json(shown))
    elif form == "github":
        for problem in shown:
            click.echo(as_github(problem))
    else:
        for problem in shown:
            click.echo(as_text(problem) + "\n", err=True)


def _in_markdown(library: Library | None, problems: tuple[Problem, ...], strict: bool) -> str:
    """What is wrong, and how many records of each kind there are if nothing stands in the way."""
    parts = [f"### {(_count(problems, strict) or 'content is fine').capitalize()}", ""]
    if library:
        kinds = Counter(kind for kind, _id in library.origins)
        found = [_number(kinds[kind], KINDS[kind].noun) for kind in KINDS if kinds[kind]]
        parts += [f"Published: {', '.join(found) or 'no records yet'}.", ""]
    return "\n".join([*parts, as_markdown(problems)])


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as fault:
        _fail(f"{path} cannot be written: {fault.strerror}")


def _count(problems: tuple[Problem, ...], strict: bool) -> str:
    errors = errors_in(problems)
    warnings = len(problems) - errors
    found = [_number(errors, "error")] if errors else []
    found += [_number(warnings, "warning")] if warnings else []
    if strict and warnings and not errors:
        found.append("and --strict counts warnings as errors")
    return ", ".join(found)


def _summarise(options: Options, watch: Watch, report: Report) -> None:
    """Pages by kind, seconds by stage, warnings, and how to look at the site."""
    pages = ", ".join(f"{number:,} {kind}" for kind, number in _by_number(report.pages))
    stages = ", ".join(f"{stage} {took.wall:.2f}" for stage, took in watch.seconds.items())
    total = sum(took.wall for took in watch.seconds.values())
    click.echo(f"{_number(report.pages.total(), 'page')}: {pages}")
    click.echo(f"{total:.2f} seconds: {stages}")
    click.echo(_count(report.problems, options.strict) or "no warnings")
    look = f"python3 -m http.server --directory {options.output}"
    if options.for_disk:
        look = str(options.output / "index.html")
    click.echo(f"built {options.output}; to look at it: {look}")


def _by_number(pages: Counter[str]) -> list[tuple[str, int]]:
    return sorted(pages.items(), key=lambda item: (-item[1], item[0]))


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def _fail(words: str) -> NoReturn:
    click.echo(f"byline: {words}", err=True)
    sys.exit(FAILED)
