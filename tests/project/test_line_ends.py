"""Line ends: Git may convert those of texts, and nothing comes of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from byline.words.interface import FORMS

from tests.support.places import ROOT
from tests.support.sites_on_disk import TINY, build_site, tree
from tests.support.tools import need
from tests.support.trees import bare_tree

TEXTS = {"bib", "csv", "txt"}
CONVERTING = ("-c", "core.autocrlf=true", "-c", "core.safecrlf=false")
ADA = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")


def test_git_is_told_of_every_published_form_that_is_no_text() -> None:
    told = re.findall(r"(?m)^\*\.(\w+) binary$", (ROOT / ".gitattributes").read_text("utf-8"))
    assert told == sorted(FORMS.keys() - TEXTS)


@pytest.mark.long
def test_a_checkout_that_converts_line_ends_holds_the_same(tmp_path: Path) -> None:
    """As Git for Windows checks out, where nobody told it otherwise."""
    git, here, there = need("git", "git"), bare_tree(tmp_path / "here"), tmp_path / "there"
    subprocess.run([git, "init", "--quiet", str(here)], check=True)
    in_it = [git, "-C", str(here), *CONVERTING, *ADA]
    subprocess.run([*in_it, "add", "--all"], check=True, capture_output=True)
    subprocess.run([*in_it, "commit", "--quiet", "--message", "All"], check=True)
    subprocess.run([git, *CONVERTING, "clone", "--quiet", str(here), str(there)], check=True)
    before, after = (
        {it: made for it, made in tree(folder).items() if not it.startswith(".git/")}
        for folder in (here, there)
    )
    assert any(it.endswith(".pdf") for it in before)
    assert [it for it in before if before[it] != after.get(it)] == []


@pytest.mark.long
def test_records_with_the_line_ends_of_windows_make_the_same_site(tmp_path: Path) -> None:
    site = shutil.copytree(TINY, tmp_path / "site")
    for path in [site / "config.yaml", *site.rglob("*.md"), *site.rglob("content/**/*.yaml")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    build_site(TINY, tmp_path / "one")
    build_site(site, tmp_path / "other")
    assert tree(tmp_path / "one") == tree(tmp_path / "other")
