"""A link checker that others wrote finds no dead link, fragments included."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.places import ROOT
from tests.support.sites_on_disk import TINY, build_site

pytestmark = pytest.mark.long


def checked(folder: Path) -> dict[str, Any]:
    """What lychee says of all pages below a folder, without the network."""
    options = ["--offline", "--include-fragments=anchor-only", "--no-progress", "--format=json"]
    where = ["--root-dir", str(folder), "--index-files", "index.html", "--", "**/*.html"]
    command = [str(Path(sys.executable).parent / "lychee"), *options, *where]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("site", [TINY, ROOT], ids=["golden", "sample"])
@pytest.mark.parametrize("path", ["/", "/any/path/"])
def test_no_link_is_dead(tmp_path: Path, site: Path, path: str) -> None:
    build_site(site, tmp_path / "host" / path.strip("/"), base_url=path)
    said = checked(tmp_path / "host")
    assert said["error_map"] == {}
    assert said["successful"] > 500


def test_it_would_find_a_dead_link_and_a_dead_fragment(tmp_path: Path) -> None:
    (tmp_path / "there.html").write_text('<p id="yes">x</p>')
    links = '<a href="there.html#yes">a</a><a href="there.html#no">b</a><a href="gone/">c</a>'
    (tmp_path / "index.html").write_text(links)
    said = checked(tmp_path)
    assert (said["successful"], said["errors"]) == (1, 2)
