"""The words of made-up papers: known ones first, then coined ones, ever rarer as in real texts."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice, product
from random import Random

# How many words there are of each class, and how their frequency falls: slowly at first.
WORDS_IN_CLASS = 120_000
COMMON = 900
SLOPE_OF_COMMON, SLOPE_OF_RARE = 0.74, 2.0
DRAWN_AT_ONCE = 4_096


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOUNS = _listed(
    """
    models data networks learning methods training tasks performance algorithms problems graphs
    functions policies samples features representations distributions rewards agents gradients
    images labels states actions kernels bounds rates losses estimators classes regret noise
    priors likelihoods posteriors variables matrices tensors vectors dimensions structures
    datasets benchmarks baselines experiments errors accuracy variance bias robustness fairness
    privacy attacks defences prompts tokens layers heads attention transformers encoders
    decoders embeddings queries memories weights parameters architectures searches optimisers
    schedules steps iterations rounds clients servers budgets costs constraints games players
    equilibria markets auctions bandits arms contexts trees forests clusters centres neighbours
    distances metrics spaces manifolds groups symmetries transports flows diffusions scores
    processes chains walks trajectories dynamics controllers systems robots sensors videos
    frames objects scenes shapes points meshes surfaces depths poses speech voices sounds
    languages sentences documents words translations summaries answers questions dialogues
    programs proofs theorems rules facts relations entities molecules proteins cells genes drugs
    patients diagnoses signals series forecasts events times delays intervals quantiles
    calibration uncertainty confidence coverage tests hypotheses causes effects treatments
    confounders interventions counterfactuals explanations concepts attributes saliency circuits
    neurons activations norms margins separations reductions oracles approximations relaxations
    decompositions factorisations eigenvalues spectra frequencies filters wavelets convolutions
    pools residuals skips depth width scale scaling compression pruning quantisation
    distillation transfer adaptation shifts domains sources targets curricula demonstrations
    imitation exploration exploitation planning search reasoning thoughts tools plans skills
    goals instructions preferences feedback alignment safety harms toxicity audits watermarks
    licences sketches hashes streams windows buffers caches hardware memory latency throughput
    energy
    """
)
ADJECTIVES = _listed(
    """
    neural deep large linear convex new novel efficient optimal stochastic robust sparse general
    strong online offline random Bayesian causal local global latent smooth adaptive private
    federated supervised unsupervised contrastive generative discrete continuous finite infinite
    noisy clean hidden visual textual spatial temporal sequential parallel distributed
    decentralised asynchronous synchronous structured hierarchical compositional modular
    recurrent convolutional spectral graphical probabilistic variational approximate exact
    empirical theoretical practical provable sharp tight weak simple complex rich poor small
    wide narrow shallow dense heavy light fast slow early late common rare balanced skewed fair
    biased calibrated certain uncertain safe risky cautious greedy optimistic pessimistic
    regular singular positive negative symmetric invariant equivariant orthogonal isotropic
    Gaussian Markovian Lipschitz Hamiltonian Riemannian Euclidean hyperbolic geometric algebraic
    combinatorial topological statistical computational numerical symbolic logical lexical
    semantic syntactic multilingual multimodal pretrained frozen tuned prompted aligned
    adversarial strategic cooperative competitive selfish shared personal medical clinical
    chemical physical biological social economic legal mobile embedded virtual simulated real
    synthetic curated open closed public diverse universal
    """
)
# Coined words are a beginning, a middle and an ending, all in turn.
_BEGINNINGS = _listed(
    """
    vel tri mar ko bru sen ala dor fen gri hal iso jun kel lum mor nex oro pra quin ras sol tam
    ulv wen xan yor zet bel cor dul eno fal gos hin ira jas kru lor men nod opi per rud sta tol
    umb vir wob zan bri cle dra eth flo gla hep imb kam lun myr nis ost plu ret ski tev uno vas
    """
)
_MIDDLES = _listed(
    """
    ba den ki lo mu na po ri sa te vu wi xo ra lin ter gon del mi fro ca du el go hi jo ke la me
    no pi que ro su ti ur ve wa ye zo bra cli dre fi gra hu ju kla le ma ne or pla ru ste tra
    """
)
_NOUN_ENDINGS = _listed("tion s metry nets ings former oids graphs ment ries flows ities")
_ADJECTIVE_ENDINGS = _listed("al ive ous ic ised able ary oid less wise ing ed")


def _coined(endings: tuple[str, ...]) -> Iterator[str]:
    """Words that nobody uses, of two parts first."""
    for beginning, ending in product(_BEGINNINGS, endings):
        yield f"{beginning}{ending}"
    for parts in product(_MIDDLES, _BEGINNINGS, endings):
        yield "{1}{0}{2}".format(*parts)
    for longer in product(_MIDDLES, _MIDDLES, _BEGINNINGS, endings):
        yield "{2}{0}{1}{3}".format(*longer)


def _words(known: tuple[str, ...], endings: tuple[str, ...]) -> tuple[str, ...]:
    coined = islice(_coined(endings), WORDS_IN_CLASS)
    return tuple(dict.fromkeys((*known, *coined)))


def _frequency(rank: int) -> float:
    """How often the word of that rank stands, against the first."""
    common = math.pow(min(rank, COMMON), -SLOPE_OF_COMMON)
    return common * math.pow(max(rank, COMMON) / COMMON, -SLOPE_OF_RARE)


@dataclass(slots=True)
class Words:
    """Draws words of one class by their frequency; quick, as many are drawn at once."""

    random: Random
    words: tuple[str, ...]
    sums: tuple[float, ...]
    drawn: list[str]

    def draw(self) -> str:
        """The next word."""
        if not self.drawn:
            self.drawn = self.random.choices(self.words, cum_weights=self.sums, k=DRAWN_AT_ONCE)
        return self.drawn.pop()


def _drawing(random: Random, words: tuple[str, ...]) -> Words:
    sums = tuple(accumulate(_frequency(rank) for rank in range(1, len(words) + 1)))
    return Words(random, words, sums, [])


def nouns(random: Random) -> Words:
    """What draws nouns, in the plural."""
    return _drawing(random, _words(NOUNS, _NOUN_ENDINGS))


def adjectives(random: Random) -> Words:
    """What draws adjectives."""
    return _drawing(random, _words(ADJECTIVES, _ADJECTIVE_ENDINGS))
