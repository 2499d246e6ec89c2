"""A build of which nothing changed is over before it began.

After each build is kept what it was made from (every file that it may read, by its hash), how it
ended, and a seal on the output. While all of that is as it was, there is nothing to do. Times of
files only save reading them again, on this machine.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any, NamedTuple

from byline.building.options import Options, Report
from byline.cache.fingerprint import fingerprint
from byline.cache.program import digest
from byline.cache.store import LAST, keep, recall
from byline.problems import Place, Problem, Severity
from byline.publish import (
    Generation,
    Places,
    a_moment_ago,
    is_untouched,
    of_folders,
    sealed,
    survey,
)
from byline.render.folders import ENGINE_TEMPLATES


class Inputs(NamedTuple):
    """All that a build may read: one digest for it ('' if it cannot be told), and what was seen
    of each folder."""

    digest: str
    folders: Mapping[str, Generation]


class _Last(NamedTuple):
    """The last build: what it was made from, how it ended, and the seal on its output."""

    inputs: str
    folders: Mapping[str, Any]
    report: Mapping[str, Any]
    seal: bytes


_NO_LAST = _Last("", {}, {}, b"")


def unchanged(options: Options) -> Report | None:
    """How the last build ended, where this one would repeat it; None where it would not."""
    last = _recall(options)
    if not last.inputs or _inputs(options, last).digest != last.inputs:
        return None
    return _report(**last.report) if is_untouched(options.output, last.seal) else None


def inputs(options: Options) -> Inputs:
    """All that a build will read, as it is now."""
    return _inputs(options, _recall(options))


def keep_last(options: Options, made_from: Inputs, report: Report, output: Generation) -> None:
    """Keeps what a build was made from, how it ended and what it left."""
    known = {
        "inputs": made_from.digest,
        "folders": {root: found.folders for root, found in made_from.folders.items()},
        "report": {
            "problems": [_kept(it) for it in report.problems],
            "pages": report.pages,
            "remark": report.remark,
        },
    }
    body = json.dumps(known, separators=(",", ":")).encode() + b"\n" + sealed(output)
    keep(Places(options.output).side, LAST, digest(), body)


def _inputs(options: Options, last: _Last) -> Inputs:
    """What changed a moment ago is read again the next time; what a link leads to is unknown."""
    moment = a_moment_ago()
    name = Path(options.config.name)
    the_same_anywhere = replace(options, config=name, output=Path(), jobs=0, force=False)
    made = hashlib.blake2b(fingerprint(the_same_anywhere).encode(), digest_size=16)
    made.update(options.config.read_bytes() if options.config.is_file() else b"")
    folders, is_known = {}, True
    for root in (options.site / "content", options.site / "templates", ENGINE_TEMPLATES):
        found = survey(root, of_folders(last.folders.get(str(root), {})))
        folders[str(root)] = found.before(moment)
        is_known = is_known and not any((root / stray).is_symlink() for stray in found.strays)
        made.update(b"\0\0")
        for path, file in sorted(found.files().items()):
            made.update(f"{path}\0{file.sha256}\0".encode(errors="surrogateescape"))
    return Inputs(made.hexdigest() if is_known else "", folders)


def _recall(options: Options) -> _Last:
    body = recall(Places(options.output).side, LAST, digest())
    if body is None:
        return _NO_LAST
    known, _, seal = body.partition(b"\n")
    return _Last(**json.loads(known), seal=seal)


def _kept(problem: Problem) -> list[Any]:
    kept = (problem.severity, astuple(problem.where), problem.message, problem.hint)
    return [*kept, problem.times, problem.is_rest]


def _report(problems: list[Any], pages: dict[str, int], remark: str) -> Report:
    found = (
        Problem(Severity(severity), Place(*where), *others) for severity, where, *others in problems
    )
    return Report(tuple(found), Counter(pages), is_published=True, remark=remark)
