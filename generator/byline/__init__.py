"""Byline: records of papers and people in, a static site out."""

VERSION = "0.1.0"
# Which form of records and of config.yaml it reads: it counts up when old ones would be refused.
SCHEMA = 1
# Which form of TEMPLATES.md holds (names, views, functions, blocks): it counts up with each change
# that a site's own template may have to follow.
TEMPLATES_CONTRACT = 1
