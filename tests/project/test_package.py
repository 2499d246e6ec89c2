"""The package: what its wheel holds, and that it works far from the checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.installed import wheel_of
from tests.support.places import ENGINE, ROOT
from tests.support.sites_on_disk import GOLDEN, NOT_GOLDEN, TINY, tree
from tests.support.trees import bare_tree


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two wheels, of two copies of the project."""
    folder = tmp_path_factory.mktemp("package")
    one, other = (wheel_of(bare_tree(folder / it), folder / f"{it}-wheel") for it in "ab")
    return one, other


def test_two_wheels_are_equal(wheels: tuple[Path, Path]) -> None:
    one, other = wheels
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()


def test_the_wheel_holds_the_package_and_its_templates_and_nothing_else(
    wheels: tuple[Path, Path],
) -> None:
    with zipfile.ZipFile(wheels[0]) as wheel:
        held = {it for it in wheel.namelist() if ".dist-info/" not in it}
    code = {f"byline/{it.relative_to(ENGINE).as_posix()}" for it in ENGINE.rglob("*.py")}
    data = {
        f"byline/{it.relative_to(ENGINE).as_posix()}"
        for folder in (ENGINE / "records/schemas", ENGINE / "setup/skeleton")
        for it in folder.rglob("*")
        if it.is_file()
    }
    templates = {
        f"byline/{it.relative_to(ROOT).as_posix()}"
        for it in (ROOT / "templates").rglob("*")
        if it.is_file()
    }
    assert held == code | data | templates


def test_the_package_builds_a_site_far_from_the_checkout(
    wheels: tuple[Path, Path], tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(tmp_path / "installed")
    alone = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    output = tmp_path / "output"
    where = ["--config", str(TINY / "config.yaml"), "--output", str(output)]
    command = [sys.executable, "-m", "byline", "build", "--quiet", *where]
    subprocess.run(command, cwd=tmp_path, env=alone, check=True, capture_output=True)
    built = {it: made for it, made in tree(output).items() if not it.startswith(NOT_GOLDEN)}
    assert built == tree(GOLDEN)
    told = "import byline, importlib.util as it; print(byline.__file__, it.find_spec('generator'))"
    ran = subprocess.run(
        [sys.executable, "-c", told], cwd=tmp_path, env=alone, check=True, capture_output=True
    )
    assert ran.stdout.decode().split() == [
        str(tmp_path / "installed" / "byline" / "__init__.py"),
        "None",
    ]


@pytest.fixture
def installed(wheels: tuple[Path, Path], tmp_path: Path) -> Path:
    """A folder that holds the package and may not be written to."""
    folder = tmp_path / "Ünsere Werkzeuge"
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(folder)
    for path in folder.rglob("*"):
        path.chmod(path.stat().st_mode & ~0o222)
    return folder


@pytest.mark.long
def test_every_command_works_without_make_and_git_wherever_it_is_called(
    installed: Path, tmp_path: Path
) -> None:
    """In folders with blanks and letters of elsewhere, and nothing is written beside the code."""
    bare = {"PATH": "", "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    site, elsewhere = tmp_path / "Ünsere Seite", tmp_path / "anders wo"
    shutil.copytree(TINY, site)
    elsewhere.mkdir()
    before = tree(installed)

    def told(*asked: str, within: Path = elsewhere) -> str:
        command = [sys.executable, "-m", "byline", *asked]
        done = subprocess.run(command, cwd=within, env=bare, capture_output=True, text=True)
        assert not done.returncode, done.stderr
        return done.stdout

    where = ["--config", "../Ünsere Seite/config.yaml"]
    assert "wrote content/papers/notes.yaml" in told("new", "paper", "notes", within=site)
    notes = "title: Notes\nauthors: Ada Lovelace\nyear: 1843\n"
    (site / "content" / "papers" / "notes.yaml").write_text(notes, "utf-8")
    assert "content is fine" in told("check", *where)
    assert "Ada Lovelace" in told("who", *where, "notes")
    assert '--directory "' in told("build", *where)
    assert (site / "output" / "papers" / "notes" / "index.html").is_file()
    assert "built output;" in told("build", within=site)
    command = [sys.executable, "-m", "byline", "serve", *where, "--quiet"]
    with subprocess.Popen(command, cwd=elsewhere, env=bare, stdout=subprocess.PIPE) as serving:
        assert serving.stdout
        try:
            assert serving.stdout.readline().startswith(b"serving http://127.0.0.1:")
        finally:
            serving.kill()
    assert "removed " in told("clean", *where)
    assert {it.name for it in site.iterdir()} == {"config.yaml", "content"}
    assert tree(installed) == before
