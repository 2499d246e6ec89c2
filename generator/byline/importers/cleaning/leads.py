"""What stands before and behind an abstract and is no part of it."""

import re

_LEAD = re.compile(
    r"(?:\*{1,2}|#{1,4} ?)?(?:abstract|summary)(?:[.:]?\*{1,2}[.:]?[ \t]*|[ \t]*[:.—–][ \t]*"
    r"|[ \t]+-[ \t]+|[ \t]*\n\s*)(?=\S)",
    re.IGNORECASE,
)
_BARE_LEAD = re.compile(
    r"A(?:bstract|BSTRACT) (?=(?:We|This|In|Our|These|There|While|Although|Despite|Recent(?:ly)?"
    r"|The|Many|Most|It|As|For|To|A|An)\b)"
)
_MAY_BE_LEAD = re.compile(r"A(?:bstract|BSTRACT) [A-Z][\w-]+")
_TAIL = re.compile(
    r"(?:(?<=[.!?)”\"$])|\A)\s+(?:(?:copyright\s*)?(?:©|\\copyright|\(c\))|copyright\b"
    r"|published by\b(?=.*rights reserved))"
    r"[^\n]{0,160}\Z",
    re.IGNORECASE,
)
_OF_RIGHTS = re.compile(
    r"\b(?:19|20)\d\d\b|all rights reserved|the authors?\b|licen[cs]e|published by", re.IGNORECASE
)


def without_lead(abstract: str) -> str:
    """The abstract without the word 'Abstract' before it."""
    found = _LEAD.match(abstract) or _BARE_LEAD.match(abstract)
    return abstract[found.end() :] if found else abstract


def doubtful_lead(abstract: str) -> str:
    """The first words, where 'Abstract' may stand before them or belong to them."""
    found = _MAY_BE_LEAD.match(abstract)
    return found[0] if found else ""


def without_copyright(abstract: str) -> str:
    """The abstract without the note of who holds the rights, behind its last sentence."""
    found = _TAIL.search(abstract)
    return abstract[: found.start()] if found and _OF_RIGHTS.search(found[0]) else abstract
