"""The Nu HTML checker: what it has against files of a site, in one process of Java."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.support.tools import need, node_packages


def errors(files: Sequence[Path], *asked: str) -> list[str]:
    """The errors in the files, a line for each; `asked` are options of the checker."""
    java = need("java", "default-jre-headless")
    jar = node_packages() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", str(jar), "--format", "json", "--exit-zero-always", *asked]
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, check=True, timeout=300
    )
    said = json.loads(done.stderr or done.stdout)["messages"]
    return [_line(message) for message in said if message["type"] != "info"]


def _line(message: dict[str, object]) -> str:
    name = str(message.get("url", "")).rpartition("/")[2]
    return f"{name}:{message.get('lastLine', 0)}: {message.get('message')}"
