"""A problem: where it is, what is wrong in a researcher's words, and what to do."""

import html
import json
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

QUOTE_WIDTH = 100
LONGEST_MESSAGE = 300
LONGEST_HINT, MOST_HINTS = 600, 30
# So many problems are told of a file, and of a run; of all others, how many they are.
MOST_OF_FILE, MOST_OF_RUN = 100, 1000
MOST_ALIKE = 3  # warnings of a file that say the same and are told apart
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
    """One thing that is wrong, with its hint ('' where there is nothing useful to add).

    `times` is how often the same was found in the file. Problems that are too many to be told
    are one with `is_rest`, which says of the file, or where it names none, of the run, how many
    more there are.
    """

    severity: Severity
    where: Spot | Place
    message: str
    hint: str = ""
    times: int = 1
    is_rest: bool = False


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


def rest(severity: Severity, file: str, times: int) -> Problem:
    """What stands for so many problems of a file, or of the run, that are not told."""
    noun = severity if times == 1 else f"{severity}s"
    where = "in this file" if file else "in other files"
    message, hint = f"and {times:,} more {noun} {where}", "byline check --all tells each"
    return Problem(severity, Place(file), message, hint, times, is_rest=True)


def errors_in(problems: Iterable[Problem]) -> int:
    """How many of the problems stop the build."""
    return sum(it.times for it in problems if it.severity is Severity.ERROR)


def warnings_in(problems: Iterable[Problem]) -> int:
    """How many of the problems stop nothing."""
    return sum(it.times for it in problems if it.severity is Severity.WARNING)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, each told once; behind them, how many more."""

    def key(problem: Problem) -> tuple[bool, str, bool, int, int, str, str]:
        place, is_rest = _place(problem), problem.is_rest
        by_place = (place.line, place.column, problem.severity, problem.message)
        return not place.file, place.file, is_rest, *by_place

    return sorted(dict.fromkeys(problems), key=key)


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """As many of the problems as anybody reads, errors first, and how many more there are of each
    file and of the run; the same warning of a file is one, with its number."""
    by_file: dict[str, list[Problem]] = {}
    for problem in _alike_as_one(problems):
        by_file.setdefault(problem.where.file, []).append(problem)
    found = (it for file, of_file in by_file.items() for it in _bounded_in(file, of_file))
    told = sorted(found, key=_severity)
    return [*told[:MOST_OF_RUN], *_rests(told[MOST_OF_RUN:], "")]


def _alike_as_one(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem once; many warnings of a file that say the same as one, where the first is."""
    alike: dict[object, dict[Problem, int]] = {}
    for problem in problems:
        is_apart = problem.severity is Severity.ERROR or problem.is_rest
        said = (problem.where.file, problem.message, problem.hint)
        found = alike.setdefault(problem if is_apart else said, {})
        is_new = problem.is_rest or problem not in found
        found[problem] = found.get(problem, 0) + problem.times * is_new
    for found in alike.values():
        if len(found) > MOST_ALIKE:
            yield replace(next(iter(found)), times=sum(found.values()))
        else:
            yield from (replace(it, times=times) for it, times in found.items())


def _bounded_in(file: str, problems: Iterable[Problem]) -> list[Problem]:
    """The first problems of a file, and how many more it has."""
    told: list[Problem] = []
    counted: list[Problem] = []
    for problem in sorted(problems, key=_severity):
        is_told = len(told) < MOST_OF_FILE and not problem.is_rest
        (told if is_told else counted).append(problem)
    return [*told, *_rests(counted, file)]


def _rests(problems: Iterable[Problem], file: str) -> Iterator[Problem]:
    """What stands for these problems, which are not told."""
    counts = Counter[Severity]()
    for problem in problems:
        counts[problem.severity] += problem.times
    return (rest(severity, file, times) for severity, times in sorted(counts.items()))


def _severity(problem: Problem) -> Severity:
    return problem.severity


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
    said = f"{problem.severity}: {_message(problem)}"
    lines = [f"{_address(place)}: {said}" if place.file else said]
    if place.line and place.quote.strip():
        lines += _quoted(place)
    for line in _hint(problem):
        lines += _HINT.wrap(line)
    return "\n".join(lines)


def as_github(problem: Problem, site: str = "") -> str:
    """The problem as an annotation that GitHub shows on the very line; `site` is the way from the
    repository's root to the site, with a slash behind it."""
    place = _place(problem)
    words = "\n".join([_message(problem), *_hint(problem)])
    line = f",line={place.line},col={place.column}" if place.line else ""
    name = _escaped(printable(site + place.file), ":,")
    file = f" file={name}{line}" if place.file else ""
    return f"::{problem.severity}{file}::{_escaped(words)}"


def as_json(problems: Iterable[Problem]) -> str:
    """All the problems as one JSON list, for programs; in ASCII, which every way to them takes."""
    rows = []
    for problem in problems:
        place = _place(problem)
        rows.append(
            {
                "severity": str(problem.severity),
                "file": printable(place.file) or None,
                "line": place.line or None,
                "column": place.column if place.line else None,
                "message": _message(problem),
                "hint": "\n".join(_hint(problem)),
            }
        )
    return json.dumps(rows, indent=2)


def as_markdown(problems: Sequence[Problem]) -> str:
    """The problems as lists in Markdown, one for each file; the first few hundred of them."""
    lines: list[str] = []
    shown = islice(problems, LONGEST_SUMMARY)
    for file, found in groupby(shown, key=lambda it: printable(_place(it).file)):
        lines += ["", f"**{_plain(file) or 'Other files'}**", ""]
        for problem in found:
            number = _place(problem).line
            where = f", line {number}" if number else ""
            lines.append(f"- {problem.severity}{where}: {_plain(_message(problem))}")
            lines += [f"  - {_plain(hint.strip())}" for hint in _hint(problem)]
    more = len(problems) - LONGEST_SUMMARY
    lines += ["", f"And {more:,} more: `byline check --all` tells all."] if more > 0 else []
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
    text = _shortened(" ".join(problem.message.split()), LONGEST_MESSAGE)
    if problem.times == 1 or problem.is_rest:
        return text
    return f"{text} (here, and {problem.times - 1:,} times more in this file)"


def _hint(problem: Problem) -> list[str]:
    lines = islice(problem.hint.splitlines(), MOST_HINTS)
    return [_shortened(line, LONGEST_HINT) for line in lines]


def _shortened(text: str, most: int) -> str:
    """The text as a terminal may show it; of a long one, how it begins and ends."""
    if len(text) > most:
        text = f"{text[: most // 2]} … {text[-most // 2 :]}"
    return printable(text)


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
