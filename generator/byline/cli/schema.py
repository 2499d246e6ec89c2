"""byline schema."""

from pathlib import Path

import click

from byline.building.check import check
from byline.building.options import Options
from byline.cli.options import config_option, jobs_option, output_of
from byline.cli.output import count, fail, say, show
from byline.machine.stopwatch import Stopwatch
from byline.publish.disk import write_text_whole
from byline.setup.keep import SCHEMAS, schemas_to_write


@click.command(name="schema")
@config_option
@jobs_option
def schema_command(config: Path, jobs: int) -> None:
    """Write the JSON Schemas by which editors complete records, with this site's own ids."""
    library, problems, *_ = check(Options(config, output_of(config, None), jobs=jobs), Stopwatch())
    if library is None:
        show(problems, quiet=True)
        fail(count(problems, strict=False))
    for path, text in schemas_to_write(library).items():
        write_text_whole(config.parent / path, text)
    say(f"wrote {config.parent / SCHEMAS}; your editor proposes the ids of this site")
