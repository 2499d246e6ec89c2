"""Builds on a disk that is too small, tried in a process that alone sees that disk.

`python -m tests.support.small_disks WHAT FOLDER` mounts disks below the folder, so it has to run
where it may: `tried_apart` sees to that. All that it makes stands on these disks, and goes with
them when the process ends.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from byline.publish import Places

from tests.support.places import ROOT
from tests.support.sites_on_disk import tree, write_site
from tests.support.tools import MissingToolError, need

PAPERS, EDITIONS = 40, 3
MOST_SECONDS = 30.0
# What a build finds there: nothing, an output alone, or an output and the one before it; and how
# many limits are tried of each.
TRIALS = {
    "room": {"first": 6, "second": 7, "later": 7},
    "files": {"first": 3, "second": 4, "later": 3},
}
_PAGE = 4096  # bytes: what a disk in memory gives is counted in pages
_ROOMY, _MANY = 64 << 20, 100_000
_WAYS = (
    ("unshare", "--mount"),
    ("unshare", "--user", "--map-root-user", "--mount"),
    ("sudo", "--non-interactive", "unshare", "--mount"),
)
_NO_WAY = (
    "nobody lets these tests mount a small disk: run them as root, let users have namespaces "
    "(sysctl kernel.unprivileged_userns_clone=1), or let sudo run unshare without a password; "
)


def tried_apart(what: str, folder: Path) -> str:
    """Tries each limit of `TRIALS`, with the small disks that nobody else sees; tells how many
    there were. Raises where something went wrong."""
    command = [*way_to_mount(folder), sys.executable, "-B", "-m", __name__, what, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout


def way_to_mount(folder: Path) -> tuple[str, ...]:
    """What runs a command that may mount."""
    need("unshare", "util-linux")
    mount = [need("mount", "mount"), "-t", "tmpfs", "none", str(folder)]
    said = ""
    for way in _WAYS:
        if shutil.which(way[0]):
            done = subprocess.run([*way, *mount], capture_output=True, text=True, check=False)
            if not done.returncode:
                return way
            said += done.stderr
    raise MissingToolError(_NO_WAY + said)


class Disk:
    """A disk in memory, of which room and the number of files can be limited."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        self._mount(_ROOMY, _MANY, "-t", "tmpfs", "none")
        (place / "ballast").write_bytes(b"x")  # to have no room at all; 0 would be no limit

    def used(self) -> dict[str, int]:
        """Bytes and files that it holds."""
        state = os.statvfs(self.place)
        room = (state.f_blocks - state.f_bfree) * state.f_frsize
        return {"room": room, "files": state.f_files - state.f_ffree}

    def leave(self, what: str, number: int) -> None:
        """It has room for so many more bytes, or files."""
        limits = {"room": _ROOMY, "files": _MANY} | {what: self.used()[what] + number}
        self._mount(limits["room"], limits["files"], "-o", "remount")

    def make_room(self) -> None:
        """It has room for all that is tried here."""
        self._mount(_ROOMY, _MANY, "-o", "remount")

    def _mount(self, room: int, files: int, *how: str) -> None:
        limits = ["-o", f"size={room},nr_inodes={files}"]
        subprocess.run(["mount", *how, *limits, str(self.place)], check=True)


@dataclass(frozen=True, slots=True)
class Trial:
    """A build that had so many bytes or files left, and how that ended."""

    left: int
    fitted: bool
    seconds: float


