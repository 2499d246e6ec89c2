"""byline serve."""

import webbrowser
from collections.abc import Sequence
from pathlib import Path

import click

from byline.building.options import Options
from byline.cli.options import config_option, drafts_option, output_of, quiet_option
from byline.cli.output import count, fail, in_brackets, number, say, seen_from, show
from byline.problems import Problem, errors_in
from byline.serve import Edition, NoPortError, serve


@click.command(name="serve")
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
    options = Options(config, output_of(config, None), base_url, drafts=drafts, analytics=False)

    def on_start(address: str) -> None:
        say(f"serving {address} (stop with Ctrl-C)")
        if opens:
            webbrowser.open(address)

    def on_edition(edition: Edition, seconds: float, changed: frozenset[Path]) -> None:
        show(edition.problems, quiet)
        if edition.failure:
            click.echo(f"byline: {edition.failure}", err=True)
        elif changed and not quiet:
            say(_what_changed(options.site, changed, seconds, edition.problems))

    try:
        serve(options, port, on_start, on_edition)
    except NoPortError as fault:
        fail(str(fault))
    except KeyboardInterrupt:
        say("stopped")


def _what_changed(
    site: Path, changed: frozenset[Path], seconds: float, problems: Sequence[Problem]
) -> str:
    """The files that led to a new build, and how it ended."""
    first, *others = sorted(seen_from(site, path) for path in changed)
    named = f"{first} and {number(len(others), 'other file')}" if others else first
    how = "not built" if errors_in(problems) else f"built in {seconds:.2f} s"
    return f"{named}: {how}{in_brackets(count(tuple(problems), strict=False))}"
