"""Programs that tests need beside Python: found, or installed as Debian and its kin do."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.places import NODE

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_APT_LOCK = Path(tempfile.gettempdir()) / "byline-tests-apt.lock"


class MissingToolError(Exception):
    """A program is not here and cannot be installed."""


def need(program: str, package: str) -> str:
    """The path of a program; installs the package where it is missing."""
    with _one_at_a_time(_APT_LOCK):
        return shutil.which(program) or _installed(program, package)


def node_packages() -> Path:
    """The folder of the packages that tests/node/package-lock.json names; installs what it lacks.

    No package's own script is run.
    """
    npm = need("npm", "npm")
    wanted = (NODE / "package-lock.json").read_text("utf-8")
    folder = NODE / "node_modules"
    installed = folder / ".installed"
    with _one_at_a_time(NODE / "package-lock.json"):
        if not installed.is_file() or installed.read_text("utf-8") != wanted:
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=NODE, capture_output=True, text=True, check=False)
            if done.returncode:
                raise MissingToolError(f"npm could not install tests/node: {done.stderr.strip()}")
            installed.write_text(wanted, "utf-8")
    return folder


@contextmanager
def _one_at_a_time(place: Path) -> Iterator[None]:
    """Waits until no other process of the tests is in here."""
    with place.open("a") as lock:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _installed(program: str, package: str) -> str:
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not all(map(shutil.which, ["apt-get", *as_root[:1]])):
        message = f"{program} is not here, and no apt-get to install it: install {package}"
        raise MissingToolError(message)
    for command in (["update", "-qq"], ["install", "-y", "--no-install-recommends", package]):
        whole = [*as_root, "apt-get", "-o", "DPkg::Lock::Timeout=300", *command]
        done = subprocess.run(whole, capture_output=True, text=True, check=False)
    found = shutil.which(program)
    if done.returncode or not found:
        said = done.stderr.strip()
        raise MissingToolError(f"{program} is not here, and apt-get did not install it: {said}")
    return found
