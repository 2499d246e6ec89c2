"""A paper may have as many authors as it has: each costs what the others cost."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.places import ROOT
from tests.support.sites_on_disk import write_site

FEW, MANY = 3_000, 30_000
_MEASURED = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps(used.ru_utime + used.ru_stime))
"""


def built(folder: Path, number: int) -> tuple[float, float]:
    """Seconds by the clock, and of processors, for a site of one paper with so many authors."""
    names = ", ".join(f"Ada{at} Lovelace{at}" for at in range(number))
    site = write_site(folder, {"papers/one.yaml": {"title": "One", "year": 2020}})
    paper = site / "content" / "papers" / "one.yaml"
    paper.write_text(f"title: One\nyear: 2020\nauthors: [{names}]\n", "utf-8")
    build = [sys.executable, "-m", "generator", "build", "--no-search", "--quiet"]
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *build, "--config", str(site / "config.yaml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    took = time.monotonic() - began
    assert len(list((site / "output" / "names").iterdir())) >= number
    return took, float(json.loads(done.stdout))


@pytest.mark.long
def test_ten_times_the_authors_take_about_ten_times_as_long(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _start, nothing = built(tmp_path / "nothing", 1)
    _few, of_few = built(tmp_path / "few", FEW)
    took, of_many = built(tmp_path / "many", MANY)
    with capsys.disabled():
        sys.stdout.write(f" {MANY:,} authors: {took:.1f} s, {of_many:.1f} s of processors ")
    assert of_many - nothing < 20 * (of_few - nothing)
