"""A problem: where it is, what is wrong in a researcher's words, and what to do."""

import html
import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

QUOTE_WIDTH = 100
LONGEST_MESSAGE = 300
LONGEST_SUMMARY = 500  # GitHub takes a megabyte
_MARKUP = re.compile(r"[\\`*_\[\]#|~$@]")
_HINT = textwrap.TextWrapper(
    width=QUOTE_WIDTH,
    initial_indent="  ",
    subsequent_indent="  ",
    break_long_words=False,
    break_on_hyphens=False,
)


class Severity(StrEnum):
    """An error stops the build; a warning does not, unless `--strict` asks for it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named by what stands there: field `path` of record `record` in `file`.

    Stages after loading know no lines; `locate` turns spots into places when there is
    something to report, which is rare, so that no line marks need be kept. `part` is the
    part of the field's text that is meant, where it is not all of it.
    """

    file: str
    record: int = 0
    path: tuple[str | int, ...] = ()
    at_key: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, counted from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 1
    width: int = 1
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its hint ('' where there is nothing useful to add)."""

    severity: Severity
    where: Spot | Place
    message: str
    hint: str = ""


class Failure(Exception):  # noqa: N818 - said to people as it is
    """What ends a build, in words for whoever runs it."""


class FileFault(Exception):  # noqa: N818 - a fault of content, not of the program
    """What is wrong with a file that a record names, whichever record it is."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def error(where: Spot | Place, message: str, hint: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(Severity.ERROR, where, message, hint)


def warning(where: Spot | Place, message: str, hint: str = "") -> Problem:
    """A problem worth mending that stops nothing."""
    return Problem(Severity.WARNING, where, message, hint)


def errors_in(problems: Iterable[Problem]) -> int:
    """How many of the problems stop the build."""
    return sum(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, each told once."""

    def key(problem: Problem) -> tuple[str, int, int, str, str]:
        place = _place(problem)
        return place.file, place.line, place.column, problem.severity, problem.message

    return sorted(dict.fromkeys(problems), key=key)


def nearest(word: str, options: Iterable[str]) -> str:
    """The option most like `word`, or '' when none is near."""
    if len(word) > QUOTE_WIDTH:
        return ""
    best = process.extractOne(
        word, sorted(options), scorer=OSA.normalized_similarity, score_cutoff=0.6
    )
    return best[0] if best else ""


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """The hint that names the option most like `word`, or '' when none is near."""
    best = nearest(word, options)
    return f"did you mean '{best}'?" if best else ""


def a(noun: str) -> str:
    """The noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def as_text(problem: Problem) -> str:
    """The problem as the command line prints it: place, words, the line, what to do."""
    place = _place(problem)
    lines = [f"{_address(place)}: {problem.severity}: {_message(problem)}"]
    if place.line and place.quote.strip():
        lines += _quoted(place)
    for line in _hint(problem):
        lines += _HINT.wrap(line)
    return "\n".join(lines)


def as_github(problem: Problem) -> str:
    """The problem as an annotation that GitHub shows on the very line."""
    place = _place(problem)
    words = "\n".join([_message(problem), *_hint(problem)])
    line = f",line={place.line},col={place.column}" if place.line else ""
    file = _escaped(printable(place.file), ":,")
    return f"::{problem.severity} file={file}{line}::{_escaped(words)}"


def as_json(problems: Iterable[Problem]) -> str:
    """All the problems as one JSON list, for programs."""
    rows = []
    for problem in problems:
        place = _place(problem)
        rows.append(
            {
                "severity": str(problem.severity),
                "file": printable(place.file),
                "line": place.line or None,
                "column": place.column if place.line else None,
                "message": _message(problem),
                "hint": "\n".join(_hint(problem)),
            }
        )
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_markdown(problems: Sequence[Problem]) -> str:
    """The problems as lists in Markdown, one for each file; the first few hundred of them."""
    lines: list[str] = []
    shown = islice(problems, LONGEST_SUMMARY)
    for file, found in groupby(shown, key=lambda it: printable(_place(it).file)):
        lines += ["", f"**{_plain(file)}**", ""]
        for problem in found:
            number = _place(problem).line
            where = f", line {number}" if number else ""
            lines.append(f"- {problem.severity}{where}: {_plain(_message(problem))}")
            lines += [f"  - {_plain(hint.strip())}" for hint in _hint(problem)]
    more = len(problems) - LONGEST_SUMMARY
    lines += ["", f"And {more:,} more: `byline check` tells all."] if more > 0 else []
    return "\n".join([*lines[1:], ""])


def printable(text: str) -> str:
    """The text without characters that would steer a terminal."""
    return "".join(
        char if char.isprintable() or char == "\u3000" else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def _plain(text: str) -> str:
    """The text as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\g<0>", html.escape(text, quote=False))


def _message(problem: Problem) -> str:
    """The message on one line; what it quotes of a file may be long."""
    text = printable(" ".join(problem.message.split()))
    if len(text) <= LONGEST_MESSAGE:
        return text
    half = LONGEST_MESSAGE // 2
    return f"{text[:half]} … {text[-half:]}"


def _hint(problem: Problem) -> list[str]:
    return [printable(line) for line in problem.hint.splitlines()]


def _place(problem: Problem) -> Place:
    where = problem.where
    return where if isinstance(where, Place) else Place(where.file)


def _address(place: Place) -> str:
    file = printable(place.file)
    return f"{file}:{place.line}:{place.column}" if place.line else file


def _quoted(place: Place) -> list[str]:
    """The line with its number, and carets under the part that is meant."""
    start = max(0, place.column - 1 - QUOTE_WIDTH // 2) if place.column > QUOTE_WIDTH else 0
    quote = place.quote.replace("\t", " ")
    shown = printable(quote[start : start + QUOTE_WIDTH]).rstrip()
    before = shown[: place.column - 1 - start]
    meant = shown[len(before) : len(before) + place.width] or " "
    gutter = f"  {place.line} | "
    indent = " " * (len(gutter) + _columns(before))
    return [gutter + shown, indent + "^" * _columns(meant)]


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _escaped(text: str, also: str = "") -> str:
    """The text as GitHub's workflow commands want it."""
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
