"""What a release is, and what keeps a state from being one."""

import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from byline import SCHEMA, TEMPLATES_CONTRACT, VERSION

from tests.programs.release import BILL, CHANGELOG, faults_of, release
from tests.support.places import ROOT
from tests.support.trees import bare_tree

PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
(REPOSITORY,) = re.findall(r'^Repository = "https://github.com/(.*)"$', PROJECT, re.MULTILINE)
TOLD = CHANGELOG.read_text("utf-8")


def test_this_version_may_be_released_from_its_tag_and_repository_alone() -> None:
    assert not [*faults_of(f"v{VERSION}", REPOSITORY, TOLD)]
    assert not [*faults_of(None, None, TOLD)]
    (tag,) = faults_of("v9.9.9", REPOSITORY, TOLD)
    assert tag == f"the tag is v9.9.9, and generator/byline/__init__.py says {VERSION}"
    (repository,) = faults_of(f"v{VERSION}", "ada/byline", TOLD)
    assert repository.endswith("names another repository than ada/byline")
    (changelog,) = faults_of(f"v{VERSION}", REPOSITORY, TOLD.replace("## ", "### "))
    assert changelog.startswith("CHANGELOG.md has no section: ")


def test_the_changelog_tells_of_each_version_what_a_site_must_do() -> None:
    newest, *older = re.split(r"^## ", TOLD, flags=re.MULTILINE)[1:]
    numbers = f"{VERSION} (records: schema {SCHEMA}, templates: contract {TEMPLATES_CONTRACT})\n"
    assert newest.startswith(numbers)
    assert all("**What a site must do.**" in it for it in (newest, *older))


@pytest.mark.long
def test_a_release_is_the_same_each_time_and_its_wheel_is_that_of_its_source(
    tmp_path: Path,
) -> None:
    one = release(bare_tree(tmp_path / "a"), tmp_path / "one")
    other = release(bare_tree(tmp_path / "b"), tmp_path / "other")
    assert [it.name for it in one] == [
        f"byline-{VERSION}-py3-none-any.whl",
        BILL,
        f"byline-{VERSION}.tar.gz",
    ]
    assert [it.read_bytes() for it in one] == [it.read_bytes() for it in other]
    wheel, bill, source = one
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=tmp_path / f"byline-{VERSION}", check=True, capture_output=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()
    told = json.loads(bill.read_text("utf-8"))
    pinned = re.findall(
        r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )
    assert {(it["name"], it["version"]) for it in told["components"]} == set(pinned)
    main = told["metadata"]["component"]
    assert (main["name"], main["version"]) == ("byline", VERSION)
