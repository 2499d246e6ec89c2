"""Mentions in finished HTML: the links to records and files whose addresses are still to come."""

import re
from collections.abc import Sequence

from byline.text.destinations import MENTION

_LINK = re.compile(rf'<a href="({MENTION}(\d+))">(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(rf"""(<(?:a|img)(?: [a-z-]+="[^"]*")*? (?:href|src)=")({MENTION}\d+)""")


def settle_links(html: str, labels: Sequence[str | None]) -> str:
    """The HTML with a label, itself HTML, in each link that says nothing; without the links
    of mentions whose label is None."""

    def settle(link: re.Match[str]) -> str:
        address, number, said = link.groups()
        label = labels[int(number)]
        return said if label is None else f'<a href="{address}">{said or label}</a>'

    return _LINK.sub(settle, html)


def pieces(html: str) -> tuple[tuple[str, int | None], ...]:
    """The HTML, cut where mentions stand: each piece with the number of the mention whose
    address is to follow it, the last with None."""
    cut: list[tuple[str, int | None]] = []
    at = 0
    for address in _ADDRESS.finditer(html):
        cut.append((html[at : address.end(1)], int(address[2].removeprefix(MENTION))))
        at = address.end()
    return (*cut, (html[at:], None))
