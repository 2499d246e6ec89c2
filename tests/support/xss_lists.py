"""Strings that others collected to break pages with, from packages that tests install."""

import json
from collections.abc import Iterable
from functools import cache

from brs_kb import get_all_payloads

from tests.support.tools import node_packages


@cache
def lists() -> dict[str, list[str]]:
    """The strings of each list, by the package's name: none twice, and none that is blank."""
    naughty = json.loads((node_packages() / "blns/resources/blns.json").read_text("utf-8"))
    known = [it["payload"] for it in get_all_payloads().values()]
    return {"blns": _once(naughty), "brs-kb": _once(known)}


@cache
def strings() -> list[str]:
    """The strings of all lists, each once."""
    return list(dict.fromkeys(text for texts in lists().values() for text in texts))


def _once(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text.strip()]
