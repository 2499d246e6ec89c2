"""What the system refuses ends a command in words; a traceback is for those who ask for it."""

import errno
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from byline.cli import check as check_module
from byline.cli import main
from byline.machine import refusals
from byline.machine.parallel import DIED, LostProcessError
from byline.publish import PublishError
from click.testing import CliRunner

from tests.support.places import ROOT

SITE = "schema: 1\ntitle: Papers\n"


def refused(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def check(*_asked: object) -> None:
        raise fault

    monkeypatch.setattr(check_module, "check", check)


def of_system(number: int, path: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), path)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (of_system(errno.ENOSPC, "a/b"), "a/b: the disk is full"),
        (of_system(errno.EACCES, "a/b"), "a/b: there is no permission\n  change who may"),
        (of_system(errno.EROFS, "a/b"), "a/b: nothing can be written there"),
        (of_system(errno.EBUSY, "a/b"), "a/b: something is mounted there, or uses it\n  choose a"),
        (of_system(errno.EMFILE), "too many files are open\n  raise the limit"),
        (of_system(errno.EIO, "a/b"), "a/b: Input/output error\n"),
        (MemoryError(), "there is no memory left\n  close other programs"),
        (RuntimeError("can't start new thread"), "no more processes can be started\n  close other"),
        (LostProcessError(DIED), DIED),
    ],
)
def test_a_fault_of_the_system_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, fault: BaseException, words: str
) -> None:
    refused(monkeypatch, fault)
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"byline: {words}")
    asked = CliRunner().invoke(main, ["--traceback", "check"])
    assert asked.exception is fault


def test_what_fails_where_no_memory_is_left_is_told_as_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Python and its parts then fail in many ways; NumPy's is a page long."""
    refused(monkeypatch, ImportError("failed to map segment from shared object"))
    monkeypatch.setattr(refusals, "is_room_for", lambda _size: False)
    said = CliRunner().invoke(main, ["check"]).stderr
    assert said.startswith("byline: there is no memory left\n  close other programs")


@pytest.mark.parametrize(("command", "part"), [("build", "built"), ("clean", "clean")])
def test_every_command_shows_where_it_failed_to_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, command: str, part: str
) -> None:
    fault = PublishError("the output cannot be written")

    def refuse(*_asked: object) -> None:
        raise fault

    monkeypatch.setattr(import_module(f"byline.cli.{command}"), part, refuse)
    done = CliRunner().invoke(main, [command])
    assert (done.exit_code, done.stderr) == (1, "byline: the output cannot be written\n")
    assert CliRunner().invoke(main, ["--traceback", command]).exception is fault


@pytest.mark.parametrize(
    "fault", [ValueError("a fault of ours"), ImportError("no module"), RuntimeError("ours")]
)
def test_a_fault_of_the_program_is_not_hidden(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    refused(monkeypatch, fault)
    assert CliRunner().invoke(main, ["check"]).exception is fault


def test_a_folder_that_nobody_may_write_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(SITE, "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    asked = ["--config", str(tmp_path / "config.yaml"), "--output", str(tmp_path / "file" / "out")]
    done = CliRunner().invoke(main, ["build", "--quiet", *asked])
    assert done.exit_code == 1
    assert done.stderr.startswith("byline: ")
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("way", [">/dev/full", ">&- 2>&- <&-"])
def test_a_build_of_which_nobody_can_read_ends_in_words(tmp_path: Path, way: str) -> None:
    (tmp_path / "config.yaml").write_text(SITE, "utf-8")
    where = f"--config '{tmp_path}/config.yaml' --output '{tmp_path}/out'"
    command = f"'{sys.executable}' -m generator build --no-search {where} {way}"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True)
    full = "byline: the file that this prints to: the disk is full"
    assert (full in done.stderr) == ("full" in way)
    assert (done.returncode, "Traceback" in done.stderr) == (int("full" in way), False)
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_record_for_which_there_is_no_room_is_not_left_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.yaml").write_text(SITE, "utf-8")

    def cut_short(path: Path, _text: str, _encoding: str, **_how: str) -> None:
        path.touch()
        raise of_system(errno.ENOSPC)

    monkeypatch.setattr(Path, "write_text", cut_short)
    asked = ["new", "paper", "maps", "--config", str(tmp_path / "config.yaml")]
    path = tmp_path / "content" / "papers" / "maps.yaml"
    said = CliRunner().invoke(main, asked).stderr
    assert said.startswith(f"byline: {path}: the disk is full")
    assert not path.exists()
