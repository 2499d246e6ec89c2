"""Copies of this project, to try its commands in as its users do."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.places import ROOT

HAS_SAMPLE = (ROOT / "content" / "authors" / "tuo-zhao.yaml").exists()
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "output", ".output*", "node_modules", ".*_cache",
                                  "__pycache__", ".hypothesis", ".release", ".docs",
                                  ".website")  # fmt: skip


class CommandFailedError(Exception):
    """A command that must work did not."""


def commands_in(text: str) -> list[str]:
    """What a document tells people to type: each line of a shell block, and each command within
    a sentence."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    inline = re.findall(r"`((?:make|byline|\.venv/bin/byline)(?: [^`]*)?)`", text)
    return [line.split("#")[0].strip() for line in [*lines, *inline]]


def make_targets() -> set[str]:
    """The names that `make` takes."""
    text = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE))


def bare_tree(folder: Path) -> Path:
    """The project as it is cloned."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


def tree_with_parts(folder: Path) -> Path:
    """The project as it is after `make`: the Python of these tests stands in for its own."""
    bin_folder = bare_tree(folder) / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    source = f'PYTHONPATH="{folder.resolve()}/generator"'  # this copy's package, no other
    for name, before in (("python", ""), ("byline", " -m generator")):
        script = bin_folder / name
        script.write_text(f'#!/bin/sh\n{source} exec "{sys.executable}"{before} "$@"\n', "utf-8")
        script.chmod(0o755)
    for ready in (".ready", ".ready-test"):
        (folder / ".venv" / ready).write_text(f"{folder.resolve()}\n", "utf-8")
    return folder


def run_in(folder: Path, command: str, environment: Mapping[str, str] = os.environ) -> str:
    """Runs a line of a shell there, and gives what it prints; raises if it fails."""
    own = {
        name: it
        for name, it in environment.items()
        if not name.startswith(("MAKE", "MFLAGS", "ARGS"))
    }
    done = subprocess.run(
        ["bash", "-e", "-c", command], cwd=folder, env=own, capture_output=True, text=True
    )
    if done.returncode:
        raise CommandFailedError(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr
