"""How the texts of a work are written, where its format leaves that open."""

import re

from byline.importers.works import Markup

_HTML = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|inf|p|br|span|div|h\d|ul|ol|li|sc|scp|tt|u|italic|bold|title|sec"
    r"|jats:[a-z-]+|mml:[a-z-]+)(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,5});",
    re.IGNORECASE,
)


def markup_of(*texts: str) -> Markup:
    """HTML where a tag or an entity of it stands in one of the texts; else plain text."""
    return Markup.HTML if any(_HTML.search(it) for it in texts) else Markup.PLAIN
