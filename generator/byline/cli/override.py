"""byline override."""

from pathlib import Path

import click

from byline.cli.options import config_option
from byline.cli.output import fail, say
from byline.own.override import changed_since, overridable, override, renew
from byline.reading.validate import read_config


@click.command(name="override")
@config_option
@click.argument("name", metavar="[PATH]", default="")
@click.option("--renew", "renews", is_flag=True, help="Note that your file is abreast again.")
@click.option("--diff", "compares", is_flag=True, help="Show what the engine has changed since.")
def override_command(config: Path, name: str, renews: bool, compares: bool) -> None:
    """Copy a file of the engine's templates, to change it; without PATH, list them.

    PATH counts from the engine's templates/: parts/row.html
    """
    if renews and compares:
        raise click.UsageError(
            "--renew and --diff are for one after the other: first look, then renew"
        )
    if not name:
        for path, about in overridable().items():
            say(f"{path:32} {about}".rstrip())
        return
    if not config.is_file():
        fail(f"there is no {config}; go to the site's folder, or use --config")
    site, name = config.parent, name.removeprefix("templates/")
    if compares:
        say("\n".join(changed_since(site, name)) or f"{name} is as it was")
    elif renews:
        say(f"{renew(site, name)} is noted as abreast of the engine")
    else:
        facts, _problems = read_config(config)
        made = override(site, name, facts.extent.templates if facts else "")
        say(f"wrote {made}; change it as you like, and keep .byline/ in your repository too")
