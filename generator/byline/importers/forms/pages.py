"""Pages, and the numbers of volumes and issues."""

import re

from byline.importers.forms.nothing import is_nothing

_LEAD = re.compile(r"\b(?:pp?\.|pages?)\s*(?=[\w(])", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:--+|[\N{HYPHEN}\N{NON-BREAKING HYPHEN}‒–—―−-])\s*")
_NUMBER_LEAD = re.compile(r"(?:issue|number|no\.?|num\.?|volume|vol\.?)\s*(?=\d)", re.IGNORECASE)


def page_range(text: str) -> str:
    """The pages with plain hyphens, the last written out ('pp. 101--9' is 101-109); '' where the
    text says that there are none."""
    told = " ".join(_LEAD.sub("", text.strip()).split())
    pages = _DASHES.sub("-", told).strip("-").rstrip(".-")
    first, _, last = pages.partition("-")
    if is_nothing(pages) or is_nothing(first):
        return ""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        whole = first[: -len(last)] + last
        return f"{first}-{whole}" if int(whole) > int(first) else pages
    return first if first == last else pages


def number_told(text: str) -> str:
    """'Vol. 12' as 12; 0 says that no number is given yet."""
    number = _NUMBER_LEAD.sub("", text.strip())
    return "" if number == "0" else number
