"""What Hypothesis may put into records: one home for all strategies."""

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

# Characters that cannot stand in a file at all, or that text cannot show.
_UNSHOWN = "".join(map(chr, [*range(10), *range(11, 32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF]))
_PRIVATE = "".join(map(chr, range(0xE000, 0xE010)))
_MARKUP = "\\$*_`[]{}~<>#|!^"

letters = st.characters(exclude_categories=["Cs"], exclude_characters=_UNSHOWN + _PRIVATE)
any_text = st.text(letters, min_size=1, max_size=60).filter(str.strip)
plain_text = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=_UNSHOWN + _PRIVATE + _MARKUP),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() and "--" not in text and "''" not in text)
MARKUP_PIECES = (
    "*", "**", "_", "`", "``", "''", "$", "$$", "\\(", "\\)", "{", "}", "[", "](", ")", "~", "--",
    "\\emph{", "\\textbf{", "{\\bf ", "\\'e", '\\"{o}', "\\%", "\\", "\\frac{1}{2}", "\\url{",
    "https://example.org/a?b&c", "<b>", "<script>", "&amp;", "<", "&", '"', "'", " ", "\n",
    "\n\n", "- ", "1. ", "> ", "# ", "word", "x", "é", "中", "javascript:alert(1)", "[a]: b",
    "\n\n    ", "|", "|-|-|\n", "[^1]", "\n\n[^1]: ", "![", "(a.png)", "(paper:lora)", "(#x)",
    "```", "~~~\n", "===\n", "---\n", "\\footnote{", "\\href{", "\\cite{a}", "$x$", "$<$1", "{A}",
    "  \n", "\\textsc{", "\\begin{align}", "\\{", "\\}",
)  # fmt: skip
markup_text = (
    st.lists(st.sampled_from(MARKUP_PIECES), min_size=1, max_size=25).map("".join).filter(str.strip)
)
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True).filter(
    lambda text: text not in {"page", "index"}
)
years = st.integers(1000, 2999)
dates = st.one_of(
    years.map(lambda year: f"{year:04}"),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(str),
    st.tuples(years, st.integers(1, 12)).map(lambda it: f"{it[0]:04}-{it[1]:02}"),
)
_FIRST = ("Ada", "Mary", "Émilie", "Łukasz", "Wei", "Wei-Hao", "A.", "明", "Иван", "Иван 0001")
_LAST = (
    "Lovelace",
    "Somerville",
    "du Châtelet",
    "Ørsted",
    "Wang",
    "王",
    "Петров",
    "Wang 0001",
    "Page",
)
names = st.one_of(
    st.tuples(st.sampled_from(_FIRST), st.sampled_from(_LAST)).map(" ".join),
    any_text.filter(lambda text: text.strip().lower() != "others"),
)
some_names = st.tuples(st.sampled_from(_FIRST), st.sampled_from(_LAST)).map(" ".join)
venues = st.sampled_from(["ICML", "icml", "Journal of Tests", "試験", "試験 2", "J. of Tests"])


@st.composite
def sites(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Small sites: authors who share names, papers by them and by others."""
    author_ids = draw(st.lists(ids, max_size=4, unique=True))
    authors = [{"id": it, "name": draw(some_names)} for it in author_ids]
    paper_ids = draw(st.lists(ids, min_size=1, max_size=6, unique=True))
    bylines: list[st.SearchStrategy[Any]] = [some_names, some_names]
    if author_ids:
        by_id = st.tuples(some_names, st.sampled_from(author_ids))
        bylines.append(by_id.map(lambda it: {"name": it[0], "id": it[1]}))
    bylines.append(some_names.map(lambda name: {"name": name, "group": "true"}))
    papers = [
        {
            "id": it,
            "title": draw(st.sampled_from(["A", "Ä", "B $x$", "C"])),
            "authors": draw(st.lists(st.one_of(bylines), min_size=1, max_size=4)),
            "date": draw(dates),
            "featured": draw(st.sampled_from(["true", "false"])),
            "venue": draw(st.one_of(st.none(), venues)),
        }
        for it in paper_ids
    ]
    return {"authors": authors, "papers": papers}


# A quotation mark between two letters is taken for TeX, "G\\"odel", and refused.
record_text = any_text.filter(lambda text: not re.search(r'[^\W\d_]"[^\W\d_]', text))


@st.composite
def papers(draw: st.DrawFn) -> dict[str, Any]:
    """Records of papers with texts of all kinds, as their YAML would hold them."""
    record: dict[str, Any] = {
        "title": draw(record_text),
        "authors": draw(st.lists(names, min_size=1, max_size=3)),
        "date": draw(dates),
    }
    optional = {
        "abstract": record_text,
        "tldr": record_text,
        "venue": record_text,
        "volume": st.sampled_from(
            ["3.10", "no", "0777", "12:30:45", "1984", "1e3", "~", "null", "="]
        ),
        "keywords": st.lists(record_text, max_size=3),
        "featured": st.booleans(),
        "extra": st.dictionaries(ids, record_text, max_size=2),
    }
    for name, strategy in optional.items():
        if draw(st.booleans()):
            record[name] = draw(strategy)
    return record
