"""Byline: records of papers and people in, a static site out."""

VERSION = "0.1.0"
