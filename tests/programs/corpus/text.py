"""Titles and abstracts of made-up papers: frames of sentences, with words and formulas put in."""

from dataclasses import dataclass
from random import Random

from tests.programs.corpus.vocabulary import Words, adjectives, nouns

# In a frame, N stands for a noun, A for an adjective.
_OPENINGS = (
    "We study the A N of N when the A N are A and the N of N change over time.",
    "The A N of A N are of great use, but it is hard to know which N they need.",
    "In this paper, we ask how A N can be found in A N with few N and no N.",
    "Many N in A N rest on the assumption that N and N are A, which is rarely true.",
    "A N have led to much progress on A N, yet the reasons for their A N are not well known.",
    "Recent work on A N has shown that N and A N can be trained with A N alone.",
    "N are at the heart of A N, and the N of N with A N is an open problem.",
)  # fmt: skip
_MIDDLES = (
    "We propose a A method for N, based on A N, which takes the N of N into account.",
    "Our algorithm is the first for A N whose N grow with N rather than with the N of A N.",
    "This is in contrast to A N, which need A N, N and N to be given in advance.",
    "To this end, we introduce A N, a class of A N that is closed under N and A N.",
    "As a result, the N of the A model can be A in the sense of N, and not only on N.",
    "The main idea is to replace the A N by A N, and to bound the N between them by N.",
    "We show that the N of any A N can be written as the sum of A N and N over N.",
    "For A N, we give a bound on the N that holds for all N and is A up to A N.",
    "It is well known that A N with N are A, and that they can be learned from A N.",
    "In particular, the A N of N and the A N of N do not depend on N or on the N.",
    "On the other hand, A N are often A, which makes it hard to use them for N and N.",
    "Under A N, we prove that A N are both A and A, and that their N is at most N.",
    "We then use the A N to learn A N from N, with no need for N or A N at test time.",
    "The proof is based on a A view of N, in which N and A N are treated in the same way.",
    "By this, we are able to train A N on A N that are too A for the N in use today.",
    "Each of the N is given a A N, and the N are then A by the A N of their N.",
    "However, such N fail when the N are A, as is the case for N, N and A N.",
    "These N allow us to tell A N from A N, and to find the N that matter for N.",
    "We further extend the A N to the setting of A N, where the N are seen only by N.",
    "a A analysis tells which N are needed, and which of the N and N can be left out.",
)  # fmt: skip
_ENDINGS = (
    "Experiments on A N and N show that our method is better than A N on all of the N.",
    "On three N of A N, the method reaches the N of A N with a tenth of the N and N.",
    "We confirm this on A and A N, where our N are on par with the best N known for N.",
    "The results show that A N are a promising way to A N, also for A N and for N.",
    "We hope that this will lead to A N and to a better view of A N in the future.",
)
_TITLES = (
    "A N for A N", "A N of N in A N", "On the N of A N and N", "A N: Learning A N from A N with N",
    "N and A N for A N", "Towards A N in A N with A N", "A and A N via N", "N, N and the N of A N",
    "When Do A N Have A N?", "a A View of N", "N without N", "How A Are N? A N for A N",
    "A N through A N and N in A N", "The A N of N under A N", "From A N to A N with A N",
    "Beyond N: A N for N in A A N", "A N N for A N under A N",
    "A N from N and N: Towards A N for A N", "Provably A N for A N with A N and N",
)  # fmt: skip
# In a formula, x, y and f stand for one letter each, k for a number.
_FORMULAS = (
    "x", "x", "x", "x", "y", "k", "x_k", "x^k", "x = k", "x < y", r"\epsilon", r"\alpha", r"\ell_k",
    "O(x)", "O(1/x)", "f(x)", "O(x^k)", "(x, y)", r"\log x", r"x \times y", r"k\%", r"\beta_x",
    r"O(x \log y)", r"\tilde{O}(x)", r"\mathbb{R}^x", r"x \in [0, 1]", r"\mathcal{F}", r"\hat{x}",
    r"\tilde{O}(\sqrt{x})", r"\Omega(\log x)", r"O(x^{k/3}y)", r"x \geq k y", r"\| x - y \|_k",
    r"\mathcal{O}(\sqrt{x y \log y})", r"\tilde{O}(x^{1/k} y^{2/3})",
    r"f: \mathcal{X} \to \mathbb{R}",
    r"\sum_{i=1}^{x} f_i(y)", r"\Theta(x \log(y / \delta))", r"\epsilon^{-k} \cdot \log(1/\delta)",
    r"\mathbb{E}[f(x)] \leq \frac{y}{\sqrt{x}}", r"\min_{x} \max_{y} f(x, y)",
    r"\tilde{\mathcal{O}}\left(\sqrt{\frac{x^k y}{\epsilon}} + \frac{k x}{\epsilon^2}\right)",
    r"f(x) = \sum_{i=1}^{x} \lambda_i \langle x, y_i \rangle + \frac{\mu}{2} \| x \|_2^2",
)  # fmt: skip
_LETTERS, _FUNCTIONS = "dknmpstTKNHSA", "fghF"
SHARE_WITH_MATH, SHARE_OF_TITLES_WITH_MATH = 0.225, 0.012
SHARE_WITH_EMPHASIS, SHARE_WITH_ADDRESS = 0.07, 0.14
# The number of sentences in an abstract, and the mean share of its nouns that are formulas.
SENTENCES, SPREAD, FEWEST = 8.1, 2.0, 3
FORMULAS_OF_NOUNS = 0.12


