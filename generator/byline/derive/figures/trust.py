"""Trust in a person's page, from 0 to 100: what of the page stands on more than a name."""

from dataclasses import dataclass

from byline.derive.figures.rounding import blend, whole
from byline.records.figure_settings import Bands, TrustWeights

EMERGING, ESTABLISHED, TRUSTED = "Emerging", "Established", "Trusted"


@dataclass(frozen=True, slots=True)
class TrustParts:
    """What is there, each from 0 to 1; None where a site does not ask for it."""

    orcid: float | None
    claim: float | None
    affiliation: float | None
    identifiers: float | None
    evidence: float | None


def trust(parts: TrustParts, weights: TrustWeights) -> int | None:
    """The points by the weights, as a share of 100; None where nothing is asked for."""
    weighed = (
        (parts.orcid, weights.orcid),
        (parts.claim, weights.claim),
        (parts.affiliation, weights.affiliation),
        (parts.identifiers, weights.identifiers),
        (parts.evidence, weights.evidence),
    )
    known = [(100 * value, weight) for value, weight in weighed if value is not None and weight]
    return whole(blend(known)) if known else None


def band(points: float, bands: Bands) -> str:
    """The name of the band that the points fall in; a band begins with its first point."""
    if points >= bands.trusted:
        return TRUSTED
    return ESTABLISHED if points >= bands.established else EMERGING
