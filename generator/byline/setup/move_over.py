"""A copy of the engine's repository that is somebody's site becomes a repository of the site alone.

What is the site's own stays: content, config.yaml, and of all else what the engine did not bring
in that form. What the engine brought is told from the commit that last brought it in; where
git cannot tell, from the templates of the engine that runs, and by name. A path that the engine's
repository never had is the site's own, whatever git tells.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from byline.own.note import KEPT_TEMPLATES, SiteNote
from byline.problems import Failure
from byline.publish.disk import write_text_whole
from byline.render.folders import ENGINE_TEMPLATES
from byline.setup import git
from byline.setup.keep import is_the_engines
from byline.setup.new_site import NewSite, files_of
from byline.setup.write import SITE_FILE

_ENGINE = "generator/"
_TESTS, _TEMPLATES, _CONTENT = "tests/", "templates/", "content/"
ROOMS = (_ENGINE, _TESTS, _TEMPLATES, _CONTENT)
MANY = 20  # files of program and tests: who changes so many at once takes in another engine
# What is of no use without the engine's program, whoever changed it.
_OF_NO_USE = re.compile(
    r"(?:generator|tests|\.ci)/|(?:Makefile|pyproject\.toml)$"
    r"|requirements(?:-(?:audit|bench|release|test))?\.txt$"
    r"|\.github/workflows/(?:audit|check|deploy|release|test)\.yml$"
)
# What else the engine's repository is known to hold, where git cannot tell.
_KNOWN = frozenset((
    ".github/CONTRIBUTING.md", ".github/SECURITY.md", ".github/CHANGELOG.md", ".github/byline.png",
    ".vscode/settings.json", "content/README.md",
))  # fmt: skip
# What sites have too, so that only git can tell whose it is.
_SHARED = frozenset((".gitattributes", ".gitignore", "LICENSE", "README.md"))
_CACHES = ("__pycache__", "node_modules")


_OF_COPIES = (SITE_FILE, "generator", "templates", "pyproject.toml")


class MoveError(Failure):
    """The folder is no copy of the engine's repository, or moving it would lose something."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What the engine brought into a copy: the commit that tells so, the files by path, with
    their hashes, and the hashes of all commits that brought it. Nothing is known where git cannot
    tell."""

    commit: git.Commit | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MoveOver:
    """What makes a site of a copy: the files that go, of these the ones that the site had changed,
    and the samples; the templates that stay as overrides, each with the engine's text of before
    (None where nobody knows it); and what is written where nothing stands then."""

    brought: Brought
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    samples: tuple[str, ...]
    overrides: Mapping[str, str | None]
    new: Mapping[str, str]


def refuse_what_is_no_copy(site: Path) -> None:
    """Raises where the folder is no copy, or the program that runs is the copy's own: its templates
    could not tell what is the site's."""
    if not all((site / it).exists() for it in _OF_COPIES):
        raise MoveError(f"{site.resolve()} is no copy of Byline's own repository with a site in it")
    if ENGINE_TEMPLATES.is_relative_to(site.resolve()):
        raise MoveError(
            "the Byline that runs is the one in this copy, which is to go\n"
            "  install it elsewhere, and run that one: pipx run byline upgrade --from-copy"
        )


def refuse_a_copy(site: Path) -> None:
    """Raises where the folder is a copy, which has to become a site first."""
    if all((site / it).exists() for it in (*_OF_COPIES, f"{_ENGINE}__main__.py")):
        raise MoveError(
            f"{site.resolve()} is a copy of Byline's own repository, with Byline in it\n"
            "  take your site out of it first: byline upgrade --from-copy"
        )


def brought_by_git(site: Path, at: str = "") -> Brought:
    """What the engine brought, as git tells it: `at` the commit that somebody names, else at the
    last one that brought the engine in."""
    if git.is_shallow(site):
        raise MoveError(
            f"{site} has only the last commits of its history, so nobody can tell what is yours\n"
            "  get the others first: git fetch --unshallow"
        )
    bringing = _bringing(site)
    last = at or next(iter(bringing), "")
    commit = git.commit_named(site, last) if last else None
    if commit is None:
        raise MoveError("no commit of this repository has brought the engine's generator/")
    files = git.files_at(site, commit.hash)
    return Brought(commit, files, frozenset((commit.hash, *bringing)))


def move_of(site: Path, as_new: NewSite, brought: Brought, *, keeps_content: bool) -> MoveOver:
    """What makes a site of the copy. It reads, and writes nothing."""
    knows = brought.commit is not None
    there = git.files_at(site, "HEAD") if knows else dict.fromkeys(_files_below(site), "")
    of_no_use = {it for it in there if _OF_NO_USE.match(it)}
    same = {it for it in there if _may_be_the_engines(it) and brought.files.get(it) == there[it]}
    same |= {it for it in there if not knows and it in _KNOWN}
    templates = {it for it in there if it.startswith(_TEMPLATES)}
    own = {it for it in templates - same if (site / it).read_bytes() != _engines(it)}
    samples = set() if keeps_content else _samples(site, same, brought)
    others = {it for it in same if not it.startswith((_TEMPLATES, _CONTENT))}
    others |= same & _KNOWN
    gone = of_no_use | others | (templates - own) | samples
    changed = of_no_use - same if knows else set()
    new = files_of(as_new)
    return MoveOver(
        brought=brought,
        gone=tuple(sorted(gone)),
        changed=tuple(sorted(changed)),
        samples=tuple(sorted(samples)),
        overrides=dict(_overrides(site, own, brought)),
        new={it: new[it] for it in new if _is_wanted(it) and (it not in there or it in gone)},
    )


