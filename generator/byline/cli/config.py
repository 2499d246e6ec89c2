"""byline config."""

from pathlib import Path

import click
import yaml

from byline.building.options import Options
from byline.building.settings import Setting, settings
from byline.cli.options import config_option, jobs_option, output_of
from byline.cli.output import count, fail, say, show


@click.command(name="config")
@config_option
@jobs_option
def config_command(config: Path, jobs: int) -> None:
    """Say which settings hold, and where each comes from."""
    found, problems = settings(Options(config, output_of(config, None), jobs=jobs))
    show(problems, quiet=True)
    if found is None:
        fail(count(tuple(problems), strict=False))
    say("\n".join(map(_line, found)))


def _line(setting: Setting) -> str:
    """A setting as config.yaml has it, and behind it where it comes from."""
    return f"{setting.name}:{_behind_a_colon(setting.value)}  # {setting.source}"


def _behind_a_colon(value: object) -> str:
    """A value in one line of YAML; nothing for what is left out."""
    if value is None:
        return ""
    made = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return f" {made.removesuffix('...' + chr(10)).strip()}"
