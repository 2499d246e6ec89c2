"""`python -m generator` is the command `byline`."""

from generator.cli import main

main()
