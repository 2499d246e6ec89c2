"""One build in a process of its own, which tells what its stages took.

python -m tests.programs.bench.one_build CONFIG OUTPUT JOBS    prints a JSON object
"""

import json
import sys
from pathlib import Path
from typing import Any

from byline.building.options import Options
from byline.cli.build import built
from byline.machine.stopwatch import Stopwatch


def one_build(config: Path, output: Path, jobs: int) -> dict[str, Any]:
    """Builds once as the command does, without search, and tells the seconds of each stage."""
    watch = Stopwatch()
    report = built(Options(config, output, jobs=jobs, search=False), watch)
    assert report.is_published, report.problems
    return {name: (took.cpu, took.wall) for name, took in watch.seconds.items()}


if __name__ == "__main__":
    print(json.dumps(one_build(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
