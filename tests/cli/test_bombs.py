"""Files that would take long to read end soon, in words, and take little room."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.bombs import BOMBS, Files, site_of
from tests.support.places import ROOT

MOST_SECONDS, MOST_MB = 2.0, 300
# A small process: a child of this one would count this one's memory as its own.
_MEASURED = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True, timeout=120)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds, room = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
print(json.dumps([done.returncode, done.stderr, seconds, room]))
"""


class Ended(NamedTuple):
    code: int
    said: str
    seconds: float
    megabytes: float


def measured(folder: Path, files: Files) -> Ended:
    """How `byline check` ends on a site of these files."""
    for name, content in site_of(files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    check = [sys.executable, "-m", "generator", "check", "--jobs", "1"]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *check, "--config", str(folder / "config.yaml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return Ended(*json.loads(done.stdout))


@pytest.mark.long
def test_every_bomb_ends_soon_and_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = measured(tmp_path / "plain", {})
    found = {}
    for number, (name, files) in enumerate(BOMBS.items()):
        ended = measured(tmp_path / str(number), files())
        assert "Traceback" not in ended.said, name
        assert ended.code in {0, 1}, name
        assert len(ended.said) < 400_000, name
        found[name] = round(ended.seconds - start.seconds, 1), round(ended.megabytes)
    slowest, largest = max(it[0] for it in found.values()), max(it[1] for it in found.values())
    with capsys.disabled():
        sys.stdout.write(f" {len(found)} bombs: at most {slowest} s and {largest} MB ")
    over = {name: it for name, it in found.items() if it[0] > MOST_SECONDS or it[1] > MOST_MB}
    assert not over
