"""The output is replaced whole, or left as it was."""

import multiprocessing
import os
import signal
import stat
import time
from pathlib import Path
from unittest.mock import patch

import pytest
from byline.building.line import build
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.publish import MARKER, Made, Places, PublishError, Stage, clean, stage
from byline.publish.disk import exchanged
from byline.render.renderer import Renderer

from tests.support.sites_on_disk import TINY, build_site, tree, write_site


def site_of(folder: Path, title: str) -> Path:
    return write_site(folder, {"papers/one.yaml": {"title": title, "authors": "Ada", "year": 2020}})


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of replacing the output: in one system call, and where there is none."""
    if request.param == "two renames":
        monkeypatch.setattr(stage, "exchanged", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_build_replaces_the_output(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_site(site_of(tmp_path / "old", "Old"), output)
    build_site(site_of(tmp_path / "new", "New"), output)
    assert b"New" in tree(output)["papers/one/index.html"]
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".output.byline", "new", "old", "output"]


def test_the_exchange_is_one_call_where_the_system_has_it(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "one" / "file").touch()
    done = exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "other" / "file").exists() == done
    assert (tmp_path / "one" / "file").exists() != done


def test_content_with_an_error_leaves_the_output(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_site(site_of(tmp_path / "old", "Old"), output)
    before = tree(output)
    site = write_site(tmp_path / "bad", {"papers/one.yaml": {"title": "No authors"}})
    report = build(Options(site / "config.yaml", output), Stopwatch())
    assert not report.is_published
    assert tree(output) == before


def test_a_failure_while_rendering_leaves_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    build_site(TINY, output)
    before = tree(output)
    pages = iter(range(5))

    def failing(_renderer: Renderer, _planned: object) -> bytes:
        next(pages)
        return b"half"

    monkeypatch.setattr(Renderer, "page", failing)
    with pytest.raises(StopIteration):
        build(Options(TINY / "config.yaml", output, base_url="/elsewhere/"), Stopwatch())
    assert tree(output) == before


def test_a_disk_that_refuses_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    build_site(TINY, output)
    before = tree(output)

    def full(_stage: Stage, _address: str, _content: bytes) -> Made:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Stage, "write", full)
    with pytest.raises(PublishError, match="the disk is full"):
        build(Options(TINY / "config.yaml", output), Stopwatch())
    assert tree(output) == before
    assert not Places(output).stage.exists(), "the disk is full of what was staged"


def _build_slowly(output: Path) -> None:
    write = Stage.write

    def slow(stage: Stage, address: str, content: bytes) -> Made:
        time.sleep(0.02)
        return write(stage, address, content)

    with patch.object(Stage, "write", slow):
        build(Options(TINY / "config.yaml", output), Stopwatch())


@pytest.mark.posix
@pytest.mark.parametrize("moment", [0.05, 0.2, 0.5])
def test_a_killed_build_leaves_the_output_and_the_next_heals(tmp_path: Path, moment: float) -> None:
    output = tmp_path / "output"
    build_site(TINY, output)
    before = tree(output)
    process = multiprocessing.get_context("fork").Process(target=_build_slowly, args=(output,))
    process.start()
    time.sleep(moment)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert tree(output) == before
    build_site(TINY, output)
    assert tree(output) == before


def test_everybody_may_read_the_site_whatever_is_usual_for_new_files(tmp_path: Path) -> None:
    """A web server is somebody else. What is kept beside the site may tell of what is not in it."""
    output = tmp_path / "output"
    usual = os.umask(0o077)
    try:
        build_site(TINY, output, jobs=2)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(usual)
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in output.rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)}
    assert stat.S_IMODE(output.stat().st_mode) == 0o755
    assert stat.S_IMODE(Places(output).side.stat().st_mode) == 0o700


def test_a_build_stopped_between_two_renames_is_healed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_site(TINY, output)
    before = tree(output)
    output.rename(Places(output).old)
    with pytest.raises(KeyboardInterrupt), Stage(output).opened():
        raise KeyboardInterrupt
    assert tree(output) == before


@pytest.mark.parametrize("kind", ["full folder", "file", "link"])
def test_what_byline_did_not_make_is_refused(tmp_path: Path, kind: str) -> None:
    output = tmp_path / "output"
    if kind == "file":
        output.write_text("mine")
    elif kind == "link":
        (tmp_path / "elsewhere").mkdir()
        output.symlink_to(tmp_path / "elsewhere")
    else:
        output.mkdir()
        (output / "thesis.tex").write_text("mine")
    before = sorted(path.as_posix() for path in tmp_path.rglob("*"))
    with pytest.raises(PublishError):
        build(Options(TINY / "config.yaml", output), Stopwatch())
    with pytest.raises(PublishError):
        clean(output)
    assert sorted(path.as_posix() for path in tmp_path.rglob("*")) == before


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    build_site(TINY, tmp_path / "output")
    assert (tmp_path / "output" / MARKER).is_file()


def test_clean_removes_what_byline_made_and_nothing_else(tmp_path: Path) -> None:
    build_site(TINY, tmp_path / "output")
    (tmp_path / "mine").touch()
    assert clean(tmp_path / "output")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert not clean(tmp_path / "output")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_in_the_way_that_byline_did_not_make_stays(tmp_path: Path) -> None:
    name = ".output.byline"
    (tmp_path / name).mkdir()
    (tmp_path / name / "precious").write_text("mine")
    with pytest.raises(PublishError, match="Byline did not make it"):
        build(Options(TINY / "config.yaml", tmp_path / "output"), Stopwatch())
    with pytest.raises(PublishError):
        clean(tmp_path / "output")
    assert (tmp_path / name / "precious").read_text() == "mine"


@pytest.mark.parametrize("where", ["content", "content/out", ".", "templates"])
def test_the_output_does_not_overlap_the_sources(tmp_path: Path, where: str) -> None:
    site = site_of(tmp_path, "One")
    before = tree(site)
    with pytest.raises(PublishError, match="overlap"):
        build(Options(site / "config.yaml", site / where), Stopwatch())
    assert tree(site) == before
