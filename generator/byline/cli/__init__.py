"""The command line. It alone prints; what it prints is for people, plain where it is piped."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from byline import SCHEMA, TEMPLATES_CONTRACT, VERSION
from byline.cli.output import fail, reach_any_console
from byline.machine.refusals import in_words
from byline.problems import Failure

# Each command is the member `NAME_command` of its module, which is loaded when it is asked for:
# what one command needs shall not keep others waiting.
COMMANDS = (
    "build", "check", "clean", "config", "import", "init", "new", "override", "schema", "serve",
    "sync", "upgrade", "who",
)  # fmt: skip
_NUMBERS = f"{VERSION} (records: schema {SCHEMA}, templates: contract {TEMPLATES_CONTRACT})"


class _Commands(click.Group):
    def main(self, args: Sequence[str] | None = None, *others: Any, **named: Any) -> Any:
        """Runs a command. What the system refused ends it in words; so does all that says itself
        what is wrong. Other faults are the program's own."""
        asked = sys.argv[1:] if args is None else args
        # NumPy would start a thread for each processor, for sums that nobody asks of it.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        reach_any_console()
        try:
            return super().main(args, *others, **named)
        except Exception as fault:
            words = str(fault) if isinstance(fault, Failure) else in_words(fault)
            if not words or "--traceback" in asked:
                raise
            fail(words)

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        return command_named(name) if name in COMMANDS else None


def command_named(name: str) -> click.Command:
    """The command of that name."""
    module = f"{name}_" if iskeyword(name) else name
    found: click.Command = getattr(import_module(f"byline.cli.{module}"), f"{name}_command")
    return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_NUMBERS, prog_name="byline")
@click.option("--traceback", is_flag=True, help="Show where in the program it failed, if it does.")
def main(traceback: bool) -> None:
    """Byline turns records of papers and people into a website.

    Every byline is resolved to a person, with evidence.
    """
