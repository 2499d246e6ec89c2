"""Made-up papers and what they are tied to, as the records that a site holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Any

from byline.addresses import slug

from tests.programs.corpus.people import Crowd, Person
from tests.programs.corpus.text import Writer, writer

SEED = 20261121
FIRST_YEAR, YEARS, GROWTH = 2005, 21, 1.16
Record = dict[str, Any]
_FIELDS = ("Learning", "Vision", "Language", "Speech", "Robotics", "Theory", "Planning", "Data")
VENUES = tuple(
    f"{kind} {field}"
    for kind in ("Conference on", "Journal of", "Workshop on")
    for field in _FIELDS
)
TYPES = {"Conference": "conference", "Journal": "journal", "Workshop": "workshop"}
TOPICS = tuple(
    f"{start} {field}".capitalize()
    for field in _FIELDS
    for start in ("robust", "efficient", "fair", "private", "foundations of")
)
# How often the venues and the topics stand, the first the most.
_VENUE_WEIGHTS = tuple(accumulate(1 / (rank + 1) for rank in range(len(VENUES))))
_TOPIC_WEIGHTS = tuple(accumulate(1 / (rank + 3) for rank in range(len(TOPICS))))
_TOPICS_OF_A_PAPER = (1, 1, 1, 2, 2, 3)
SHARES = {"pdf": 1.0, "publisher": 0.9, "code": 0.2, "slides": 0.05, "doi": 0.3, "openreview": 0.6,
          "arxiv": 0.35, "keywords": 0.2, "awards": 0.01, "acronym": 0.3}  # fmt: skip
# People with a file of their own are among those who wrote this much.
DECLARED, LEAST_OF_DECLARED = 0.03, 4


@dataclass(slots=True)
class Corpus:
    """A corpus while it is made; `plain` ones hold nothing but papers, venues and topics.

    Papers come first, in the order of their years; `authors` knows them all only after that.
    """

    number: int
    plain: bool
    random: Random
    writer: Writer
    crowd: Crowd

    def papers(self) -> Iterator[Record]:
        """The papers, the oldest first."""
        sums = list(accumulate(GROWTH**year for year in range(YEARS)))
        year = 0
        for index in range(self.number):
            while (index + 0.5) / self.number > sums[year] / sums[-1]:
                year += 1
            yield self._paper(index, FIRST_YEAR + year)

    def venues(self) -> Iterator[Record]:
        """All venues."""
        for name in VENUES:
            short = "".join(word[0] for word in name.split() if word[0].isupper())
            kind = TYPES[name.partition(" ")[0]]
            yield {"id": slug(name), "name": name, "short": f"{short} {name[-3:].upper()}",
                   "type": kind}  # fmt: skip

    def topics(self) -> Iterator[Record]:
        """All topics."""
        return ({"id": slug(name), "name": name} for name in TOPICS)

    def authors(self) -> Iterator[Record]:
        """Those who have a file; none where all is plain."""
        if self.plain:
            return
        known: set[str] = set()
        for person in self.crowd.people:
            wrote = person.papers >= LEAST_OF_DECLARED
            if wrote and self.random.random() < DECLARED and person.printed not in known:
                known.add(person.printed)
                yield self._author(len(known), person)

    def _paper(self, index: int, year: int) -> Record:
        chance = self.random.random
        team = self.crowd.team()
        venue = self.random.choices(VENUES, cum_weights=_VENUE_WEIGHTS)[0]
        title = self.writer.title()
        if chance() < SHARES["acronym"]:
            title = f"{self.writer.acronym()}: {title}"
        paper_id = f"{slug(team[0].family, 40) or 'anon'}-{year}-{index:06}"
        record: Record = {
            "id": paper_id,
            "title": title,
            "authors": [person.printed for person in team],
            "date" if chance() < 0.5 else "year": str(year),
            "type": TYPES[venue.partition(" ")[0]],
            "venue": slug(venue),
            "topics": self._topics(),
        }
        if "date" in record:
            record["date"] += f"-{self.random.randint(1, 12):02}"
        if chance() < 0.7:
            first = self.random.randint(1, 30_000)
            record |= {"volume": str(year - 1990), "pages": f"{first}-{first + 14}"}
        return record | self._numbers_and_links(paper_id) | {"abstract": self.writer.abstract()}

    def _topics(self) -> list[str]:
        number = self.random.choice(_TOPICS_OF_A_PAPER)
        found = self.random.choices(TOPICS, cum_weights=_TOPIC_WEIGHTS, k=number)
        return [slug(topic) for topic in dict.fromkeys(found)]

    def _numbers_and_links(self, paper_id: str) -> Record:
        has = {name: self.random.random() < share for name, share in SHARES.items()}
        links = {
            "pdf": f"https://papers.example.org/{paper_id}.pdf",
            "publisher": f"https://press.example.org/{paper_id}",
            "code": f"https://code.example.org/{paper_id}",
            "slides": f"https://talks.example.org/{paper_id}",
        }
        found: Record = {
            "doi": f"10.5555/{paper_id}",
            "openreview": f"{self.random.getrandbits(52):011x}",
            "arxiv": f"{self.random.randint(1001, 2412)}.{self.random.randint(10_000, 18_000)}",
            "keywords": [self.writer.noun() for _ in range(4)],
            "awards": ["Best paper"],
        }
        record = {name: value for name, value in found.items() if has[name]}
        return record | {"links": {name: url for name, url in links.items() if has[name]}}

    def _author(self, index: int, person: Person) -> Record:
        name = person.printed
        record: Record = {
            "id": f"{slug(name, 60) or 'person'}-{index}",
            "name": name.rstrip(" 0123456789"),
            "role": self.random.choice(("Professor", "Researcher", "Engineer", "Student")),
            "interests": [self.writer.noun() for _ in range(3)],
            "affiliations": [{"institution": f"University of {self._place()}", "from": "2015"}],
            "orcid": _orcid(index),
        }
        return record | ({"variants": [name]} if name[-1].isdigit() else {})

    def _place(self) -> str:
        return self.writer.acronym().capitalize()


def corpus(number: int, *, plain: bool = False, seed: int = SEED) -> Corpus:
    """A corpus of so many papers: the same for the same seed."""
    random = Random(seed)  # noqa: S311 - made-up papers keep no secret
    return Corpus(number, plain, random, writer(random), Crowd(random, with_keys=not plain))


def _orcid(number: int) -> str:
    """An ORCID with its check digit, for a person who does not exist."""
    digits = f"0009{number:011}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))
