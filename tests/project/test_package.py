"""The package: what its wheel holds, and that it works far from the checkout."""

import os
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
