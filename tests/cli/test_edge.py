"""What the system refuses ends a command in words; a traceback is for those who ask for it."""

import errno
import os
from importlib import import_module
from pathlib import Path

import pytest
from byline.cli import check as check_module
from byline.cli import main
from byline.machine.parallel import DIED, LostProcessError
from byline.publish import PublishError
from click.testing import CliRunner

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
        (of_system(errno.EMFILE), "too many files are open\n  raise the limit"),
        (of_system(errno.EIO, "a/b"), "a/b: Input/output error\n"),
        (MemoryError(), "there is no memory left\n  close other programs"),
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


def test_a_fault_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    refused(monkeypatch, ValueError("a fault of ours"))
    assert isinstance(CliRunner().invoke(main, ["check"]).exception, ValueError)


def test_a_folder_that_nobody_may_write_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(SITE, "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    asked = ["--config", str(tmp_path / "config.yaml"), "--output", str(tmp_path / "file" / "out")]
    done = CliRunner().invoke(main, ["build", "--quiet", *asked])
    assert done.exit_code == 1
    assert done.stderr.startswith("byline: ")
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr
