"""Whether `check` and `build` agree on a site: both refuse it and say the same, or neither does."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

import jinja2
from byline.building import prepare
from byline.building.check import check
from byline.building.options import Options, Report
from byline.cli.build import built
from byline.machine.stopwatch import Stopwatch
from byline.problems import (
    Place,
    Problem,
    as_github,
    as_json,
    as_markdown,
    as_text,
    errors_in,
    printable,
)
from byline.render import renderer
from byline.render.templates import environment, sources

_PLAIN = re.compile(r"[a-z0-9./-]*")  # no form writes such a name otherwise
_ODD_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")


@contextmanager
def templates_compiled_once() -> Iterator[None]:
    """Builds share compiled templates meanwhile: most of what a small site takes to build."""
    made = cache(environment)

    def shared(folders: Sequence[Path]) -> jinja2.Environment:
        return made(tuple(folders))

    with (
        patch.object(prepare, "environment", shared),
        patch.object(renderer, "sources", cache(sources)),
    ):
        yield


def disagreements(options: Options) -> tuple[list[str], Report]:
    """In what `check` and the build differ, and how the build ended. The commands call the same
    functions; whatever these raise is no disagreement, and is raised."""
    told = check(options, Stopwatch()).problems
    report = built(options, Stopwatch())
    is_refused = bool(errors_in(told) or (options.strict and told))
    found = []
    if is_refused and report.is_published:
        found.append("check refuses it, and it is built")
    if not is_refused and not report.is_published:
        found.append("check takes it, and it is not built")
    if list(told) != list(report.problems):
        other = [as_text(it) for it in {*told} ^ {*report.problems}]
        found.append("\n".join(["check and build tell different problems", *other]))
    return found, report


def told_badly(problem: Problem, site: Path) -> list[str]:
    """What is wrong with how a problem is told: it names a place in a file of the site that is
    there, says something, and can be printed in every form."""
    place = problem.where
    if not isinstance(place, Place):
        return [f"it has no place: {problem}"]
    says_nothing = not problem.message.strip() or problem.message.startswith("'' ")
    found = [f"it says nothing: {problem}"] if says_nothing else []
    lines = _lines_of(site / place.file) if place.line else [""]
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    if place.line > len(lines) or not 1 <= place.column <= len(line) + 1:
        found.append(f"it names a place that is not there: {problem}")
    forms = as_text(problem), as_github(problem), as_json([problem]), as_markdown([problem])
    said = "".join(forms).replace("\n", "")
    if said != printable(said):
        found.append(f"it would steer a terminal: {problem}")
    if _PLAIN.fullmatch(place.file) and not all(place.file in it for it in forms):
        found.append(f"a form does not name the file: {problem}")
    return found


def _lines_of(path: Path) -> list[str]:
    """The lines of a file, as editors count them."""
    text = path.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_ODD_BREAKS).split("\n")
