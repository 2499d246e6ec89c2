"""What git knows of a site's folder. It is asked, and never changes anything."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple


class NoGitError(Exception):
    """The folder is in no git repository, or there is no git here."""


class Commit(NamedTuple):
    """A commit as people know it: its hash, whose it is, the day, and its first line."""

    hash: str
    author: str
    day: str
    subject: str


class CommitWork(NamedTuple):
    """What one commit changed, by its hash, and whose it is."""

    hash: str
    author: str
    files: frozenset[str]


def is_clean(folder: Path) -> bool:
    """Whether all that stands below the folder is committed, but for what git ignores."""
    return not _asked(folder, "status", "--porcelain", "--", ".")


def is_shallow(folder: Path) -> bool:
    """Whether only the last commits are here."""
    return _asked(folder, "rev-parse", "--is-shallow-repository").strip() == "true"


def commit_named(folder: Path, name: str) -> Commit | None:
    """The commit of that name, if there is one."""
    return _commit(_asked(folder, "log", "-1", _AS_COMMIT, name, "--"))


def last_commit_of(folder: Path, path: str) -> Commit | None:
    """The last commit that changed what stands at a path, but for merges."""
    return _commit(_asked(folder, "log", "-1", "--no-merges", _AS_COMMIT, "--", path))


def files_at(folder: Path, commit: str) -> Mapping[str, str]:
    """The files of a commit below the folder, by path, with the hashes of what they hold."""
    rows = _asked(folder, "ls-tree", "-r", "-z", commit, "--", ".").split("\0")
    found = (row.partition("\t") for row in rows if row)
    return {path: about.split()[2] for about, _, path in found}


def text_at(folder: Path, commit: str, path: str) -> str:
    """The text of a file as it was in a commit."""
    return _asked(folder, "show", f"{commit}:./{path}")


def work(folder: Path, commits: str = "HEAD") -> Iterator[CommitWork]:
    """Who changed what below the folder, in each of the commits but for merges."""
    form = "--format=%x01%H%x02%ae"
    told = _asked(folder, "log", "--no-merges", "--name-only", "--relative", "-z", form, commits)
    for commit in told.split("\x01")[1:]:
        who, *names = commit.split("\0")
        own_hash, _, author = who.strip().partition("\x02")
        yield CommitWork(own_hash, author, frozenset(it.lstrip("\n") for it in names) - {""})


_AS_COMMIT = "--format=%H%x00%ae%x00%as%x00%s"


def _commit(told: str) -> Commit | None:
    return Commit(*told.rstrip("\n").split("\0")) if told else None


def _asked(folder: Path, *words: str) -> str:
    own = {name: it for name, it in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(command, env=own, capture_output=True, check=True)  # noqa: S603 - git alone
    except (OSError, subprocess.CalledProcessError) as fault:
        raise NoGitError(f"git {words[0]} fails in {folder}") from fault
    return done.stdout.decode("utf-8", "surrogateescape")
