"""What `byline check` says of broken sites, and that a build of one changes nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from byline.cli import main
from click.testing import CliRunner, Result

from tests.support.broken_files import BUILDERS
from tests.support.broken_sites import WARNINGS, copied, expected, names, run

pytestmark = pytest.mark.posix  # one of the broken sites holds a pipe

TEXT = re.compile(r"(\S.*?)(?::(\d+):(\d+))?: (error|warning): (.*)")
GITHUB = re.compile(r"::(error|warning) file=([^,:]*)(?:,line=(\d+),col=(\d+))?::(.*)")
A_THIRD_IS_QUICK = [
    pytest.param(it, marks=[] if at % 3 == 0 else pytest.mark.long) for at, it in enumerate(names())
]
VALID = {
    "config.yaml": "schema: 1\ntitle: A valid site\n",
    "content/papers/maps.yaml": "title: Maps\nauthors: [Ada Lovelace]\nyear: 2024\n",
}


class Told(NamedTuple):
    severity: str
    file: str
    line: int
    column: int
    message: str


def from_text(printed: str) -> Iterator[Told]:
    for line in printed.splitlines():
        if found := TEXT.fullmatch(line):
            file, number, column, severity, message = found.groups()
            yield Told(severity, file, int(number or 0), int(column or 0), message)


def from_github(printed: str) -> Iterator[Told]:
    for line in printed.splitlines():
        found = GITHUB.fullmatch(line)
        assert found, line
        severity, file, number, column, words = found.groups()
        message = unquote(words).split("\n")[0]
        yield Told(severity, unquote(file), int(number or 0), int(column or 0), message)


def from_json(printed: str) -> Iterator[Told]:
    for row in json.loads(printed):
        place = row["file"], row["line"] or 0, row["column"] or 0
        yield Told(row["severity"], *place, row["message"])


def files_below(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def assert_refused(result: Result) -> None:
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a valid site."""
    site = tmp_path_factory.mktemp("valid")
    for name, text in VALID.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["build", "--config", str(site / "config.yaml")])
    assert result.exit_code == 0, result.output
    return site / "output"


@pytest.mark.parametrize("name", names())
def test_check_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    result = run("check", name, copied(name, tmp_path))
    assert_refused(result)
    assert result.stdout == ""
    assert result.stderr == expected(name)


@pytest.mark.parametrize("name", A_THIRD_IS_QUICK)
def test_github_and_json_name_the_same_places(name: str, tmp_path: Path) -> None:
    site = copied(name, tmp_path)
    github = run("check", name, site, "--format", "github")
    as_json = run("check", name, site, "--format", "json")
    assert_refused(github)
    assert_refused(as_json)
    told = list(from_text(expected(name)))
    assert told
    assert list(from_github(github.stdout)) == told
    assert list(from_json(as_json.stdout)) == told


@pytest.mark.parametrize("name", A_THIRD_IS_QUICK)
def test_a_build_publishes_nothing_and_keeps_what_is_there(
    name: str, tmp_path: Path, built: Path
) -> None:
    site = copied(name, tmp_path)
    sources = files_below(site)
    assert_refused(run("build", name, site))
    assert files_below(site) == sources
    published = files_below(built.parent)
    assert_refused(run("build", name, site, "--output", str(built)))
    assert files_below(built.parent) == published


def test_the_errors_are_in_order_and_told_once() -> None:
    for name in names():
        told = list(from_text(expected(name)))
        assert told == sorted(set(told), key=lambda it: (it.file, it.line, it.column)), name
        severities = {it.severity for it in told}
        assert severities == ({"warning"} if name in WARNINGS else {"error"}), name


def test_every_builder_and_every_warning_has_a_site() -> None:
    assert {*BUILDERS, *WARNINGS} <= set(names())
