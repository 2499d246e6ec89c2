"""Programs that tests need beside Python: found, or installed as Debian and its kin do."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_ONE_AT_A_TIME = Path(tempfile.gettempdir()) / "byline-tests-apt.lock"


class MissingToolError(Exception):
    """A program is not here and cannot be installed."""


def need(program: str, package: str) -> str:
    """The path of a program; installs the package where it is missing."""
    with _ONE_AT_A_TIME.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return shutil.which(program) or _installed(program, package)


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
