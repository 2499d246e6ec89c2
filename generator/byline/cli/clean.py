"""byline clean."""

from pathlib import Path

import click

from byline.cli.options import config_option, output_of, output_option
from byline.cli.output import say
from byline.publish import clean


@click.command(name="clean")
@config_option
@output_option
def clean_command(config: Path, output: Path | None) -> None:
    """Remove what Byline made, and nothing else."""
    folder = output_of(config, output)
    removed = clean(folder)
    say(f"removed {folder}" if removed else f"nothing to remove: there is no {folder}")
