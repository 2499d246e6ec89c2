"""SECURITY.md promises what is so: its figures are the program's, and a build keeps to itself."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from byline import problems, text
from byline.network.asking import Allowance
from byline.reading import load, syntax
from byline.reading.attachments import forms
from byline.reading.pictures import bounds
from byline.serve.connections import LIMITS
from byline.serve.server import HERE
from byline.text import markup

from tests.support.places import ROOT
from tests.support.sites_on_disk import TINY
from tests.support.tools import need

PROMISES = " ".join((ROOT / ".github" / "SECURITY.md").read_text("utf-8").split())
ALLOWED = Allowance()
# Runs a command, and tells on a line each for which sockets and programs it asked the system.
# Processes that part from it tell too.
_WATCHED = """
import json, os, sys
from pathlib import Path

told = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def tell(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
        os.write(told, json.dumps([event, str(arguments[0])]).encode() + b"\\n")

sys.addaudithook(tell)
from byline.cli import main
main(sys.argv[2:])
"""

MORE = {"build": ["--jobs", "2"], "who": ["engine"]}


@pytest.mark.parametrize(
    "promise",
    [
        f"at most {load.LARGEST_FILE // 10**6} MB and {syntax.MOST_VALUES:,} values, "
        f"{syntax.DEEPEST} deep",
        f"of a text over {text.LONGEST:,} characters the Markdown is not read",
        f"an attached file has at most {forms.LARGEST // 10**6} MB",
        f"a picture that pages show {bounds.MOST_PIXELS // 10**6} million pixels",
        f"{problems.MOST_OF_FILE} problems of a file are told, "
        f"and {problems.MOST_OF_RUN:,} of a run",
        f"listens on {HERE}",
        f"at most {ALLOWED.bytes // 10**6} MB, unpacked, and {ALLOWED.whole:.0f} seconds; it may "
        f"lead on {ALLOWED.redirects} times, and is asked for at most {ALLOWED.tries} times",
        f"{LIMITS.request:.0f} seconds for a request and {LIMITS.answer:.0f} to take the answer; "
        f"{LIMITS.connections} connections may be open at once, {LIMITS.streams} of them",
    ],
)
def test_figures_are_those_of_the_program(promise: str) -> None:
    assert promise in PROMISES


def test_what_is_named_is_refused_or_made() -> None:
    assert not {"html", "htm", "svg", "js", "css", "xml"} & {*forms.ENDINGS}
    assert {"http", "https", "mailto", "byline"} == markup._SCHEMES
    assert not {"script", "style", "form", "iframe"} & markup._TAGS


@pytest.mark.long
def test_a_build_speaks_to_nobody_and_runs_pagefind_alone(tmp_path: Path) -> None:
    told = tmp_path / "told"
    build = ["build", "--config", str(TINY / "config.yaml"), "--output", str(tmp_path / "out")]
    command = [sys.executable, "-c", _WATCHED, str(told), *build, "--jobs", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    asked = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    assert {event for event, _what in asked} == {"subprocess.Popen"}
    assert {Path(program).stem for _event, program in asked} == {"pagefind"}


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.long
@pytest.mark.posix
@pytest.mark.parametrize("command", ["build", "check", "config", "who", "serve"])
def test_as_the_system_sees_it_nobody_is_spoken_to(tmp_path: Path, command: str) -> None:
    """No process or program opens a way to another machine; `serve` listens on this one alone."""
    site, log = tmp_path / "site", tmp_path / "log"
    shutil.copytree(TINY, site)
    traced = [need("strace", "strace"), "-f", "-qq", "-o", str(log), "-e", "trace=network"]
    asked = [sys.executable, "-m", "byline", command, *MORE.get(command, [])]
    # What runs in the background of a shell is deaf to Ctrl-C, and so is what it starts.
    with subprocess.Popen(
        [*traced, *asked], cwd=site, stdout=subprocess.PIPE, text=True, preexec_fn=_hear_ctrl_c
    ) as run:
        assert run.stdout
        if command == "serve":
            with urlopen(run.stdout.readline().split()[1], timeout=60) as home:  # noqa: S310
                assert b"<h1" in home.read()
            os.kill(int(log.read_text("utf-8").split()[0]), signal.SIGINT)
        run.communicate(timeout=120)
    assert run.returncode == 0
    calls = log.read_text("utf-8")
    named = set(re.findall(r'inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]*)"', calls))
    families = set(re.findall(r"\b(?:socket|bind|connect)\((?:\d+, {sa_family=)?(AF_\w+)", calls))
    assert "connect(" not in calls
    assert (named, families) == (({HERE}, {"AF_INET"}) if command == "serve" else (set(), set()))