@dataclass(slots=True)
class Writer:
    """Writes titles and abstracts; the same for the same seed."""

    random: Random
    nouns: Words
    adjectives: Words

    def title(self) -> str:
        """A title, in capitals as titles are; a few hold a formula."""
        made = self._filled(self.random.choice(_TITLES), 0)
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in made.split()]
        if self.random.random() < SHARE_OF_TITLES_WITH_MATH:
            words.insert(len(words) // 2, f"{self._formula()}-{self.nouns.draw()}")
        title = " ".join(words)
        return title[:1].upper() + title[1:]

    def abstract(self) -> tuple[str, ...]:
        """The sentences of an abstract, in Markdown."""
        chance = self.random.random
        formulas = 0.0
        if chance() < SHARE_WITH_MATH:
            formulas = self.random.expovariate(1 / FORMULAS_OF_NOUNS)
        number = max(FEWEST, round(self.random.gauss(SENTENCES, SPREAD)))
        frames = self.random.sample(_MIDDLES, k=min(number, len(_MIDDLES)))
        frames[0], frames[-1] = self.random.choice(_OPENINGS), self.random.choice(_ENDINGS)
        sentences = [self._filled(frame, formulas) for frame in frames]
        if formulas and not any("$" in sentence for sentence in sentences):
            sentences[1] = (
                f"For all {self._formula()}, {sentences[1][:1].lower()}{sentences[1][1:]}"
            )
        if chance() < SHARE_WITH_EMPHASIS:
            sentences.insert(1, f"We call them *{self.adjectives.draw()} {self.nouns.draw()}*.")
        if chance() < SHARE_WITH_ADDRESS:
            name = f"{self.nouns.draw()}-{self.random.randrange(10_000)}"
            sentences.append(f"All code is at https://code.example.org/{name}.")
        return tuple(sentences)

    def acronym(self) -> str:
        """What a paper calls its method."""
        return "".join(self.random.choices("ABCDEFGILMNOPRSTU", k=self.random.randint(3, 6)))

    def noun(self) -> str:
        """A noun, as keywords are."""
        return self.nouns.draw()

    def _filled(self, frame: str, formulas: float) -> str:
        """The frame with its letters replaced; a sentence begins with a capital."""
        words = []
        for word in frame.split(" "):
            if word[0] in "AN" and not word[1:2].isalpha():
                words.append(self._drawn(word[0], formulas) + word[1:])
            else:
                words.append(word)
        words[0] = words[0][:1].upper() + words[0][1:]
        return " ".join(words)

    def _drawn(self, letter: str, formulas: float) -> str:
        if letter == "A":
            return self.adjectives.draw()
        if formulas and self.random.random() < formulas:
            return self._formula()
        return self.nouns.draw()

    def _formula(self) -> str:
        choice = self.random.choice
        made = choice(_FORMULAS)
        letters = {"x": choice(_LETTERS), "y": choice(_LETTERS), "f": choice(_FUNCTIONS),
                   "k": str(self.random.randint(2, 9))}  # fmt: skip
        return f"${_substituted(made, letters)}$"


def _substituted(formula: str, letters: dict[str, str]) -> str:
    """The formula with its single letters replaced, and its commands left alone."""
    found, in_command = [], False
    for sign in formula:
        in_command = sign == "\\" or (in_command and sign.isalpha())
        found.append(sign if in_command else letters.get(sign, sign))
    return "".join(found)


def writer(random: Random) -> Writer:
    """A writer that draws from `random`."""
    return Writer(random, nouns(random), adjectives(random))
