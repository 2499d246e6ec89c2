"""Changes a valid site at random, and looks for what `check` and `build` do not stand.

python -m tests.programs.fuzz --minutes 30             with a seed that is told
python -m tests.programs.fuzz --seed 7 --step 1234     one mutant again
"""

import argparse
import itertools
import secrets
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.support.fuzzing.run import run


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Changes a valid site at random.")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--first", type=int, default=0, help="the first mutant of the seed to try")
    parser.add_argument("--step", type=int, help="try this mutant of the seed alone")
    parser.add_argument("--folder", type=Path, help="where to keep sites that show faults")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="fuzz-"))
    steps: Iterable[int] = itertools.count(asked.first) if asked.step is None else [asked.step]
    print(f"seed {asked.seed}, in {folder}", flush=True)
    found = run(folder, asked.seed, steps, asked.minutes * 60, _say)
    print(found)
    sys.exit(bool(found.told))


def _say(text: str) -> None:
    print(f"\n{text}".encode("utf-8", "backslashreplace").decode(), flush=True)


if __name__ == "__main__":
    main()