def move(site: Path, planned: MoveOver) -> None:
    """Does it: the templates of before are noted, then files go, then new ones are written."""
    for name, text in planned.overrides.items():
        if text is not None:
            write_text_whole(site / KEPT_TEMPLATES / name, text)
    for path in planned.gone:
        (site / path).unlink()
    _remove_empty(site, planned.gone)
    for path, made in planned.new.items():
        write_text_whole(site / path, made)


def as_far_as_there(site: Path, planned: MoveOver) -> MoveOver:
    """The same for a folder that holds but a part of the copy."""
    return replace(planned, gone=tuple(it for it in planned.gone if (site / it).is_file()))


def note_of(note: SiteNote, planned: MoveOver) -> SiteNote:
    """The note that knows what was written, and from which commit the overrides are: between two
    versions the program changes, while its number stays."""
    noted = note.with_files({it: text for it, text in planned.new.items() if is_the_engines(it)})
    known = [it for it, text in planned.overrides.items() if text is not None]
    commit = planned.brought.commit
    since = f"{commit.hash[:10]} of {commit.day}" if commit else ""
    return replace(noted, overrides=dict.fromkeys(known, since))


def _may_be_the_engines(path: str) -> bool:
    """Whether the engine's repository has had such a path. No other goes."""
    return bool(path.startswith(ROOMS) or _OF_NO_USE.match(path) or path in _KNOWN | _SHARED)


def _bringing(site: Path) -> list[str]:
    """The hashes of the commits that brought the engine in, the last one first: the very first;
    each that changes much of it; and what those who made these did to it besides, unless the
    site is theirs. Any other change of the program is a patch of the site's own."""
    on_engine = [it for it in git.work(site) if any(path.startswith(_ENGINE) for path in it.files)]
    sure = [it for it in on_engine if _changes_much(it) or it is on_engine[-1]]
    ends = (git.commit_named(site, "HEAD"), git.last_commit_of(site, SITE_FILE))
    people = {it.author for it in sure} - {it.author for it in ends if it}
    return [it.hash for it in on_engine if it in sure or it.author in people]


def _changes_much(commit: git.CommitWork) -> bool:
    """Whether a commit changes many files of the engine, and its tests with them."""
    of = Counter(path.partition("/")[0] + "/" for path in commit.files)
    return bool(of[_TESTS]) and of[_ENGINE] + of[_TESTS] >= MANY


def _samples(site: Path, same: Iterable[str], brought: Brought) -> set[str]:
    """The engine's own records. A record is the site's own as soon as somebody of the site has
    changed it apart from the engine: who that is, the commits tell since the engine came. Where
    all records would be samples, git cannot tell whose they are, and they stay."""
    if brought.commit is None:
        return set()
    since = f"{brought.commit.hash}..HEAD"
    own_people = {it.author for it in git.work(site, since)}
    is_by_own = brought.commit.author in own_people  # who copied the engine says nothing then
    own = {
        path
        for it in git.work(site)
        if (is_by_own or it.author in own_people) and it.hash not in brought.by
        for path in it.files
    }
    content = {it for it in git.files_at(site, "HEAD") if it.startswith(_CONTENT)} - _KNOWN
    samples = content & set(same) - own
    return samples if content - samples else set()


def _overrides(
    site: Path, own: Iterable[str], brought: Brought
) -> Iterable[tuple[str, str | None]]:
    """The templates that stay and go before one of the engine's, with its text of before."""
    for path in sorted(own):
        if path in brought.files and brought.commit:
            yield path.removeprefix(_TEMPLATES), git.text_at(site, brought.commit.hash, path)
        elif _engines(path) is not None:
            yield path.removeprefix(_TEMPLATES), None


def _is_wanted(path: str) -> bool:
    """Of what a new site begins with, all but records and configuration, which are there."""
    return path != SITE_FILE and not path.startswith(_CONTENT)


def _engines(path: str) -> bytes | None:
    """What the running engine has in place of a template."""
    place = ENGINE_TEMPLATES / path.removeprefix(_TEMPLATES)
    return place.read_bytes() if place.is_file() else None


def _files_below(site: Path) -> Iterable[str]:
    """The files of a folder that is in no repository; but for those that builds and tools make."""
    skipped = {".git", ".venv", "output", *_CACHES}
    for path in sorted(it for it in site.rglob("*") if it.is_file()):
        name = path.relative_to(site)
        if not skipped & set(name.parts):
            yield name.as_posix()


def _remove_empty(site: Path, gone: Iterable[str]) -> None:
    """Removes the folders of which nothing is left but what Python and npm made again."""
    folders = {parent for it in gone for parent in Path(it).parents} - {Path()}
    for folder in sorted(folders, key=lambda it: len(it.parts), reverse=True):
        here = site / folder
        for name in _CACHES:
            shutil.rmtree(here / name, ignore_errors=True)
        if not any(here.iterdir()):
            here.rmdir()
