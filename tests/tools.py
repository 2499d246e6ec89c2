"""Programs that tests need beside Python: found, or installed as Debian and its kin do, or, where
only npm has them, below `tests/node/` by its lock file."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NODE = Path(__file__).resolve().parent / "node"
_ONE_AT_A_TIME = Path(tempfile.gettempdir()) / "byline-tests-apt.lock"
_NODE = Path(__file__).resolve().parent / "node"
_NODE_PARTS = _NODE / ".parts"


class MissingToolError(Exception):
    """A program is not here and cannot be installed."""


def need(program: str, package: str) -> str:
    """The path of a program; installs the package where it is missing."""
    with _ONE_AT_A_TIME.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return shutil.which(program) or _installed(program, package)


def need_from_npm(program: str) -> str:
    """The path of a program of `tests/node/package.json`; installs them all, as they are locked."""
    need("node", "nodejs")
    npm = need("npm", "npm")
    installed, lock = NODE / "node_modules" / ".package-lock.json", NODE / "package-lock.json"
    with _ONE_AT_A_TIME.open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=NODE, capture_output=True, text=True, check=False)
            if done.returncode:
                raise MissingToolError(f"npm did not install {program}: {done.stderr.strip()}")
    return str(NODE / "node_modules" / ".bin" / program)


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


def node_parts() -> tuple[str, Path]:
    """The path of node, and a folder with the parts that tests/node/package-lock.json names.

    They are installed once for each lock, without running what they bring along.
    """
    node, npm = need("node", "nodejs"), need("npm", "npm")
    lock = _NODE / "package-lock.json"
    folder = _NODE_PARTS / hashlib.sha256(lock.read_bytes()).hexdigest()[:10]
    with _ONE_AT_A_TIME.open("w") as one:
        fcntl.flock(one, fcntl.LOCK_EX)
        if not (folder / "node_modules").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("package.json", lock.name):
                shutil.copy(_NODE / name, folder)
            _run_npm(npm, folder)
    return node, folder


def _run_npm(npm: str, folder: Path) -> None:
    options = ["--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        [npm, "ci", *options], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(folder)
        raise MissingToolError(f"npm did not install what tests need in node: {done.stderr}")
