"""The command line, from the outside."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from byline.cli import COMMANDS, command_named, main
from byline.cli.output import seen_from
from byline.machine.progress import Progress
from click.testing import CliRunner, Result

from tests.support.places import ROOT
from tests.support.sites_on_disk import GOLDEN_WARNINGS, TINY, tree, write_site

if sys.platform != "win32":
    import pty

CONFIG = str(TINY / "config.yaml")
PYTHON = "python" if sys.platform == "win32" else "python3"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_build_ends_with_a_short_summary(tmp_path: Path) -> None:
    result = run("build", "--config", CONFIG, "--output", str(tmp_path / "out"), "--jobs", "1")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("84 pages: 14 redirect, 12 name")
    assert " seconds: compare " in lines[1]
    assert "render " in lines[1]
    assert lines[2] == "5 warnings"
    assert lines[3].startswith("analytics: on every page readers load a script of")
    assert lines[4].startswith(f"built {tmp_path / 'out'}; to look at it: {PYTHON} -m http.server")
    # A slow machine is told of stages too, before the warnings.
    assert result.stderr.endswith(GOLDEN_WARNINGS.read_text("utf-8") + "\n")


def test_a_base_url_is_an_address_or_a_path(tmp_path: Path) -> None:
    where = ["build", "--config", CONFIG, "--output", str(tmp_path / "out"), "--quiet"]
    wrong = run(*where, "--base-url", "example.org/lab")
    assert wrong.exit_code == 2
    assert "'example.org/lab' is neither a web address nor a path" in wrong.output
    assert "such as /papers/" in " ".join(wrong.output.split())
    for right in ("", "/", "/lab", "https://example.org/lab"):
        assert run(*where, "--base-url", right).exit_code == 0


def test_quiet_hides_warnings_and_strict_still_counts_them(tmp_path: Path) -> None:
    output = str(tmp_path / "out")
    quiet = run("build", "--config", CONFIG, "--output", output, "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")
    strict = run("build", "--config", CONFIG, "--output", output, "--quiet", "--strict")
    assert strict.exit_code == 1
    words = "byline: 5 warnings, and --strict counts warnings as errors; the site was not built\n"
    assert strict.output == words
    check = run("check", "--config", CONFIG, "--quiet", "--strict")
    assert check.exit_code == 1
    assert check.output == "byline: 5 warnings, and --strict counts warnings as errors\n"


def test_jobs_change_nothing(tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        output = str(tmp_path / jobs)
        assert run("build", "--config", CONFIG, "--output", output, "--jobs", jobs).exit_code == 0
    assert tree(tmp_path / "1") == tree(tmp_path / "3")


def test_check_says_that_content_is_fine(tmp_path: Path) -> None:
    site = write_site(tmp_path, {})
    result = run("check", "--config", str(site / "config.yaml"))
    assert (result.exit_code, result.output) == (0, "content is fine\n")
    assert not (site / "output").exists()


def test_check_for_github_and_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(TINY))
    github = run("check", "--config", CONFIG, "--format", "github")
    assert github.exit_code == 0
    lines = github.stdout.splitlines()
    assert len(lines) == 5
    assert lines[1].startswith("::warning file=content/papers/many.yaml,line=8,col=7::two bylines")
    assert "%0A" in lines[0]
    # GitHub takes the way from the root of the repository, which may hold more than the site.
    monkeypatch.setenv("GITHUB_WORKSPACE", str(TINY.parent))
    below = run("check", "--config", CONFIG, "--format", "github").stdout
    assert below == github.stdout.replace("file=", "file=tiny/")
    rows = json.loads(run("check", "--config", CONFIG, "--format", "json").stdout)
    assert [row["line"] for row in rows] == [67, 8, 9, 34, 34]
    assert set(rows[0]) == {"severity", "file", "line", "column", "message", "hint"}


@pytest.mark.parametrize("arguments", [["bild"], ["build", "--nonsense"], ["new", "papper", "x"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_every_command_and_flag_of_the_contract_is_there() -> None:
    assert set(COMMANDS) >= {"build", "check", "clean", "new", "who"}
    flags = {flag for parameter in command_named("build").params for flag in parameter.opts}
    wanted = "config output base-url no-search for-disk jobs drafts strict quiet force"
    assert flags == {f"--{name}" for name in wanted.split()}


def test_a_folder_that_is_not_ours_is_a_failure_in_words(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    for command in ("build", "clean"):
        result = run(command, "--config", CONFIG, "--output", str(tmp_path / "out"))
        assert result.exit_code == 1
        assert "is a folder that Byline did not make" in result.stderr
        assert "Traceback" not in result.output


def test_clean(tmp_path: Path) -> None:
    output = str(tmp_path / "out")
    run("build", "--config", CONFIG, "--output", output)
    assert run("clean", "--config", CONFIG, "--output", output).output == f"removed {output}\n"
    again = run("clean", "--config", CONFIG, "--output", output)
    assert (again.exit_code, again.output) == (0, f"nothing to remove: there is no {output}\n")


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--version"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "byline, version 0.1.0 (records: schema 1, templates: contract 1)\n"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_waits_and_then_draws_and_takes_itself_away() -> None:
    stream = Terminal()
    with Progress(stream, patience=60) as progress:
        progress.stage("render", 10)
        progress.steps(5)
    assert stream.getvalue() == ""
    with Progress(stream, patience=0) as progress:
        progress.stage("render", 10)
        progress.steps(5)
        assert stream.getvalue().endswith("[############............] render 5 of 10")
    *_drawn, last, blanks, end = stream.getvalue().split("\r")
    assert (blanks.strip(), len(blanks), end) == ("", len(last), "")


def test_progress_is_plain_lines_elsewhere() -> None:
    stream = StringIO()
    with Progress(stream, patience=0) as progress:
        progress.stage("link", 0)
        progress.stage("render", 1_000)
        progress.steps(500)
    assert stream.getvalue() == "link\nrender: 1,000\n"
    with Progress(StringIO(), patience=60) as progress:
        progress.stage("render", 10)
    assert stream.getvalue() == "link\nrender: 1,000\n"


def test_progress_can_be_quiet() -> None:
    for stream in (StringIO(), Terminal()):
        with Progress(stream, patience=0, is_quiet=True) as progress:
            progress.stage("render", 10)
            progress.steps(5)
        assert stream.getvalue() == ""


def test_a_fault_in_an_own_template_is_told_with_its_line(tmp_path: Path) -> None:
    site = write_site(tmp_path, {})
    template = site / "templates" / "pages" / "home.html"
    template.parent.mkdir(parents=True)
    config = ["--config", str(site / "config.yaml")]
    template.write_text("<h1>{{ page.title }}</h1>\n{% if %}")
    for command in ("check", "build"):
        result = run(command, *config)
        assert result.exit_code == 1
        told = "templates/pages/home.html:2:1: error: this template cannot be read: Expected an"
        assert result.stderr.startswith(told)
    for source, words in (
        ("<h1>{{ page.titel }}</h1>", ":1: "),
        ("\n{{ page.title + 3 }}", ":2: "),
        ("{{ link('nowhere/') }}", ":1: a page links to nowhere/, which is not planned"),
    ):
        template.write_text(source)
        result = run("build", *config)
        assert result.exit_code == 1
        assert f"{template}{words}" in result.stderr
        assert "the site was not built" in result.stderr
        assert "Traceback" not in result.output
    assert not (site / "output").exists()


def _all_of(terminal: int) -> Iterator[bytes]:
    """What a terminal holds, a piece at a time; its end is told as an error."""
    with contextlib.suppress(OSError):
        while piece := os.read(terminal, 1 << 16):
            yield piece


@pytest.mark.posix
def test_a_real_terminal_is_left_clean(tmp_path: Path) -> None:
    """A build in a terminal prints its summary and no traceback, drawn over or not."""
    terminal, inner = pty.openpty()
    command = [sys.executable, "-m", "generator", "build", "--config", CONFIG]
    where = ["--output", str(tmp_path / "out")]
    done = subprocess.run([*command, *where], cwd=ROOT, check=True, stdout=inner, stderr=inner)
    os.close(inner)
    seen = b"".join(_all_of(terminal))
    os.close(terminal)
    assert done.returncode == 0
    assert b"84 pages" in seen
    assert b"Traceback" not in seen


ODD = {"papers/maps.yaml": {"title": "Łódź → Ürümqi", "authors": "Łukasz Ørsted", "year": 1843}}


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "utf-8"])
def test_a_console_without_the_letters_of_a_name_ends_no_command(
    tmp_path: Path, encoding: str
) -> None:
    config = str(write_site(tmp_path, ODD) / "config.yaml")
    done = CliRunner(charset=encoding).invoke(main, ["who", "--config", config, "Łukasz Ørsted"])
    assert done.exit_code == 0
    name = "Łukasz Ørsted".encode(encoding, "backslashreplace").decode(encoding)
    assert done.stdout.startswith(f"{name}: 1 byline\n")


def test_problems_for_programs_pass_through_every_console(tmp_path: Path) -> None:
    config = str(write_site(tmp_path, {"papers/maps.yaml": {"título →": 1}}) / "config.yaml")
    done = CliRunner(charset="ascii").invoke(main, ["check", "--config", config, "--format=json"])
    assert "unknown key 'título →'" in [it["message"] for it in json.loads(done.stdout)]


def test_a_path_with_blanks_is_told_as_it_is_typed(tmp_path: Path) -> None:
    output = tmp_path / "Ünsere Seite"
    done = run("build", "--config", CONFIG, "--output", str(output), "--no-search")
    assert done.stdout.endswith(f'{PYTHON} -m http.server --directory "{output}"\n')


def test_what_changed_is_told_with_slashes_and_from_any_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seen_from(tmp_path / "site", tmp_path / "site" / "a" / "b.md") == "a/b.md"

    def refused(_path: Path, _start: Path) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr(os.path, "relpath", refused)
    assert seen_from(tmp_path / "site", Path("/engine/a.html")) == "/engine/a.html"