class Scene:
    """A site in a few editions, and the small disk to which it is built."""

    def __init__(self, folder: Path) -> None:
        self.roomy, self.disk = Disk(folder / "roomy"), Disk(folder / "small")
        full = Disk(folder / "temporary")
        full.leave("room", 0)
        self.environment = {**os.environ, "TMPDIR": str(full.place)}
        self.places = Places(self.disk.place / "output")
        self.site = self.roomy.place / "site"
        self.edition = 0
        self.fresh = []
        for edition in range(EDITIONS):
            self._edit(edition)
            output = self.roomy.place / f"fresh-{edition}"
            self._must_build(output)
            self.fresh.append(tree(output))

    def trials(self, begin: str, what: str, number: int) -> Iterator[Trial]:
        """Half of the limits lie between nothing and what a build takes; the others come ever
        closer to what is just not enough."""
        most = self._peak(begin, what)
        too_little, enough = 0, most * 5 // 4
        for at in range(number):
            is_even = at < number // 2
            left = most * at // (number // 2) if is_even else (too_little + enough) // 2
            trial = self._tried(begin, what, left // _PAGE * _PAGE if what == "room" else left)
            if trial.fitted:
                enough = min(enough, left)
            else:
                too_little = max(too_little, left)
            yield trial

    def _tried(self, begin: str, what: str, left: int) -> Trial:
        """A build that has no more than that, and the next one, which has enough."""
        self._begin(begin)
        before = self._now()
        self.disk.leave(what, left)
        began = time.monotonic()
        done = self._start(self.places.output)
        _out, said = done.communicate(timeout=MOST_SECONDS)
        trial = Trial(left, not done.returncode, time.monotonic() - began)
        about = f"{begin}, {what} {left}: {said}"
        if trial.fitted:
            assert not said, about
            assert self._now() == self.fresh[self.edition], about
        else:
            assert done.returncode == 1, about
            assert is_in_words(said, self.disk.place), about
            assert self._now() == before, about
        self.disk.make_room()
        self._must_build(self.places.output)
        assert self._now() == self.fresh[self.edition], f"not healed after {about}"
        here = {path.name for path in self.disk.place.iterdir()}
        assert here == {"ballast", "output", ".output.byline"}, about
        left_over = [path for path in self.places.side.iterdir() if is_left_over(path)]
        assert not left_over, about
        return trial

    def _begin(self, begin: str) -> None:
        """What the next build finds; the edition is another one."""
        if begin == "first":
            shutil.rmtree(self.places.output, ignore_errors=True)
            shutil.rmtree(self.places.side, ignore_errors=True)
        elif begin == "second":
            shutil.rmtree(self.places.stage, ignore_errors=True)
        self._edit((self.edition + 1) % EDITIONS)

    def _edit(self, edition: int) -> None:
        """All records have other texts, and some have other names."""
        self.edition = edition
        shutil.rmtree(self.site, ignore_errors=True)
        words = " ".join(f"word{number}x{edition}" for number in range(150 + 50 * edition))
        records = {
            f"papers/p{at}x{edition if at % 8 == 0 else ''}.yaml": {
                "title": f"Title {at} of {edition}",
                "authors": [f"Author{at} Own", f"Other{at % 7} Of Many"],
                "year": 2000 + at % 9,
                "abstract": f"{at} {words}",
            }
            for at in range(PAPERS)
        }
        write_site(self.site, records)

    def _peak(self, begin: str, what: str) -> int:
        """The most that a build takes of the disk while it runs, beyond what was there."""
        self._begin(begin)
        before = most = self.disk.used()[what]
        build = self._start(self.places.output)
        while build.poll() is None:
            most = max(most, self.disk.used()[what])
            time.sleep(0.001)
        assert not build.communicate()[1]
        return most - before

    def _must_build(self, output: Path) -> None:
        assert not self._start(output).communicate(timeout=MOST_SECONDS)[1]

    def _start(self, output: Path) -> "subprocess.Popen[str]":
        where = ["--config", str(self.site / "config.yaml"), "--output", str(output)]
        return subprocess.Popen(
            [sys.executable, "-B", "-m", "generator", "build", "--quiet", "--jobs", "2", *where],
            cwd=ROOT,
            env=self.environment,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _now(self) -> dict[str, bytes] | None:
        """What readers find."""
        return tree(self.places.output) if self.places.output.exists() else None


def is_in_words(said: str, place: Path) -> bool:
    """The last that was said is a sentence that names a path there, and what to do."""
    what, *todo = said.rstrip("\n").split("\n")
    names_place = what.startswith("byline: ") and str(place) in what
    return names_place and len(todo) == 1 and todo[0].startswith("  ") and "Trace" not in said


def is_left_over(path: Path) -> bool:
    """Nothing but a build that was stopped leaves this beside the output."""
    return path.name in {"workshop", "old"} or path.suffix in {".new", ".part"}


def _main(what: str, folder: Path) -> None:
    scene = Scene(folder)
    for begin, number in TRIALS[what].items():
        trials = list(scene.trials(begin, what, number))
        failed = [trial.left for trial in trials if not trial.fitted]
        fitted = [trial.left for trial in trials if trial.fitted]
        slowest = max(trial.seconds for trial in trials)
        sys.stdout.write(
            f"{begin} build, {len(trials)} limits of {what}: {len(failed)} ran out (of "
            f"{max(failed):,}), {len(fitted)} fitted (into {min(fitted, default=0):,}); "
            f"the slowest ended after {slowest:.1f} s\n"
        )
        assert len(failed) >= len(trials) // 2


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
