"""`python -m byline` is the command `byline`."""

import sys

from byline.machine.refusals import in_words

try:
    from byline.cli import main
except Exception as fault:
    if words := in_words(fault):
        sys.exit(f"byline: {words}")
    raise

__all__ = ["main"]

if __name__ == "__main__":
    main()
