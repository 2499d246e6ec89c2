"""However a build is interrupted, the output is the old site or the new one, and the next heals."""

import hashlib
import json
import random
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from unittest.mock import patch

import pytest
from byline.machine import parallel
from byline.publish import Places

from tests.support.interrupted import (
    TOLD,
    Edition,
    calls,
    edition,
    ending_of,
    forked,
    killed_after,
    traced,
)
from tests.support.sites_on_disk import tree

KILLED = -9  # as the system numbers the signal, which Windows has no name for
MOMENTS = 100  # for each number of processes
NO_EXCHANGE = "renameat2:error=ENOSYS"

FAULTS = "signal=KILL", "error=ENOSPC", "error=EIO"

Editions = tuple[Edition, ...]
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Three editions of one site. Of any two, the third has files that it alone changed."""
    folder = tmp_path_factory.mktemp("editions")
    return tuple(edition(folder, number) for number in range(3))


class Scene:
    """An output, and what stands there when a build begins: an old site (or none) and a new one."""

    def __init__(self, folder: Path, editions: Editions) -> None:
        self.places = Places(folder / "here" / "output")
        self.output = self.places.output
        self.log = folder / "log"
        self.before, self.old, self.new = editions

    def first(self) -> Files | None:
        """Nothing has been built."""
        shutil.rmtree(self.output.parent, ignore_errors=True)
        return None

    def second(self) -> Files | None:
        """There is an output but no stage: all that stays the same will be linked."""
        shutil.rmtree(self.output.parent, ignore_errors=True)
        self.old.publish(self.output)
        return self.old.files

    def later(self) -> Files | None:
        """There are both generations, and files that they share; the editions take turns.

        Of the pages of papers, one is to be linked (the last change set), one that both
        generations share is to change, and one is to change back.
        """
        self.before, self.old, self.new = self.old, self.new, self.before
        there = [tree(it) if it.exists() else None for it in (self.places.stage, self.output)]
        if there != [self.before.files, self.old.files]:
            shutil.rmtree(self.output.parent, ignore_errors=True)
            self.before.publish(self.output)
            self.old.publish(self.output)
        return self.old.files

    def now(self) -> Files | None:
        """What readers find. If there is a manifest, it tells of just that."""
        files = tree(self.output) if self.output.exists() else None
        if self.places.manifest.exists():
            assert json.loads(self.places.manifest.read_bytes())["files"] == {
                path: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
                for path, content in (files or {}).items()
            }
        return files

    def assert_healed(self) -> None:
        """Building once more gives exactly the new site and its manifest, and leaves no litter."""
        self.new.publish(self.output)
        assert self.now() == self.new.files
        assert self.places.manifest.exists()
        assert set(self.output.parent.iterdir()) == {self.output, self.places.side}
        assert not self.places.old.exists()


@pytest.fixture(scope="module")
def searched_editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """The same with search, which a program of its own makes beside the stage."""
    folder = tmp_path_factory.mktemp("searched")
    return tuple(edition(folder, number, search=True) for number in range(3))


@pytest.fixture
def searched(tmp_path: Path, searched_editions: Editions) -> Scene:
    return Scene(tmp_path, searched_editions)


@pytest.fixture
def scene(tmp_path: Path, editions: Editions) -> Scene:
    return Scene(tmp_path, editions)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("begin", ["first", "second", "later"])
def test_no_interrupted_call_tears_the_site(scene: Scene, begin: str, fault: str) -> None:
    """Every call that changes a file is, in its turn, the last one, or fails."""
    assert _interrupted_at_each_call(scene, getattr(scene, begin), fault) > 20


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
def test_no_interrupted_call_tears_a_site_with_search(searched: Scene, fault: str) -> None:
    assert _interrupted_at_each_call(searched, searched.later, fault) > 200


def _interrupted_at_each_call(scene: Scene, begins: Callable[[], Files | None], fault: str) -> int:
    """How many calls there were."""
    begins()
    found = calls(partial(scene.new.publish, scene.output), scene.log)
    for call in found:
        before = begins()
        injection = f"{call.name}:{fault}:when={call.number}"
        ending = traced(partial(scene.new.publish, scene.output), scene.log, injection)
        if fault == "signal=KILL":
            assert ending.status == KILLED, call
        else:
            assert "(INJECTED)" in ending.log, call
            assert ending.status in {0, TOLD}, call
        assert scene.now() in (before, scene.new.files), f"torn by {fault} at {call}"
        scene.assert_healed()
    return len(found)


@pytest.mark.long
@pytest.mark.parametrize("fault", ["signal=KILL", "error=EIO"])
def test_two_renames_are_healed(scene: Scene, fault: str) -> None:
    """Where two folders cannot change places in one step, a killed build may leave no output."""
    scene.later()
    ending = traced(partial(scene.new.publish, scene.output), scene.log, NO_EXCHANGE)
    assert (ending.status, scene.now()) == (0, scene.new.files)
    renames = sum(line.startswith("rename(") for line in ending.log.splitlines())
    assert renames > 3
    for number in range(1, renames + 1):
        before = scene.later()
        injections = NO_EXCHANGE, f"rename:{fault}:when={number}"
        traced(partial(scene.new.publish, scene.output), scene.log, *injections)
        after = [None] if fault == "signal=KILL" else []
        assert scene.now() in [before, scene.new.files, *after], number
        scene.assert_healed()


@pytest.mark.long
@pytest.mark.parametrize("jobs", [1, 2])
def test_no_random_kill_tears_the_site(scene: Scene, jobs: int) -> None:
    """Kills at moments spread over the time that publishing takes, with workers and without."""
    _killed_at_random(scene, jobs)


@pytest.mark.long
def test_no_random_kill_tears_a_site_with_search(searched: Scene) -> None:
    _killed_at_random(searched, 2)


def _killed_at_random(scene: Scene, jobs: int) -> None:
    chance = random.Random(jobs)  # noqa: S311 - moments, not secrets
    ends = []
    with patch.object(parallel, "SMALLEST_SHARE", 4):
        usual = median(_seconds(scene, jobs) for _ in range(5))  # one may be slow for other reasons
        for _ in range(MOMENTS):
            before = scene.later()
            moment = chance.uniform(0, usual)
            status = killed_after(partial(scene.new.publish, scene.output, jobs), moment)
            now = scene.now()
            assert status in {0, KILLED}
            assert now in (before, scene.new.files), f"torn by a kill after {moment} s"
            ends.append((status, now == scene.new.files))
            scene.assert_healed()
    assert ends.count((KILLED, False)) > MOMENTS / 4, "the moments were not spread over the build"


def _seconds(scene: Scene, jobs: int) -> float:
    """How long it takes to publish the site in a process of its own."""
    scene.later()
    begin = time.perf_counter()
    process, start = forked(partial(scene.new.publish, scene.output, jobs))
    start()
    assert ending_of(process) == 0
    return time.perf_counter() - begin
