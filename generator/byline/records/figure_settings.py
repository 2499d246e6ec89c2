"""What the figures weigh and ask for: the section `figures` of `config.yaml`.

A weight of 0 takes a part out of its figure. Weights of one figure need not sum to anything.
"""

from byline.records.base import Model, optional
from byline.records.fields import Whole


class ScoreWeights(Model):
    """What a paper's score is blended of."""

    citations: Whole = optional(
        "Its place by citations among the papers of its year.", "50", default=50
    )
    openness: Whole = optional("What of it is open to all.", "30", default=30)
    completeness: Whole = optional("How much its record says.", "20", default=20)


class OpennessWeights(Model):
    """What counts as open."""

    pdf: Whole = optional(
        "A PDF, or an arXiv or OpenReview id, behind which there is one.", "40", default=40
    )
    code: Whole = optional("Code.", "40", default=40)
    data: Whole = optional("Data.", "20", default=20)


class CompletenessWeights(Model):
    """What a complete record says."""

    abstract: Whole = optional("The abstract.", "3", default=3)
    identifier: Whole = optional("A persistent identifier.", "2", default=2)
    date: Whole = optional("The date, at least to the month.", "1", default=1)
    venue: Whole = optional("Where it appeared.", "1", default=1)
    type: Whole = optional("What kind of work it is.", "1", default=1)
    subject: Whole = optional("Topics, keywords or categories.", "1", default=1)
    authors: Whole = optional("All authors, none left out.", "1", default=1)


class TrustWeights(Model):
    """What a person's page is trusted for; shares count in part."""

    orcid: Whole = optional("An ORCID.", "25", default=25)
    claim: Whole = optional("A claim of the page.", "25", default=25)
    affiliation: Whole = optional("A current affiliation.", "10", default=10)
    identifiers: Whole = optional(
        "The share of papers with a persistent identifier.", "20", default=20
    )
    evidence: Whole = optional(
        "The share of bylines resolved by more than a name.", "20", default=20
    )


class Bands(Model):
    """From which trust on a band begins; below them it is Emerging."""

    established: Whole = optional("Where Established begins.", "40", default=40)
    trusted: Whole = optional("Where Trusted begins.", "70", default=70)


class Collaboration(Model):
    """Who counts as a close collaborator."""

    half_life: Whole = optional(
        "In how many years a shared paper loses half of its weight; 0 for never.", "5", default=5
    )
    fewest: Whole = optional("How many shared papers it takes.", "2", default=2)
    most: Whole = optional("How many people are named.", "6", default=6)


class FigureSettings(Model):
    """What figures weigh and ask for."""

    i10_from: Whole = optional("The citations that a paper of the i10-index has.", "10", default=10)
    fewest_peers: Whole = optional(
        "How many papers of a year must have known citations before one is placed among them.",
        "5",
        default=5,
    )
    fewest_earlier: Whole = optional(
        "How many earlier papers novelty needs to compare with.", "30", default=30
    )
    related: Whole = optional("How many related papers are named.", "5", default=5)
    topics: Whole = optional("How many of a person's topics are named.", "5", default=5)
    score: ScoreWeights = optional(
        "Weights of a paper's score.", "{citations: 50}", default=ScoreWeights()
    )
    openness: OpennessWeights = optional(
        "Weights of openness, a part of the score.", "{pdf: 40}", default=OpennessWeights()
    )
    completeness: CompletenessWeights = optional(
        "Weights of completeness, a part of the score.",
        "{abstract: 3}",
        default=CompletenessWeights(),
    )
    trust: TrustWeights = optional("Weights of trust.", "{orcid: 25}", default=TrustWeights())
    bands: Bands = optional("Bands of trust.", "{trusted: 70}", default=Bands())
    collaborators: Collaboration = optional(
        "Close collaborators.", "{half_life: 5}", default=Collaboration()
    )
