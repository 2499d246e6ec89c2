"""A site of extreme content, made up: what is too long, too many, too wide, or not Latin.

python -m tests.support.extremes FOLDER    writes the site, to be built or served
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from byline.words.explanations import STATED

from tests.support.sites_on_disk import write_site

SEED = 20261205
GIVEN = ("Ada", "Bo", "Chiara", "Dag", "Élodie", "Farid", "Grażyna", "Håkon", "Ines", "Jun")
SYLLABLES = ("ba", "den", "ko", "lin", "mar", "no", "ri", "sen", "ta", "vel", "wi", "zu")
WORDS = ("calm", "rivers", "carry", "small", "stones", "past", "old", "mills", "while",
         "all", "count", "them", "and", "every", "bridge", "keeps", "own", "slow")  # fmt: skip
LETTERS_60 = "Un" + "re" * 27 + "mended"[:4]
THREE_SCRIPTS = "Noa Lindqvist 諾亞 נועה"
ARABIC_NAME = "ليلى بنت يوسف"
CHINESE_NAME = "林小河"
PROLIFIC, PROLIFIC_PAPERS = "prolific", 1_000
FULL_YEAR, FULL_YEAR_PAPERS = 2020, 5_000
PAPERS_IN_A_FILE = 500
TIED = {"venue": "Proceedings of Everything", "topics": "Rivers", "institutions": "River House"}
# The pages whose content is extreme, by what is extreme in them.
PAGES = {
    "long-title": "papers/long-title/",
    "many-authors": "papers/many-authors/",
    "scripts": "papers/scripts/",
    "arabic": "papers/arabic/",
    "chinese": "papers/chinese/",
    "long-abstract": "papers/long-abstract/",
    "many-links": "papers/many-links/",
    "long-formula": "papers/long-formula/",
    "wide-table": "papers/wide-table/",
    "wide-bibtex": "papers/wide-bibtex/",
    "one-letter-name": "authors/o/",
    "three-scripts-name": "authors/noa/",
    "many-papers": f"authors/{PROLIFIC}/",
    "full-year": f"years/{FULL_YEAR}/",
    "year-of-extremes": "years/2021/",
    "long-project": "projects/long-project/",
}


def write(folder: Path) -> Path:
    """Writes the site into a folder, and gives its configuration."""
    random = Random(SEED)  # noqa: S311 - made up papers keep no secret
    crowd = [_small_paper(random, number) for number in range(FULL_YEAR_PAPERS)]
    files = range(0, FULL_YEAR_PAPERS, PAPERS_IN_A_FILE)
    site = write_site(
        folder,
        {
            "papers/extremes.yaml": _as_yaml(_extreme_papers(random)),
            **{f"papers/{at}.yaml": _as_yaml(crowd[at : at + PAPERS_IN_A_FILE]) for at in files},
            "authors/all.yaml": _as_yaml(_authors(random)),
            "news/all.yaml": _as_yaml([_news(random)]),
            "pages/index.md": f"---\ntitle: {LETTERS_60}\n---\n{_text(random, 2_000)}\n",
            "projects/all.yaml": _as_yaml([_project(random)]),
            "pages/about.md": f"---\ntitle: {LETTERS_60}\nnav: true\n---\n{_text(random, 2_000)}\n",
        },
        title="Extremes: " + _text(random, 60),
        tagline=_text(random, 300),
        features=dict.fromkeys(STATED, True),
    )
    return site / "config.yaml"


def _as_yaml(records: list[dict[str, Any]]) -> str:
    """JSON is YAML too, and written a hundred times faster."""
    return json.dumps(records, ensure_ascii=False, indent=0)


def _extreme_papers(random: Random) -> list[dict[str, Any]]:
    """A paper for everything that is extreme; all in one year, so that one list shows them all."""
    papers: list[dict[str, Any]] = [
        {"id": "long-title", "title": _long_title(random)},
        {"id": "many-authors", "title": "All of us", "authors": _distinct(random, 3_000)},
        {
            "id": "scripts",
            "title": "Names in every script",
            "authors": [THREE_SCRIPTS, "O", ARABIC_NAME, CHINESE_NAME, "Ada Unrelated 0007"],
            "abstract": f"{ARABIC_NAME} met {CHINESE_NAME} and {THREE_SCRIPTS}.",
        },
        {
            "id": "arabic",
            "title": "خرائط هادئة لأنهار صغيرة وطرق قديمة (2021) وما بينها",
            "language": "ar",
            "abstract": "تحمل الأنهار الهادئة حجارة صغيرة قرب الطواحين القديمة. " * 12,
        },
        {
            "id": "chinese",
            "title": "小河与古道的安静地图:谁也不去数石头的时候桥怎样记住自己的时间",
            "language": "zh",
            "abstract": "安静的小河带着石头流过老磨坊,没有人去数它们。" * 20,
        },
        {"id": "long-abstract", "title": "Much to say", "abstract": _abstract(random, 20_000)},
        {"id": "many-links", "title": "Sixty ways out", "links": _sixty_links()},
        {
            "id": "long-formula",
            "title": f"On ${_formula(30)}$",
            "abstract": f"$${_formula(40)}$$",
        },
        {"id": "wide-table", "title": "A table of twelve columns", "abstract": _table(12)},
        {
            "id": "wide-bibtex",
            "title": "Cited at great length",
            "venue": f"Annals of {LETTERS_60 * 3}",
            "publisher": LETTERS_60 * 4,
            "type": "journal",
            "doi": "10.1000/" + "long" * 40,
        },
    ]  # fmt: skip
    plain = {"authors": THREE_SCRIPTS, "year": 2021, "topics": "Extremes"}
    return [{**plain, **paper} for paper in papers]


def _small_paper(random: Random, number: int) -> dict[str, Any]:
    authors: list[Any] = _distinct(random, random.randint(1, 3), syllables=2)
    if number < PROLIFIC_PAPERS:
        authors.append({"name": "Prosper Prolific", "id": PROLIFIC})
    title = " ".join(random.choices(WORDS, k=random.randint(3, 9))).capitalize()
    facts = {"id": f"small-{number}", "title": title, "authors": authors, "year": FULL_YEAR}
    return {**facts, **TIED}


def _authors(random: Random) -> list[dict[str, Any]]:
    return [
        {"id": "o", "name": "O", "group": [{"group": LETTERS_60, "from": 1999, "to": 2020}, "pi"],
         "now": f"{LETTERS_60} {LETTERS_60}"},
        {"id": "noa", "name": THREE_SCRIPTS, "role": _text(random, 200), "links": {"more": [
            {"label": LETTERS_60, "url": _long_url(0)}]}, "group": LETTERS_60,
         "talks": [{"title": LETTERS_60 * 2, "where": LETTERS_60, "slides": _long_url(1)}]},
        {"id": PROLIFIC, "name": "Prosper Prolific", "interests": list(WORDS)},
    ]  # fmt: skip


def _news(random: Random) -> dict[str, Any]:
    return {"id": "late", "title": _long_title(random), "date": "2021-05-04", "authors": ["noa"],
            "papers": ["long-title"], "kind": "position", "until": "2900"}  # fmt: skip


def _project(random: Random) -> dict[str, Any]:
    return {"id": "long-project", "title": _long_title(random), "tagline": _text(random, 300),
            "from": "2021-05-04", "people": ["noa", "o", PROLIFIC], "papers": ["long-title"],
            "funding": [LETTERS_60], "about": _text(random, 2_000)}  # fmt: skip


def _long_title(random: Random) -> str:
    """Three hundred characters, one word of which has sixty letters."""
    return f"{LETTERS_60} {_text(random, 300 - len(LETTERS_60) - 1)}"


def _text(random: Random, length: int) -> str:
    """Words of so many characters in all."""
    words = " ".join(random.choices(WORDS, k=length // 2))[:length]
    return words.rstrip().ljust(length, "s").capitalize()


def _abstract(random: Random, length: int) -> str:
    sentences = ". ".join(_text(random, 100) for _ in range(length // 102))
    return sentences.ljust(length - 1, "s") + "."


def _sixty_links() -> dict[str, Any]:
    more = [{"label": f"Way {number}", "url": _long_url(number)} for number in range(58)]
    return {"pdf": _long_url(58), "code": _long_url(59), "more": more}


def _long_url(number: int) -> str:
    return f"https://example.org/{number}/" + "unbroken" * 30


def _formula(terms: int) -> str:
    return " + ".join(f"\\frac{{a_{{{n}}}}}{{b^{{{n}}}}}" for n in range(terms))


def _table(columns: int) -> str:
    head = "|" + "|".join(f" Column {number} " for number in range(columns)) + "|"
    rows = ["|" + f" {row}.123456 |" * columns for row in range(6)]
    return "\n".join([head, "|" + "---|" * columns, *rows])


def _distinct(random: Random, count: int, syllables: int = 4) -> list[str]:
    """So many names, no two of them alike."""
    found: dict[str, None] = {}
    while len(found) < count:
        family = "".join(random.choices(SYLLABLES, k=syllables)).capitalize()
        found[f"{random.choice(GIVEN)} {family}"] = None
    return list(found)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
