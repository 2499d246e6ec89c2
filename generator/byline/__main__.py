"""`python -m byline` is the command `byline`."""

from byline.cli import main

main()
