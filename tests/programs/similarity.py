"""Measures novelty and related papers: time, memory, agreement with an exact method, stability.

python -m tests.programs.similarity PAPERS.jsonl.gz [--generated 100000] [--sample 2000] [--seed 1]

PAPERS are as tests.programs.anthology reads them. They are dated by their year and a month made
from a hash of their id, because a file of few years would leave most papers without any earlier
one; `--years-only` leaves the months out. Texts are generated in the lengths of the real ones,
with words of Zipf's frequencies, of which the commonest make no term, as in real texts.
"""

import argparse
import hashlib
import math
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

from byline.derive.similarity import Near, Text, near
from byline.derive.stop_words import STOP_WORDS
from byline.derive.terms import terms_of, words_of
from byline.text import line

from tests.programs.anthology import records
from tests.support.dates import is_earlier

VOCABULARY = 300_000
EXPONENT = 1.08  # of Zipf's law: gives as many different terms in a text as real ones have
EXAMPLES, RELATED_SHOWN = 10, 3
EDITED_WORDS = 8


class Took(NamedTuple):
    """What one run took, reading the file left out."""

    papers: int
    cpu: float
    peak: float

    def __str__(self) -> str:
        return f"{self.papers:,} papers: {self.cpu:.1f} CPU s, peak {self.peak:,.0f} MB"


def real_texts(source: Path, *, years_only: bool) -> list[Text]:
    """The papers of the file, title and abstract in plain words."""
    found = []
    for paper_id, record in records(source):
        parts = (record["title"], " ".join(record.get("abstract", "").split()))
        month = 1 + int(hashlib.sha256(paper_id.encode()).hexdigest(), 16) % 12
        when = (record["year"],) if years_only else (record["year"], month)
        found.append(Text(paper_id, "\n".join(line(part).plain for part in parts), when))
    return found


def generated_texts(like: Sequence[Text], number: int, seed: int) -> list[Text]:
    """So many texts in the lengths of given ones, with words of Zipf's frequencies.

    The commonest are words that make no term, as in real texts.
    """
    chance = Random(seed)  # noqa: S311 - the same texts in every run
    pool = [*sorted(STOP_WORDS), *(f"w{rank}x" for rank in range(VOCABULARY))]
    frequencies = list(accumulate(rank**-EXPONENT for rank in range(1, len(pool) + 1)))
    lengths = [len(text.words.split()) for text in like]
    return [
        Text(
            f"made-{at}",
            " ".join(chance.choices(pool, cum_weights=frequencies, k=chance.choice(lengths))),
            (chance.randint(1990, 2025), chance.randint(1, 12)),
        )
        for at in range(number)
    ]


def measured(texts: Sequence[Text]) -> tuple[dict[str, Near], Took]:
    """What is found for texts, and what it took; the peak is that of the process so far."""
    start = time.process_time()
    found = dict(near(texts))
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return found, Took(len(texts), cpu, peak)


def exact_nearest(texts: Sequence[Text], asked: Sequence[Text]) -> dict[str, tuple[float, str]]:
    """The highest cosine to an earlier text and the text that has it: nothing rounded or left."""
    known = cache(terms_of)
    counts = {
        text.id: Counter(term.folded for word in words_of(text.words) for term in known(word))
        for text in texts
    }
    having = Counter(term for found in counts.values() for term in found)
    entries: dict[str, list[tuple[str, float]]] = defaultdict(list)
    vectors: dict[str, dict[str, float]] = {}
    for text_id, found in counts.items():
        weights = {
            term: (1 + math.log2(times)) * (1 + math.log2(len(texts) / having[term]))
            for term, times in found.items()
        }
        length = math.hypot(*weights.values()) or 1.0
        vectors[text_id] = {term: weight / length for term, weight in weights.items()}
        for term, weight in vectors[text_id].items():
            entries[term].append((text_id, weight))
    of = {text.id: text for text in texts}
    nearest = {}
    for text in asked:
        cosines: defaultdict[str, float] = defaultdict(float)
        for term, weight in vectors[text.id].items():
            for other, its_weight in entries[term]:
                cosines[other] += weight * its_weight
        earlier = (it for it in cosines.items() if is_earlier(of[it[0]].when, text.when))
        other, cosine = max(earlier, key=lambda it: it[1])
        nearest[text.id] = (cosine, other)
    return nearest


def agreement(texts: Sequence[Text], found: Mapping[str, Near], chance: Random, size: int) -> str:
    """How often the method finds what the exact one finds, for a sample of texts."""
    able = [text for text in texts if found[text.id].nearest]
    asked = chance.sample(able, min(size, len(able)))
    exact = exact_nearest(texts, asked)
    same = sum(found[it].nearest == other for it, (_, other) in exact.items())
    off = [abs((found[it].novelty or 0) - 100 * (1 - cosine)) for it, (cosine, _) in exact.items()]
    within = sum(it < 1 for it in off)
    return (
        f"of {len(asked):,}: the same nearest earlier text in {same / len(asked):.2%}; "
        f"novelty within one percent in {within / len(asked):.2%}, at most {max(off):.1f} off"
    )


def stability(texts: Sequence[Text], before: Mapping[str, Near], chance: Random) -> list[str]:
    """How many other texts' figures change after one small edit, and after one more text."""
    at, donor = chance.randrange(len(texts)), chance.choice(texts)
    words, new = texts[at].words.split(), donor.words.split()[-EDITED_WORDS:]
    start = chance.randrange(max(1, len(words) - EDITED_WORDS))
    edited_words = " ".join([*words[:start], *new, *words[start + EDITED_WORDS :]])
    edited = Text(texts[at].id, edited_words, texts[at].when)
    added = Text("added", f"{edited_words} {' '.join(new)}", max(text.when for text in texts))
    return [
        f"{what}: {_changed(before, near(after))} of {len(texts):,} others"
        for what, after in (
            (f"{EDITED_WORDS} words of one changed", [*texts[:at], edited, *texts[at + 1 :]]),
            ("one more", [*texts, added]),
        )
    ]


def _changed(before: Mapping[str, Near], after: Mapping[str, Near]) -> str:
    both = [(before[text_id], after[text_id]) for text_id in before]
    novelty = sum(one.novelty != other.novelty for one, other in both)
    anything = sum(one != other for one, other in both)
    return f"novelty differs for {novelty}, anything at all for {anything}"


def examples(texts: Sequence[Text], found: Mapping[str, Near], chance: Random) -> list[str]:
    """A few texts with those that are related to them."""
    titles = {text.id: text.words.partition("\n")[0] for text in texts}
    lines = []
    for text in chance.sample(texts, min(EXAMPLES, len(texts))):
        lines.append(f"{titles[text.id]} (novelty {found[text.id].novelty})")
        lines += [
            f"    {titles[other.id]} (shares: {', '.join(other.terms)})"
            for other in found[text.id].related[:RELATED_SHOWN]
        ]
    return lines


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("--generated", type=int, default=100_000)
    parser.add_argument("--sample", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years-only", action="store_true")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    texts = real_texts(asked.source, years_only=asked.years_only)
    found, took = measured(texts)
    print("real:", took, flush=True)
    chance = Random(asked.seed)  # noqa: S311 - the same sample in every run
    print("\n".join(examples(texts, found, chance)), flush=True)
    print(agreement(texts, found, chance, asked.sample), flush=True)
    print("\n".join(stability(texts, found, chance)), flush=True)
    if asked.generated:
        _, longer = measured(generated_texts(texts, asked.generated, asked.seed))
        print("generated:", longer, f"({longer.cpu / took.cpu:.1f} times)")


if __name__ == "__main__":
    main()
