"""What the page about figures says of each: in plain words, with the numbers as configured.

A name in braces stands for a number of the section `figures` of `config.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a figure is, how it is computed, from what, and what it does not say."""

    title: str
    what: str
    formula: str
    inputs: str
    limits: str


# By the name with which `features` switches each off; pages show them in this order.
EXPLANATIONS: Mapping[str, Explanation] = MappingProxyType(
    {
        "works": Explanation(
            "Papers",
            "How many papers of a person this site lists, and since when.",
            "The listed papers whose bylines reach the person. Retracted and withdrawn papers are "
            "told apart, and are in no other figure.",
            "The bylines, and the evidence that stands below each paper.",
            "A site need not hold all that somebody wrote. A number that another source states is "
            "shown with that source.",
        ),
        "main_topics": Explanation(
            "Topics",
            "What a person writes about most.",
            "The topics that most of the person's papers have, at most {topics}, each with the "
            "number of papers. Where no paper has a topic, arXiv categories stand in for them.",
            "Topics and categories in the records of papers.",
            "Papers without a topic say nothing here.",
        ),
        "main_category": Explanation(
            "Main category",
            "The part of arXiv that a person is at home in.",
            "The first category in the person's own record; without one, the category that most "
            "of their papers have, and of equals the first by the alphabet.",
            "Categories in the records of people and papers.",
            "Many papers have no arXiv category.",
        ),
        "collaborators": Explanation(
            "Close collaborators",
            "With whom a person writes, now more than long ago.",
            "Everyone with at least {fewest} shared papers, by the sum of the papers' weights, at "
            "most {most} people. {half_life_words} The number shown is that of all shared papers.",
            "The people whom the bylines of one paper reach, and its year.",
            "Bylines that nothing attributes, and names that a record leaves out, are not counted.",
        ),
        "citations": Explanation(
            "Citations",
            "How often papers were cited, as far as the records know.",
            "For a paper, what each source states. For a person, the sum over their papers; where "
            "several sources state a count, the largest is taken.",
            "Counts in the records, each with its source and the day on which it was read.",
            "Where counts are known for some papers only, the sum is too small; so the page says "
            "for how many they are known, and as of when. Without any, there is no sum.",
        ),
        "h_index": Explanation(
            "h-index",
            "How many papers were cited how often, in one number.",
            "The largest number h for which h of the person's papers have h citations or more.",
            "The known counts of citations of the person's papers.",
            "Papers with unknown counts are left out, so the true number may be higher. Numbers "
            "of different fields and ages do not compare.",
        ),
        "i10": Explanation(
            "i10-index",
            "How many papers are cited more than in passing.",
            "The number of the person's papers with at least {i10_from} citations.",
            "The known counts of citations of the person's papers.",
            "Papers with unknown counts are left out, so the true number may be higher.",
        ),
        "novelty": Explanation(
            "Novelty",
            "How little the words of a paper are like those of any earlier paper on this site.",
            "100 × (1 - the highest likeness to an earlier paper), in whole percent. Likeness is "
            "the cosine of the two papers' words, each weighted by how often it stands in the "
            "paper and how rarely in others (TF-IDF). A person's novelty is the median of their "
            "papers'.",
            "Titles and abstracts. Papers dated the same, or less precisely, are not earlier; "
            "below {fewest_earlier} earlier papers, or with less than two telling words, there is "
            "no figure.",
            "It compares words, not ideas, and with this site alone. Where there is no abstract, "
            "the title says it all. Earlier forms of the same work are not compared with it.",
        ),
        "score": Explanation(
            "Score",
            "A paper's standing and openness in one number from 0 to 100.",
            "The mean of the parts that are known, by their weights; with fewer than two known "
            "parts there is no score. A person's score is the largest number s for which s of "
            "their papers have a score of s or more.",
            "The records of papers. Where a record states a score with its source, that one is "
            "shown, and counts for its authors.",
            "The weights are a choice of this site. Scores of other sources are made in other "
            "ways, and do not compare with those made here.",
        ),
        "trust": Explanation(
            "Trust",
            "How much of a person's page stands on more than a name, from 0 to 100.",
            "The points of what is there, as a share of all points; shares of papers count in "
            "part. Below {established} it is Emerging, from {established} on Established, from "
            "{trusted} on Trusted.",
            "The person's record, and the records and bylines of their papers.",
            "It is about the page, not about the person or the quality of their work. Someone "
            "without listed papers has none.",
        ),
        "verification": Explanation(
            "Verification",
            "How far it was checked who the person is, in steps from L0 on.",
            "The highest step that the record reaches.",
            "The person's record.",
            "An ORCID is checked for slips of the pen only, and nobody looks at passports.",
        ),
        "followers": Explanation(
            "Followers",
            "How many follow a person elsewhere.",
            "None: this site counts no readers, and shows the number that a source states.",
            "The person's record.",
            "It is as old as its source.",
        ),
        "claim": Explanation(
            "Claimed or unclaimed",
            "Whether the person has said that the page is theirs.",
            "A page is claimed where its record says by which account and when.",
            "The line claimed in the person's record.",
            "Whoever keeps the records of this site accepts the claim, and should know who asks.",
        ),
        "collaboration": Explanation(
            "Open to collaborate",
            "Whether the person wishes to hear from others.",
            "As the record says. Where it does not say so, the page tells what is missing: the "
            "wish, and a way to write to the person.",
            "The person's record.",
            "A wish may be old; a record without one says nothing.",
        ),
        "related": Explanation(
            "Related papers",
            "Papers of this site that share the most telling words.",
            "The papers of any date with the highest likeness in words, at most {related}. The "
            "words are named that bring two papers together most.",
            "Titles and abstracts.",
            "Shared words need not mean a shared idea. Papers with little in common have none.",
        ),
    }
)  # fmt: skip
# In their place where the site computes no such figure, and shows what records state.
_AS_STATED = "None: this site computes none, and shows what a source states, with that source."
_OF_A_SOURCE = "How it is made, its source knows. Figures of different sources do not compare."
STATED: Mapping[str, Explanation] = MappingProxyType(
    {
        "novelty": Explanation(
            "Novelty",
            "How new papers are, by a source that says so.",
            _AS_STATED,
            "The records of papers and people.",
            _OF_A_SOURCE,
        ),
        "score": Explanation(
            "Score",
            "How papers stand, in a number that a source gives.",
            _AS_STATED,
            "The records of papers and people.",
            _OF_A_SOURCE,
        ),
        "trust": Explanation(
            "Trust",
            "How far a source trusts a person's page elsewhere.",
            _AS_STATED,
            "The person's record.",
            _OF_A_SOURCE,
        ),
        "verification": Explanation(
            "Verification",
            "How far a source has checked who the person is.",
            _AS_STATED,
            "The person's record.",
            _OF_A_SOURCE,
        ),
        "claim": Explanation(
            "Claimed",
            "That the person has said that the page is theirs.",
            "A page is claimed where its record says by which account and when.",
            "The line claimed in the person's record.",
            "Whoever keeps the records of this site accepts the claim, and should know who asks. "
            "Of other pages nothing is said.",
        ),
        "collaboration": Explanation(
            "Open to collaborate",
            "Whether the person wishes to hear from others.",
            "As the record says.",
            "The person's record.",
            "A wish may be old; a record without one says nothing.",
        ),
    }
)
HALF_LIFE = "A paper's weight halves with every {half_life} years by which it is older than the newest shared one."  # noqa: E501 - one sentence
NO_HALF_LIFE = "All papers weigh the same."
SCORE_PARTS = {
    "citations": "the place by citations among the papers of its year, from 0 for the least cited "
    "to 100 for the most, equals sharing the middle; known where {fewest_peers} papers of the "
    "year have known counts",
    "openness": "what of it is open; known where at least one thing is",
    "completeness": "how much of what a record can say this one says",
}
OPENNESS_PARTS = {
    "pdf": "a PDF, or an arXiv or OpenReview id",
    "code": "code",
    "data": "data",
}
COMPLETENESS_PARTS = {
    "abstract": "an abstract",
    "identifier": "a DOI or another persistent identifier",
    "date": "a date, at least to the month",
    "venue": "where it appeared",
    "type": "what kind of work it is",
    "subject": "topics, keywords or categories",
    "authors": "all authors, none left out",
}
TRUST_PARTS = {
    "orcid": "an ORCID",
    "claim": "a claimed page",
    "affiliation": "a current affiliation",
    "identifiers": "the share of papers with a persistent identifier",
    "evidence": "the share of papers attributed by an id, an ORCID or a homonym key",
}
VERIFICATION_STEPS = {
    "L0": "no record, nothing but bylines",
    "L1": "a record of their own",
    "L2": "a valid ORCID in it",
    "L3": "the page is claimed",
    "L4": "the page is claimed, and a page of theirs that links back is recorded",
}
STEPS_OF_CLAIMS = frozenset({"L3", "L4"})
