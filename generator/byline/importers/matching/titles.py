"""Titles as they are compared: what they say in words, and where they part two works."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from byline.alphabet import UNSPACED, fold
from byline.text import line

LONGEST_TITLE = 2_000  # letters that are read
FEWEST_WORDS = 3  # that tell one work from others
MOST_WORDS_OF_A_NAME = 2  # before a colon, such as 'Patch Diffusion: Faster Training'
LETTERS_FOR_A_SLIP = 6  # of each so many letters, one may be mistyped
MOST_SLIPS = 4

# Words of grammar, which preprints and publications add and drop.
_SAID_ANYWAY = frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "are", "its", "of", "on",
    "or", "our", "the", "their", "to", "toward", "towards", "using", "via", "with",
))  # fmt: skip
# Words that make another work of the title that they are added to.
_OF_ANOTHER_WORK = frozenset((
    "addendum", "appendix", "comment", "commentary", "comments", "corrections", "correction",
    "corrigendum", "discussion", "errata", "erratum", "extended", "extension", "extensions",
    "rejoinder", "reloaded", "reply", "response", "retraction", "revisited", "revisiting", "sequel",
    "supplement", "supplementary",
))  # fmt: skip
# What stands above thousands of works.
_GENERIC = frozenset((
    "abstract", "abstracts", "acknowledgements", "acknowledgments", "afterword", "appendix",
    "author index", "authors reply", "bibliography", "book review", "book reviews", "comment",
    "commentary", "comments", "conclusion", "conclusions", "contents", "contributors", "correction",
    "corrections", "corrigendum", "discussion", "editorial", "editors note", "epilogue", "errata",
    "erratum", "foreword", "from the editor", "guest editorial", "in memoriam", "in this issue",
    "index", "introduction", "introduction to the special issue", "invited talk", "keynote",
    "keynote address", "letter to the editor", "letters to the editor", "list of contributors",
    "message from the chairs", "message from the general chairs", "message from the program chairs",
    "notes", "obituary", "overview", "panel discussion", "postface", "poster", "posters", "preface",
    "proceedings", "prologue", "references", "rejoinder", "reply", "response", "review", "reviews",
    "subject index", "summary", "supplementary material", "table of contents", "thesis", "tutorial",
    "untitled", "welcome",
))  # fmt: skip
# Publishers put these before the title of the very work.
_NOTICE = re.compile(r"^\W*(?:retracted|withdrawn)(?: article| paper)?\s*:\s*", re.IGNORECASE)
_BETWEEN_PARTS = re.compile(r":\s*|[?!.]\s+(?=\S)|\s+[-\u2013\u2014]+\s+|\s*\u2014\s*|;\s+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_DIGITS = re.compile(r"\d+")
_COUNTED = frozenset(("part", "parts", "volume", "vol", "chapter", "book", "paper", "phase"))
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_IN_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "first": "1"}
_LETTERS_ALONE = frozenset(("i", "v"))  # numbers only at the end, or behind a word such as 'part'
_TURNS_AROUND = re.compile(
    r"(?:un|non|in|im|ir|dis|de|anti|semi|multi|bi|tri|co|re|over|under|sub|super|hyper|inter|intra"
    r"|auto|pre|post|self|meta|micro|macro)"
)


class ComparedTitle(NamedTuple):
    """A title without case, accents, punctuation and markup.

    `letters` are all of them without blanks, because hyphens come and go. `name` is a short name
    before a colon. `parts` are the words of what else stands between colons, dashes and ends of
    sentences, without words of grammar; `numbers` and `marks` are what tells a second part, a
    second version or a reply from a work that is titled alike. `size` counts the words, or what
    takes as much where a script puts no blanks between them.
    """

    letters: str
    name: str
    parts: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...]
    marks: frozenset[str]
    size: int
    is_generic: bool

    @property
    def body(self) -> tuple[str, ...]:
        """The words of all parts, without the name."""
        return _words_of(self.parts)

    @property
    def words(self) -> tuple[str, ...]:
        """All words that are compared."""
        return ((self.name, *self.body)) if self.name else self.body


def title_of(text: str) -> ComparedTitle:
    """A title, in Markdown with math, as it is compared."""
    said = line(text[:LONGEST_TITLE]).plain
    plain = _NOTICE.sub("", " ".join(said.split()))
    folded = fold(plain)
    name, parts = _parts(plain)
    return ComparedTitle(
        letters=folded.replace(" ", ""),
        name=name,
        parts=parts,
        numbers=_numbers(plain, folded),
        marks=_OF_ANOTHER_WORK.intersection(folded.split()),
        size=max(sum(map(len, parts)) + bool(name), len(_UNSPACED.findall(folded)) // 2),
        is_generic=folded in _GENERIC,
    )


def _parts(plain: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The name before the first colon, and the words of each part behind it."""
    said = [part for part in _BETWEEN_PARTS.split(plain) if re.search(r"\w", part)]
    name = ""
    if len(said) > 1 and _is_name(said[0]) and plain[len(said[0]) :].lstrip().startswith(":"):
        name = fold(said[0]).replace(" ", "")
        said = said[1:]
    parts = (tuple(_singular(it) for it in fold(part).split()) for part in said)
    kept = (tuple(it for it in part if it not in _SAID_ANYWAY) for part in parts)
    return name, tuple(part for part in kept if part)


