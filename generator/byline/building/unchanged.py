"""A build of which nothing changed is over before it began.

After each build is kept what it was made from (every file that it read, by its hash, and the names
of all that it may come upon), how it ended, and a seal on the output. While all of that is as it
was, there is nothing to do. Times of files only save reading them again, on this machine.

In content/ few files may count, beside data of gigabytes that no record names. Records are known by
their names, so they are read before the build; the files that they name are known afterwards.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from byline.building.options import Options, Report
from byline.cache.fingerprint import fingerprint
from byline.cache.program import digest
from byline.cache.store import LAST, keep, recall
from byline.problems import Place, Problem, Severity
from byline.publish import (
    NOTHING,
    Counts,
    Generation,
    Places,
    a_moment_ago,
    all_count,
    is_untouched,
    of_folders,
    sealed,
    still_there,
    survey,
)
from byline.render.folders import ENGINE_TEMPLATES, KEPT, OWN_TEMPLATES


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build may read: what it was asked, and what was seen at a moment of each folder,
    by the part that it plays."""

    asked: bytes
    roots: Mapping[str, Path]
    folders: Mapping[str, Generation]
    moment: int
    is_known: bool = True

    def digest(self) -> str:
        """One digest for it; '' if it cannot be told, as where a link leads elsewhere."""
        if not self.is_known:
            return ""
        made = hashlib.blake2b(self.asked, digest_size=16)
        for part, found in self.folders.items():
            if any((self.roots[part] / stray).is_symlink() for stray in found.strays):
                return ""
            made.update(b"\0\0")
            for path, file in sorted(found.files().items()):
                made.update(f"{path}\0{file.sha256}\0".encode(errors="surrogateescape"))
        return made.hexdigest()

    def known(self) -> dict[str, Generation]:
        """What to know of the folders. What changed a moment ago is read again the next time."""
        return {part: found.before(self.moment) for part, found in self.folders.items()}

    def with_hashes_of(self, named: Iterable[Path]) -> "Inputs":
        """The same with the hashes of files in content/ that turned out to count. It is not known
        what was read of those that may have changed meanwhile."""
        if not self.is_known:
            return self
        root, seen = self.roots[_CONTENT], self.folders[_CONTENT].files()
        paths = {it.relative_to(root).as_posix() for it in named}
        unread = {path for path in paths if path not in seen or not seen[path].sha256}
        read = {
            path: file
            for path in unread
            if path in seen
            and seen[path].mtime < self.moment
            and (file := still_there(root, path, seen[path]))
        }
        folders = {**self.folders, _CONTENT: self.folders[_CONTENT].with_files(read)}
        return replace(self, folders=folders, is_known=read.keys() == unread)


class _Last(NamedTuple):
    """The last build: what it was made from, how it ended, and the seal on its output."""

    inputs: str
    folders: Mapping[str, Generation]
    report: Mapping[str, Any]
    seal: bytes


_NO_LAST = _Last("", {}, {}, b"")
_CONTENT, _TEMPLATES, _KEPT, _ENGINE = "content", "templates", "kept", "engine"


def unchanged(options: Options) -> Report | None:
    """How the last build ended, where this one would repeat it; None where it would not."""
    last = _recall(options)
    if not last.inputs:
        return None
    counted = {path for path, file in last.folders[_CONTENT].files().items() if file.sha256}
    # Whatever is new changes the digest by its name alone.
    now = _inputs(options, last, lambda path, _size: path in counted)
    if now.digest() != last.inputs or not is_untouched(options.output, last.seal):
        return None
    if now.known() != last.folders:  # files of the same content: they are not read once more
        _keep(options, last._replace(folders=now.known()))
    return _report(**last.report)


def inputs(options: Options, counts: Counts) -> Inputs:
    """All that a build will read, as it is now; `counts` tells records from what else may be in
    content/, which is read only if it counted before."""
    return _inputs(options, _recall(options), counts)


def keep_last(
    options: Options, made_from: Inputs, named: Iterable[Path], report: Report, output: Generation
) -> None:
    """Keeps what a build was made from, the files that records named too, how it ended and what
    it left."""
    whole = made_from.with_hashes_of(named)
    told = {
        "problems": [_kept(it) for it in report.problems],
        "pages": report.pages,
        "remark": report.remark,
    }
    _keep(options, _Last(whole.digest(), whole.known(), told, sealed(output)))


def _inputs(options: Options, last: _Last, counts: Counts) -> Inputs:
    """What the system does not let us read is unknown; checking content tells of it, with its
    place."""
    try:
        return _seen(options, last, counts)
    except OSError:
        return Inputs(b"", {}, {}, 0, is_known=False)


def _seen(options: Options, last: _Last, counts: Counts) -> Inputs:
    moment = a_moment_ago()
    name = Path(options.config.name)
    the_same_anywhere = replace(options, config=name, output=Path(), jobs=0, force=False)
    asked = fingerprint(the_same_anywhere).encode()
    asked += options.config.read_bytes() if options.config.is_file() else b""
    site = options.site
    roots = {
        _CONTENT: site / "content",
        _TEMPLATES: site / OWN_TEMPLATES,
        _KEPT: site / KEPT,
        _ENGINE: ENGINE_TEMPLATES,
    }
    folders = {
        part: survey(
            root, last.folders.get(part, NOTHING), counts=counts if part == _CONTENT else all_count
        )
        for part, root in roots.items()
    }
    return Inputs(asked, roots, folders, moment)


def _recall(options: Options) -> _Last:
    body = recall(Places(options.output).side, LAST, digest())
    if body is None:
        return _NO_LAST
    first, _, seal = body.partition(b"\n")
    known = json.loads(first)
    folders = {part: of_folders(found) for part, found in known["folders"].items()}
    return _Last(known["inputs"], folders, known["report"], seal)


def _keep(options: Options, last: _Last) -> None:
    known = {
        "inputs": last.inputs,
        "folders": {part: found.folders for part, found in last.folders.items()},
        "report": last.report,
    }
    body = json.dumps(known, separators=(",", ":")).encode() + b"\n" + last.seal
    keep(Places(options.output).side, LAST, digest(), body)


def _kept(problem: Problem) -> list[Any]:
    kept = (problem.severity, astuple(problem.where), problem.message, problem.hint)
    return [*kept, problem.times, problem.is_rest]


def _report(problems: list[Any], pages: dict[str, int], remark: str) -> Report:
    found = (
        Problem(Severity(severity), Place(*where), *others) for severity, where, *others in problems
    )
    return Report(tuple(found), Counter(pages), is_published=True, remark=remark)
