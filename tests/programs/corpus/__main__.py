"""Writes a made-up corpus as a site.

python -m tests.programs.corpus FOLDER [--papers N] [--plain] [--in-a-file N] [--seed N]
"""

import argparse
from pathlib import Path

from tests.programs.corpus.papers import SEED, corpus
from tests.programs.corpus.write import PAPERS_IN_A_FILE, write_site


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--plain", action="store_true", help="nothing but papers, venues, topics")
    parser.add_argument("--in-a-file", type=int, default=PAPERS_IN_A_FILE)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    made = corpus(asked.papers, plain=asked.plain, seed=asked.seed)
    print(f"wrote {write_site(asked.folder, made, asked.in_a_file)}")


if __name__ == "__main__":
    main()
