"""Renews what readers of sources are expected to tell of their examples, in `tests/import/`.

`python -m tests.programs.bless_readings [FORMAT ...]`; the difference that Git shows afterwards is
what a reviewer reads: it must be what a careful person would expect of the file.
"""

import sys

from tests.support.told import examples, expected_of, formats, read_example, told


def main() -> None:
    """Reads every example of the formats named, or of all, and writes what was told."""
    for name in sys.argv[1:] or formats():
        for source in examples(name):
            expected_of(source).write_text(told(read_example(source)), "utf-8")
    print("renewed what is expected of readers; now read the difference")


if __name__ == "__main__":
    main()
