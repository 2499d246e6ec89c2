"""The command line. It alone prints; what it prints is for people, plain where it is piped."""

from importlib import import_module
from typing import Any

import click

from byline import VERSION
from byline.cli.output import fail
from byline.machine.refusals import NO_MEMORY, refusal
from byline.problems import Failure

# Each command is the member `NAME_command` of its module, which is loaded when it is asked for:
# what one command needs shall not keep others waiting.
COMMANDS = ("build", "check", "clean", "new", "serve", "who")


class _Commands(click.Group):
    def invoke(self, context: click.Context) -> Any:
        """Runs a command. What the system refuses ends it in words; so does all that says itself
        what is wrong. Other faults are the program's own."""
        try:
            return super().invoke(context)
        except (OSError, MemoryError, Failure) as fault:
            if context.params["traceback"] or isinstance(fault, BrokenPipeError):
                raise
            fail(_words_of(fault))

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        return command_named(name) if name in COMMANDS else None


def command_named(name: str) -> click.Command:
    """The command of that name."""
    found: click.Command = getattr(import_module(f"byline.cli.{name}"), f"{name}_command")
    return found


def _words_of(fault: OSError | MemoryError | Failure) -> str:
    if isinstance(fault, OSError):
        return refusal(fault)
    return NO_MEMORY if isinstance(fault, MemoryError) else str(fault)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="byline")
@click.option("--traceback", is_flag=True, help="Show where in the program it failed, if it does.")
def main(traceback: bool) -> None:
    """Byline turns records of papers and people into a website.

    Every byline is resolved to a person, with evidence.
    """
