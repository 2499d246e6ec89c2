"""The command line. It alone prints; what it prints is for people, plain where it is piped."""

from importlib import import_module

import click

from byline import VERSION

# Each command is the member `NAME_command` of its module, which is loaded when it is asked for:
# what one command needs shall not keep others waiting.
COMMANDS = ("build", "check", "clean", "new", "serve", "who")


class _Commands(click.Group):
    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        return command_named(name) if name in COMMANDS else None


def command_named(name: str) -> click.Command:
    """The command of that name."""
    found: click.Command = getattr(import_module(f"byline.cli.{name}"), f"{name}_command")
    return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="byline")
def main() -> None:
    """Byline turns records of papers and people into a website.

    Every byline is resolved to a person, with evidence.
    """