def _is_name(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS_OF_A_NAME


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _numbers(plain: str, folded: str) -> tuple[str, ...]:
    """All numbers of a title in order, whether in digits, Roman, or in words behind 'part'."""
    found = []
    ends = {words[-1] for part in _BETWEEN_PARTS.split(plain) if (words := fold(part).split())}
    before = ""
    for word in folded.split():
        is_counted = before in _COUNTED
        if word in _ROMAN and (word not in _LETTERS_ALONE or is_counted or word in ends):
            found.append(_ROMAN[word])
        elif is_counted and word in _IN_WORDS:
            found.append(_IN_WORDS[word])
        else:
            found += [str(int(digits)) for digits in _DIGITS.findall(word)]
        before = word
    return tuple(found)


def is_same(one: ComparedTitle, other: ComparedTitle) -> bool:
    """Do both titles say the same, letter by letter?"""
    return bool(one.letters) and one.letters == other.letters


def are_parted(one: ComparedTitle, other: ComparedTitle) -> bool:
    """Does a number, or a word such as 'revisited', tell that these are two works?"""
    if one.letters == other.letters:
        return False
    return sorted(one.numbers) != sorted(other.numbers) or one.marks != other.marks


def has_another_name(one: ComparedTitle, other: ComparedTitle) -> bool:
    """Do two different names stand before the colons?"""
    both = bool(one.name and other.name) and one.name != other.name
    return both and not _is_slip(one.name, other.name)


def is_respelled(one: ComparedTitle, other: ComparedTitle) -> bool:
    """Do both say the same but for slips, endings, hyphens, words of grammar and their order?"""
    if are_parted(one, other) or has_another_name(one, other):
        return False
    return _is_respelled(one.words, other.words)


def is_shortened(one: ComparedTitle, other: ComparedTitle) -> bool:
    """Does one say more before or behind a colon, such as a subtitle, that the other leaves out?"""
    if are_parted(one, other) or has_another_name(one, other):
        return False
    if bool(one.name) != bool(other.name) and _is_respelled(one.body, other.body):
        return len(one.body) >= FEWEST_WORDS
    short, long = sorted((one, other), key=lambda title: len(title.parts))
    number = len(short.parts)
    is_longer = len(long.parts) > number and len(short.body) >= FEWEST_WORDS
    ends = (long.parts[:number], long.parts[-number:])
    return is_longer and any(_is_respelled(_words_of(end), short.body) for end in ends)


def _words_of(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in part)


def begins_alike(one: ComparedTitle, other: ComparedTitle) -> bool:
    """Is only what stands behind the first colon another, and the name or the head the same?"""
    if are_parted(one, other) or has_another_name(one, other):
        return False
    if one.name or other.name:
        return one.name == other.name
    has_subtitles = min(len(one.parts), len(other.parts)) > 1
    return has_subtitles and len(one.parts[0]) >= FEWEST_WORDS and one.parts[0] == other.parts[0]


def _is_respelled(one: Sequence[str], other: Sequence[str]) -> bool:
    """Are words the same but for a few, which differ by slips?"""
    common = {*one} & {*other}
    here = [word for word in one if word not in common]
    there = [word for word in other if word not in common]
    if not here and not there:
        return bool(common)
    if min(len(one), len(other)) < 2 or _turns_around(here, there):
        return False
    return _is_slip("".join(here), "".join(there))


def _is_slip(one: str, other: str) -> bool:
    """Do the words differ by as few letters as are mistyped, or by their ending alone?"""
    longest = max(len(one), len(other))
    most = min(longest // LETTERS_FOR_A_SLIP, MOST_SLIPS)
    if OSA.distance(one, other, score_cutoff=most) <= most:
        return not _DIGITS.search(one + other)
    return False


def _turns_around(here: Iterable[str], there: Iterable[str]) -> bool:
    """Is a word the other's opposite or kin by what stands before it, as 'convex', 'nonconvex'?"""
    pairs = ((min(a, b, key=len), max(a, b, key=len)) for a in here for b in there if a != b)
    return any(
        long.endswith(short) and bool(_TURNS_AROUND.fullmatch(long.removesuffix(short)))
        for short, long in pairs
    )
