"""Notes of old sites as news."""

import re

from byline.importers.works import Markup, NewsItem

_LONGEST_TITLE = 90
_SENTENCE = re.compile(r"(.{15,}?[.!?])(?:\s|$)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")


def news_item(key: str, when: str, title: str, body: str) -> NewsItem:
    """A note; one without a title is called by its first sentence, which is not said twice."""
    if title:
        return NewsItem(key=key, date=when, title=title, text=body, markup=Markup.MARKDOWN)
    lines = " ".join(_LINK.sub(r"\1", body.split("\n\n")[0]).replace("#", "").split())
    found = _SENTENCE.match(lines)
    title = (found[1] if found else lines).rstrip(".")
    is_whole = title == " ".join(body.split()).rstrip(".") and len(title) <= _LONGEST_TITLE
    if len(title) > _LONGEST_TITLE:
        title = f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
    text = "" if is_whole else body
    return NewsItem(key=key, date=when, title=title or key, text=text, markup=Markup.MARKDOWN)
