"""Byline as its users install it: a wheel, in an environment of its own, far from the checkout."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.trees import bare_tree


def wheel_of(source: Path, folder: Path) -> Path:
    """The wheel that is built from a copy of the project, without the network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def clean_environment(folder: Path) -> Path:
    """A new environment with pip and nothing else; returns the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def as_its_user(programs: Path) -> Mapping[str, str]:
    """The variables of a user's shell in which that environment is in use."""
    ours = ("PYTHON", "VIRTUAL_ENV", "GITHUB_")
    mine = {name: it for name, it in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join([str(programs), mine.get("PATH", "")])
    return {**mine, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def wheel_of_this(folder: Path) -> Path:
    """The wheel of this very project."""
    return wheel_of(bare_tree(folder / "source"), folder / "wheel")
