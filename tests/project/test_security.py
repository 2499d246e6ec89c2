"""SECURITY.md promises what is so: its figures are the program's, and a build keeps to itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from byline import problems, text
from byline.reading import load, syntax
from byline.reading.attachments import forms
from byline.reading.pictures import bounds
from byline.serve.connections import LIMITS
from byline.serve.server import HERE
from byline.text import markup

from tests.support.places import ROOT
from tests.support.sites_on_disk import TINY

PROMISES = " ".join((ROOT / ".github" / "SECURITY.md").read_text("utf-8").split())
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
