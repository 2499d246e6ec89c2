"""Options that several commands take."""

from pathlib import Path

import click

from byline.machine import parallel

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("config.yaml"),
    help="The site's config.yaml; its folder is the site.",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False, readable=False),
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


def output_of(config: Path, output: Path | None) -> Path:
    """Where the site is built: as asked for, else beside the configuration."""
    return output or config.parent / "output"
