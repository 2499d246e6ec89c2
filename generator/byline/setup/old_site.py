"""A site as the engine of before makes it: the output of the last build where it is that, else made
with that engine, which pip installs into an environment of its own."""

import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from byline.cache.program import digest
from byline.cache.store import LAST, recall
from byline.problems import Failure
from byline.publish import MARKER, Places
from byline.publish.manifest import names_in

_LONGEST = 1800  # seconds that pip or a build may take
_PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input", "--timeout", "20")
_MOST_SAID = 300


class NoOldSiteError(Failure):
    """The engine of before cannot be had, or cannot build the site."""


def last_build_fits(site: Path, output: Path) -> bool:
    """Whether the output is whole, made by another engine than this one, and not older than
    anything that it is made from."""
    places = Places(output)
    told = set(names_in(places.manifest))
    if not told or recall(places.side, LAST, digest()) is not None:
        return False
    held = {it.relative_to(output).as_posix() for it in output.rglob("*") if it.is_file()}
    if held - {MARKER} != told - {MARKER}:
        return False
    built = places.manifest.stat().st_mtime_ns
    sources = [
        site / "config.yaml",
        *(site / "content").rglob("*"),
        *(site / "templates").rglob("*"),
    ]
    return all(it.stat().st_mtime_ns <= built for it in sources if it.exists())


def build_with_pin(pin: str, config: Path, folder: Path) -> Path:
    """The site as the engine that a line of requirements.txt names makes it, below the folder;
    raises `NoOldSiteError`."""
    environment = folder / "engine"
    try:
        venv.EnvBuilder(with_pip=True).create(environment)
    except (OSError, subprocess.CalledProcessError):
        raise NoOldSiteError("Python cannot make an environment of its own here") from None
    bin_folder = environment / ("Scripts" if sys.platform == "win32" else "bin")
    python = bin_folder / "python"
    _run([str(python), *_PIP, "install", "--retries", "1", pin], f"pip cannot install {pin}")
    output = folder / "old"
    where = ["--config", str(config.resolve()), "--output", str(output), "--quiet"]
    _run([str(python), "-I", "-m", "byline", "build", *where], f"{pin} cannot build the site")
    return output


def _run(command: Sequence[str], words: str) -> None:
    """Runs a program that must work; what surrounds this engine is not for the other one."""
    own = {it: value for it, value in os.environ.items() if not it.startswith("PYTHON")}
    try:
        done = subprocess.run(  # noqa: S603 - pip, and the engine that the site names itself
            command, env=own, capture_output=True, text=True, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        raise NoOldSiteError(f"{words}: it took more than {_LONGEST // 60} minutes") from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NoOldSiteError(f"{words}: {said[-1][:_MOST_SAID] if said else 'it failed'}")
