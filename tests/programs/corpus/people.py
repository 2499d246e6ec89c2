"""The people of made-up papers: their names, and who writes with whom.

Whether the next byline is someone new follows a process of Pitman and Yor: few write much, most
write once, and new names become rarer as the corpus grows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

# How many are new at first, and how many write only once.
CONCENTRATION, DISCOUNT = 4_000.0, 0.68
# The share of known authors who wrote with the paper's first author before.
KNOWN_TO_EACH_OTHER = 0.6
WITH_INITIAL, WITH_HOMONYM_KEY = 0.05, 0.25
OF_TWO_SYLLABLES, COINED = 0.75, 0.66
AUTHORS_OF_A_PAPER = (0, 152, 1277, 2276, 2178, 1599, 1064, 596, 344, 181, 106, 63, 57, 31, 17, 12,
                      10, 8, 6, 5, 4, 3, 2, 2, 1, 1)  # fmt: skip
LARGEST_TEAM, TEAMS = 90, 0.0015
INITIALS = "ABCDEFGHIJKLMNPRSTVWY"


@dataclass(frozen=True, slots=True)
class Culture:
    """Names that go together, the commonest first; `steep` says how much commoner those are."""

    share: float
    given: tuple[str, ...]
    families: tuple[str, ...]
    steep: float
    coins: bool = True
    """Whether family names are also made up of syllables; where not, given names are."""
    form: str = "{given} {family}"


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SYLLABLES = _listed(
    """
    an ar ba ber bo bri cas cha da del den dor du el en fa fer ga gor ha hel hor il ja jo ka kel
    ko kra la len li lo ma men mi mo na ne no or pa pe po ra ren ri ro sa sel si so ta ter ti to
    ul va vel vi wa wi ya za zo
    """
)
_ENDINGS = _listed(
    "son sen ez ov ova i o er mann berg ski ska dis nen wal kar an ano etti ier ard ley man"
)
CULTURES = (
    Culture(
        0.30,
        _listed(
            """
            Wei Jing Hao Yu Xin Jun Yi Li Ming Lei Yang Bo Chen Tao Qing Hui Kai Peng Ying Zhi
            Jian Rui Xiao Feng Lin Shu Tian Han Yan Zi Jia Yue Meng Ze Cheng Bin Chao Dan Fan
            Guo Shuai Mei Qiu Rong Lan Hua Wen Gang Ting Sheng Long Xiang
            """
        ),
        _listed(
            """
            Wang Zhang Li Liu Chen Yang Xu Wu Huang Zhou Zhao Sun Zhu Ma Lin Hu Guo He Zheng Gao
            Luo Liang Song Tang Han Feng Deng Cao Peng Zeng Xie Cheng Cai Pan Yuan Dong Yu Su Ye
            Lu Jiang Wei Shen Fu Zhong Cui Tan Liao Fan Ding Ren Yao Xiong Jin Shi Hou Meng Qin
            Bai Zou Kong Mao Shao Wan Lei Gu Tian Dai Fang Du Hong Lai Mo Niu Qi Xia
            """
        ),
        0.95,
        coins=False,
    ),
    Culture(
        0.40,
        _listed(
            """
            James Anna David Sarah Michael Emily Daniel Laura Thomas Julia Andrew Maria Peter
            Alice Simon Kate Robert Helen Adam Claire Martin Emma Paul Lucy Mark Nina Alex Ruth
            Stephen Grace Benjamin Hannah Jonathan Rachel Matthew Olivia Christopher Rebecca
            Ryan Sophie Kevin Naomi Eric Zoe Jack Ella Luke Iris Owen Joan Sam Rose Ian Eve Neil
            Fay Hugh Ada Glen Amy
            """
        ),
        _listed(
            """
            Smith Brown Miller Jones Wilson Taylor Clark Lewis Walker Young King Wright Hill
            Scott Green Baker Adams Nelson Carter Mitchell Turner Parker Collins Edwards Stewart
            Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper Richardson Cox Howard Ward
            Brooks Gray Watson Price Bennett Wood Barnes Ross Henderson Coleman Perry
            """
        ),
        0.6,
    ),
    Culture(
        0.05,
        _listed(
            """
            Jürgen Léa Søren Zoë Łukasz Élise Jörg Agnès Björn Inês José Renée Håkon Núria
            François Beyoğlu Mélanie Andrés Anaïs Tomáš Zuzana Krzysztof Małgorzata Günther
            Chloé Jakub Katarzyna Lars Ingrid Marco Giulia Pierre Camille Hans Greta Luis Carmen
            Pavel Olga Dimitri Eleni Ivan Nadia Stefan Petra Carlos Lucía Mateusz Ewa
            """
        ),
        _listed(
            """
            Müller Sørensen Nowak Łuczak García Dvořák Lindström Fernández Novák Gonçalves
            Öztürk Kowalski Jensen Rossi Ferrari Dubois Lefèvre Schmidt Weber Wagner Bauer
            Hansen Ivanov Popov Petrov Papadopoulos Szabó Horváth Kovács Šimić Jovanović Silva
            Santos Martín Sánchez Muñoz Günay Yılmaz Çelik Åkesson Nyström Bąk Grün
            """
        ),
        0.6,
    ),
    Culture(
        0.10,
        _listed(
            """
            Arjun Priya Rahul Ananya Vikram Neha Amit Divya Sanjay Pooja Rohan Kavya Suresh
            Meera Karthik Asha Nikhil Lakshmi Aditya Shreya Varun Nandini Manish Ritu
            """
        ),
        _listed(
            """
            Kumar Sharma Singh Gupta Patel Rao Reddy Iyer Nair Agarwal Jain Mehta Das Ghosh
            Banerjee Mukherjee Chatterjee Krishnan Raman Joshi Desai Verma Mishra Bose
            """
        ),
        0.8,
    ),
    Culture(
        0.11,
        _listed(
            """
            Minjun Seoyeon Jihoon Jiwoo Hyun Sung Minseo Dong Yuna Kenji Yuki Haruto Sakura
            Takashi Aiko Hiroshi Naoki Emi Thanh Linh Minh Huong Duc Trang Jae Eun Tae Soo
            """
        ),
        _listed(
            """
            Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Nguyen Tran Le Pham Tanaka Suzuki Sato
            Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Shin Seo Kwon Hwang Ahn Oh
            """
        ),
        0.9,
    ),
    Culture(
        0.02,
        _listed("Ahmed Fatima Omar Layla Yusuf Noor Hassan Amira Reza Shirin Ali Zahra Kwame"),
        _listed("Hassan Ibrahim Khan Rahman Hosseini Karimi Mensah Okafor Haddad Mansour"),
        0.5,
        form="{given} al-{family}",
    ),
    Culture(0.004, _listed("伟 静 敏 浩然 思远 小雨 子涵 明"),
            _listed("王 李 张 刘 陈 杨 赵 黄 周 吴"), 0.6, coins=False, form="{family}{given}"),
    Culture(0.003, _listed("Анна Ольга Дмитрий Елена Сергей Мария Павел Вера Глеб"),
            _listed("Орлова Зайцев Лебедева Соколов Чернов Ильина Мороз Гай"), 0.5),
    Culture(0.003, _listed("ليلى يوسف نور عمر سلمى كريم"),
            _listed("الحداد المنصور النجار الخطيب العمري"), 0.5),
)  # fmt: skip


@dataclass(slots=True)
class Person:
    """Someone who writes: the name as bylines print it, its family part, and with whom."""

    printed: str
    family: str
    papers: int = 0
    written_with: list["Person"] = field(default_factory=list, repr=False)


@dataclass(slots=True)
class Crowd:
    """Everyone who has written so far, and who writes next."""

    random: Random
    with_keys: bool
    people: list[Person] = field(default_factory=list)
    bylines: list[Person] = field(default_factory=list)
    bearers: dict[str, int] = field(default_factory=dict)

    def team(self) -> list[Person]:
        """The authors of the next paper; no two of them print the same name."""
        number = _team_size(self.random)
        first = self._next(None)
        found = {first.printed: first}
        for _ in range(3 * number):
            if len(found) == number:
                break
            person = self._next(first)
            found.setdefault(person.printed, person)
        team = list(found.values())
        for person in team:
            person.papers += 1
        self.bylines += team
        first.written_with += team[1:]
        return team

    def _next(self, first: Person | None) -> Person:
        """Someone new, a companion of the first author, or whoever wrote any former byline."""
        weight_of_new = CONCENTRATION + DISCOUNT * len(self.people)
        if self.random.random() * (CONCENTRATION + len(self.bylines)) < weight_of_new:
            return self._born()
        if first and first.written_with and self.random.random() < KNOWN_TO_EACH_OTHER:
            return self.random.choice(first.written_with)
        while True:
            known = self.random.choice(self.bylines)
            if self.random.random() * known.papers >= DISCOUNT:
                return known

    def _born(self) -> Person:
        printed, family = _name(self.random)
        bearers = self.bearers[printed] = self.bearers.get(printed, 0) + 1
        if bearers > 1 and self.with_keys and self.random.random() < WITH_HOMONYM_KEY:
            printed = f"{printed} {bearers:04}"
        person = Person(printed, family)
        self.people.append(person)
        return person


def _team_size(random: Random) -> int:
    if random.random() < TEAMS:
        return random.randint(len(AUTHORS_OF_A_PAPER), LARGEST_TEAM)
    return random.choices(range(len(AUTHORS_OF_A_PAPER)), AUTHORS_OF_A_PAPER)[0]


def _name(random: Random) -> tuple[str, str]:
    """A name as printed, and its family part."""
    culture = random.choices(CULTURES, cum_weights=_SHARES)[0]
    given = culture.given[int(len(culture.given) * random.random())]
    if culture.coins and random.random() < COINED:
        family = _coined(random)
    else:
        family = _one_of(random, culture.families, culture.steep)
    if not culture.coins and random.random() < OF_TWO_SYLLABLES:
        given += random.choice(culture.given).lower()
    if culture.coins and random.random() < WITH_INITIAL:
        given = f"{given} {random.choice(INITIALS)}."
    return culture.form.format(given=given, family=family), family


def _one_of(random: Random, names: Sequence[str], steep: float) -> str:
    """One of the names, where the first are the commonest."""
    return names[int(len(names) * random.random() ** (1 + 2 * steep))]


def _coined(random: Random) -> str:
    """A rare family name."""
    number = 2 if random.random() < 0.35 else 1
    return "".join([*random.choices(_SYLLABLES, k=number), random.choice(_ENDINGS)]).capitalize()


_SHARES = tuple(accumulate(culture.share for culture in CULTURES))
