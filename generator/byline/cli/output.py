"""How commands speak: problems, counts, and what ends them."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from byline.problems import Problem, Severity, as_github, as_json, as_text, errors_in, warnings_in

FAILED = 1


def reach_any_console() -> None:
    """What a console, or whatever else this prints to, has no sign for is printed as its number: no
    name in letters of elsewhere ends a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def show(problems: Sequence[Problem], quiet: bool, form: str = "text", site: str = "") -> None:
    """Prints problems in one of their forms; where it is quiet, errors only. `site` is the way to
    the site in its repository, with a slash behind it."""
    shown = [it for it in problems if not quiet or it.severity is Severity.ERROR]
    if form == "json":
        say(as_json(shown))
    elif form == "github":
        for problem in shown:
            say(as_github(problem, site))
    else:
        for problem in shown:
            click.echo(as_text(problem) + "\n", err=True)


def count(problems: tuple[Problem, ...], strict: bool) -> str:
    """How many errors and warnings there are, in words."""
    errors, warnings = errors_in(problems), warnings_in(problems)
    found = [number(errors, "error")] if errors else []
    found += [number(warnings, "warning")] if warnings else []
    if strict and warnings and not errors:
        found.append("and --strict counts warnings as errors")
    return ", ".join(found)


def number(number: int, noun: str) -> str:
    """A number of things, in words."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def in_brackets(text: str) -> str:
    """A remark behind other words; nothing where there is none."""
    return f" ({text})" if text else ""


def seen_from(folder: Path, path: Path) -> str:
    """The way from a folder to a path, with slashes on every system; all of it, where it is on
    another drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.as_posix()


def as_argument(path: Path) -> str:
    """The path as it is typed behind a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def say(text: str) -> None:
    """Prints a line. Where it goes may be a file, on a disk that is full."""
    try:
        click.echo(text)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, "the file that this prints to") from fault


def fail(words: str) -> NoReturn:
    """Ends the command with words for people."""
    click.echo(f"byline: {words}", err=True)
    sys.exit(FAILED)
