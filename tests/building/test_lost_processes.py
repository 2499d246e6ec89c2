"""A process that the system ends ends the build, in words; the old site stays, and the next build
makes the new one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.places import ROOT
from tests.support.sites_on_disk import tree, write_site

PAPERS, MOMENTS = 250, 10
MOST_SECONDS = 30


def started(config: Path, output: Path) -> "subprocess.Popen[str]":
    options = ["--jobs", "2", "--no-search", "--quiet", "--config", str(config)]
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "build", *options, "--output", str(output)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )


def a_process_of(build: int) -> int | None:
    """One of the processes that a build has started; None where it has none just now."""
    try:
        found = Path(f"/proc/{build}/task/{build}/children").read_text("utf-8").split()
    except FileNotFoundError:
        return None
    return int(found[-1]) if found else None


def edited(site: Path, edition: int) -> None:
    for at in range(PAPERS):
        path = site / "content" / "papers" / f"p{at}.yaml"
        path.write_text(f"title: T{edition}\nauthors: [A{at} B, C{at % 7} D]\nyear: 2020\n")


def killed(build: "subprocess.Popen[str]", after: float) -> bool:
    """Kills the first process that the build has after so many seconds."""
    time.sleep(after)
    while build.poll() is None:
        if process := a_process_of(build.pid):
            os.kill(process, signal.SIGKILL)
            return True
        time.sleep(0.002)
    return False


@pytest.mark.long
def test_whenever_a_process_is_killed_the_build_ends_and_the_next_one_heals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sys.platform.startswith("linux"), "it looks for processes in /proc; run this on Linux"
    site = tmp_path / "site"
    config = write_site(site, {}) / "config.yaml"
    (site / "content" / "papers").mkdir(parents=True, exist_ok=True)
    edited(site, 0)
    output = tmp_path / "output"
    began = time.monotonic()
    assert started(config, output).wait() == 0
    whole = time.monotonic() - began
    ended = 0
    for moment in range(MOMENTS):
        before = tree(output)
        edited(site, moment + 1)
        build = started(config, output)
        was_killed = killed(build, whole * moment / MOMENTS)
        _none, said = build.communicate(timeout=MOST_SECONDS)
        if build.returncode:
            assert was_killed
            assert "ended before its time" in said
            assert "Traceback" not in said
            assert tree(output) == before
            ended += 1
        assert started(config, output).wait() == 0
        assert started(config, tmp_path / f"clean-{moment}").wait() == 0
        assert tree(output) == tree(tmp_path / f"clean-{moment}")
    with capsys.disabled():
        sys.stdout.write(f" {MOMENTS} moments, {ended} builds ended ")
    assert ended
