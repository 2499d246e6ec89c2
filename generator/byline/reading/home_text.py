"""The text of home: what a page may say, and home may not."""

from collections.abc import Iterator

from byline.problems import Problem, error
from byline.reading.validate import Entry
from byline.records import Page


def home_in_the_navigation(entry: Entry[Page]) -> Iterator[Problem]:
    """The text of home, where it asks for an entry of the navigation."""
    if entry.record.is_of_home and entry.record.nav:
        message = "this text stands on home, to which the site's title leads from every page"
        yield error(entry.spot("nav"), message, "remove this line")


def home_unlisted(entry: Entry[Page]) -> Iterator[Problem]:
    """The text of home, where it asks to be found by nobody."""
    if entry.record.is_of_home and entry.record.unlisted:
        message = "this text stands on home, which everybody finds"
        yield error(entry.spot("unlisted"), message, "remove this line, or write draft: true")
