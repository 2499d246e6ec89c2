"""Licences, by their short names."""

import re

_CREATIVE_COMMONS = re.compile(
    r"(?:https?://(?:www\.)?creativecommons\.org/licenses/|cc[ -])"
    r"(by(?:-nc)?(?:-sa|-nd)?)(?:[/ -](\d\.\d))?(?:[/?].*)?",
    re.IGNORECASE,
)
_NO_RIGHTS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/publicdomain/zero/1\.0.*|cc0(?: 1\.0)?", re.IGNORECASE
)
_OF_ARXIV = "arxiv.org/licenses/nonexclusive-distrib"


def licence_of(text: str) -> str:
    """The short name of the licence, from its address or its code: 'CC BY 4.0'; '' for those that
    have none."""
    bare = text.strip()
    if _NO_RIGHTS.fullmatch(bare):
        return "CC0 1.0"
    if found := _CREATIVE_COMMONS.fullmatch(bare):
        return " ".join(it for it in ("CC", found[1].upper(), found[2]) if it)
    return "arXiv non-exclusive licence" if _OF_ARXIV in bare else ""
