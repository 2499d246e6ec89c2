"""byline new."""

from pathlib import Path

import click

from byline.cli.options import config_option
from byline.cli.output import fail, say
from byline.reading.new import NewRecordError, write_new
from byline.records import KINDS
from byline.text.destinations import KINDS as FOLDERS
from byline.text.destinations import NAMES


@click.command(name="new")
@config_option
@click.argument(
    "kind", metavar="paper|author|...", type=click.Choice([NAMES[kind] for kind in KINDS])
)
@click.argument("record_id", metavar="ID")
def new_command(config: Path, kind: str, record_id: str) -> None:
    """Write a commented record to fill in."""
    try:
        path = write_new(config, FOLDERS[kind], record_id)
    except NewRecordError as fault:
        fail(str(fault))
    say(f"wrote {path}; fill it in, then run: byline check")
