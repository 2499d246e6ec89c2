"""How far a person's page is verified, from L0 to L4."""

from byline.records import Author

LEVELS = ("L0", "L1", "L2", "L3", "L4")


def level(author: Author | None, *, claims: bool = True) -> int:
    """The highest step that the record reaches: 0 without a record, 1 with one, 2 with an
    ORCID (its check digit was verified), 3 where it is claimed, 4 with a link back recorded.

    Where a site does not show claims, no level tells of one.
    """
    if author is None:
        return 0
    if author.claimed and claims:
        return 4 if author.claimed.link_back else 3
    return 2 if author.orcid else 1
