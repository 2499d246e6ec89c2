"""What the system does not give ends the build in words; the old site stays, and the next build
makes the new one."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from byline.publish import Places

from tests.support.limits import Scene, bound_by_permissions
from tests.support.small_disks import way_to_mount
from tests.support.tools import need

MEGABYTES = (16, 32, 64, 96, 128, 160, 200, 256, 320, 1000)
FILES = (6, 7, 8, 9, 10, 12, 16, 64)
KILOBYTES = (0, 1, 16, 64, 100, 4000)
PROCESSES = (1, 2, 3, 4, 5, 6, 7)
NO_MEMORY = "no memory left", "without memory", "no more processes"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("limits"))


@pytest.fixture
def tried(scene: Scene, capsys: pytest.CaptureFixture[str]) -> Iterator[Scene]:
    """The scene anew; how builds ended is told."""
    scene.renewed()
    scene.failed = scene.fitted = 0
    yield scene
    with capsys.disabled():
        sys.stdout.write(f" {scene.failed} ended in words, {scene.fitted} fitted ")


@pytest.mark.long
@pytest.mark.parametrize("jobs", [1, 2])
def test_however_little_memory_there_is_the_build_ends(tried: Scene, jobs: int) -> None:
    for number in MEGABYTES:
        tried.renewed()
        said = tried.build(jobs=jobs, RLIMIT_AS=number << 20)
        assert not said or any(it in said for it in NO_MEMORY), f"{number} MB: {said}"
        assert not said or "--jobs 1" in said or "close other programs" in said
    assert tried.failed
    assert tried.fitted
    tried.assert_healed()


@pytest.mark.long
def test_however_few_files_may_be_open_the_build_ends(tried: Scene) -> None:
    for number in FILES:
        tried.renewed()
        said = tried.build(RLIMIT_NOFILE=number)
        assert not said or "too many files are open\n  raise the limit" in said, f"{number}: {said}"
    assert tried.failed
    assert tried.fitted
    tried.assert_healed()


@pytest.mark.long
def test_however_small_files_must_be_the_build_ends(tried: Scene) -> None:
    for number in KILOBYTES:
        tried.renewed()
        said = tried.build(RLIMIT_FSIZE=number << 10)
        words = f"{tried.folder}/here/"
        assert not said or "a file may not be so large" in said, f"{number} KB: {said}"
        assert not said or words in said
    assert tried.failed
    assert tried.fitted
    tried.assert_healed()


@pytest.mark.long
def test_whichever_process_or_thread_cannot_be_started_the_build_ends(tried: Scene) -> None:
    """Root is not limited in their number, so the system's calls are made to fail."""
    calls = "clone,clone3,fork,vfork"
    strace = [
        need("strace", "strace"),
        "-f",
        "-o",
        str(tried.folder / "log"),
        "-e",
        f"trace={calls}",
    ]
    for number in PROCESSES:
        tried.renewed()
        said = tried.build([*strace, "-e", f"inject={calls}:error=EAGAIN:when={number}+"])
        assert not said or "no more processes can be started\n  close other" in said, said
    assert tried.failed
    tried.assert_healed()


def _parent(places: Places) -> Path:
    return places.output.parent


def _output(places: Places) -> Path:
    return places.output


def _folder_of_a_page(places: Places) -> Path:
    return places.output / "papers" / "p1"


def _page(places: Places) -> Path:
    return places.output / "papers" / "p1" / "index.html"


def _beside(places: Places) -> Path:
    return places.side


def _lock(places: Places) -> Path:
    return places.lock


Which = Callable[[Places], Path]


@pytest.mark.long
@pytest.mark.parametrize("mode", [0o555, 0o000])
@pytest.mark.parametrize("which", [_parent, _output, _folder_of_a_page, _page, _beside, _lock])
def test_whatever_there_is_no_permission_for_the_build_ends(
    tried: Scene, which: Which, mode: int
) -> None:
    place = which(tried.places)
    usual = place.stat().st_mode
    place.chmod(mode)
    try:
        said = tried.build(bound_by_permissions())
    finally:
        place.chmod(usual)
    assert not said or "there is no permission\n  change who may" in said, said
    assert not said or str(place) in said or str(tried.places.output) in said, said
    tried.assert_healed()


@pytest.mark.long
@pytest.mark.parametrize("which", [_parent, _output, _folder_of_a_page, _page, _beside])
def test_whatever_is_mounted_to_be_read_only_the_build_ends(tried: Scene, which: Which) -> None:
    place = str(which(tried.places))
    mounted = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    way = way_to_mount(tried.folder)
    said = tried.build([*way, "sh", "-c", mounted, place])
    words = "nothing can be written there\n", "something is mounted there, or uses it\n"
    assert not said or any(it in said for it in words), said
    assert not said or str(tried.places.output.parent) in said, said
    tried.assert_healed()
