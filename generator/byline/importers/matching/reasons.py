"""Why two works are one, in the words that a researcher reads."""

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """What speaks for two works being one, the strongest first."""

    DOI = "the same DOI"
    ARXIV = "the same arXiv id"
    OPENREVIEW = "the same OpenReview id"
    PMID = "the same PubMed id"
    OPENALEX = "the same OpenAlex id"
    DBLP = "the same dblp key"
    ISBN = "the same ISBN and title"
    TITLE = "the same title"
    ABSTRACT = "abstracts that share most of their words"
    SPELLING = "titles that differ in spelling or words of grammar"
    SHORTER_TITLE = "the same title but for a subtitle or a name before the colon"
    OTHER_SUBTITLE = "titles that begin alike, by the same authors"


class Objection(StrEnum):
    """What speaks against it."""

    TITLES = "the titles say other things"
    PARTS = "the titles tell parts or versions apart"
    AUTHORS = "few authors are in common"
    NO_AUTHORS = "one of them names no authors"
    SHORT = "a title of so few words may be another work's too"
    YEARS = "years lie between them"
    NO_YEAR = "one of them has no year"
    DOIS = "each has a DOI of its own"
    ARXIV = "each has an arXiv id of its own"
    PMIDS = "each has a PubMed id of its own"
    KINDS = "they are of different kinds"
    ABSTRACTS = "the abstracts have little in common"


_ASKING = frozenset((
    Ground.ABSTRACT, Ground.SPELLING, Ground.SHORTER_TITLE, Ground.OTHER_SUBTITLE,
))  # fmt: skip
_STRENGTH = {ground: at for at, ground in enumerate(Ground, start=1)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What speaks for two works being one, and what against it."""

    ground: Ground
    objections: tuple[Objection, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Ids and whole titles settle it where nothing speaks against it; all else asks."""
        return not self.objections and self.ground not in _ASKING

    @property
    def in_words(self) -> str:
        """The reason as a part of a sentence: 'the same title, but each has a DOI of its own'."""
        *some, last = self.objections or ("",)
        but = f"{', '.join(some)} and {last}" if some else last
        return f"{self.ground}, but {but}" if but else str(self.ground)


def strength(why: Judgement) -> int:
    """How much a reason tells, as a number that is lower the more it is."""
    return _STRENGTH[why.ground]
