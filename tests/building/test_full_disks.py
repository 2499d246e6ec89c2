"""A disk that is full ends the build in words; the old site stays, and with room the next build
makes the new one."""

import sys
from pathlib import Path

import pytest

from tests.support.small_disks import TRIALS, tried_apart


@pytest.mark.long
@pytest.mark.parametrize("what", TRIALS)
def test_however_little_a_disk_can_hold_the_build_ends_and_the_next_one_heals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    told = tried_apart(what, tmp_path)
    with capsys.disabled():
        sys.stdout.write(f"\n{told}")
