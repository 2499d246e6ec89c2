"""Texts of records as HTML: what comes in, and the whole of what goes out."""

import html
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from byline.text import MOST_SIGNS, Mention, block, line, pieces
from byline.text.math import CLASSES, FormulaError, math_html, math_plain, text_only
from byline.text.stash import STASH_CHARS

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases.yaml").read_text("utf-8")
)
LINES = [case for case in CASES if "line" in case]
BLOCKS = [case for case in CASES if "block" in case]


@pytest.mark.parametrize("case", LINES, ids=lambda case: case["line"][:40])
def test_a_line(case: dict[str, Any]) -> None:
    made = line(case["line"])
    assert made.html == case["html"]
    assert made.plain == case.get("plain", case["html"])
    assert made.tex == case.get("tex", made.plain)
    assert [str(fault) for fault in made.faults] == case.get("faults", [])


@pytest.mark.parametrize("case", BLOCKS, ids=lambda case: case["block"][:40])
def test_a_block(case: dict[str, Any]) -> None:
    made = block(case["block"])
    assert made.html == case["html"]
    mentions = [_said(mention) for mention in made.mentions]
    assert mentions == case.get("mentions", [])
    assert [str(fault) for fault in made.faults] == case.get("faults", [])


def _said(mention: Mention) -> str:
    mark = f" #{mention.mark}" if mention.mark else ""
    return f"{mention.kind} {mention.target}{mark}"


def test_headings_begin_where_the_page_wants_them() -> None:
    made = block("# A\n\n## B\n\n### C\n\n#### D\n\n##### E", heading=4)
    tags = ["h4", "h5", "h6", "h6", "h6"]
    assert made.html == "\n".join(
        f'<{tag} id="text-{name.lower()}">{name}</{tag}>'
        for tag, name in zip(tags, "ABCDE", strict=True)
    )


def test_a_block_is_cut_where_its_mentions_stand() -> None:
    made = block('![a "<b>"](a.png) [*x*](paper:lora#abstract) and `<a href="byline:9">`')
    assert made.mentions == (Mention("image", "a.png"), Mention("papers", "lora", "abstract"))
    cut = pieces(made.html)
    assert [number for _html, number in cut] == [0, 1, None]
    assert cut[0][0].endswith('src="')
    assert cut[1][0].endswith('href="')
    assert cut[2][0].startswith('"><em>x</em></a> and <code>')
    addresses = ["a.png", "../lora/"]
    whole = "".join(html + (addresses[at] if at is not None else "") for html, at in cut)
    assert whole == made.html.replace("byline:0", "a.png").replace("byline:1", "../lora/")
    assert pieces("<p>a</p>") == (("<p>a</p>", None),)


def test_a_refused_formula_says_why() -> None:
    (fault,) = line(r"a $\nosuch{x<y}$ b").faults
    assert fault.message == "this formula cannot be set, and shows as written"
    assert fault.part == r"$\nosuch{x<y}$"
    assert fault.hint == r"there is no command \nosuch in formulas; check its spelling"


def test_a_refused_link_says_what_to_write() -> None:
    (fault,) = block("[a](javascript:alert)").faults
    assert fault.part == "javascript:alert"
    assert fault.hint.startswith("write an address with https://")


@pytest.mark.parametrize("written", ["papers:lora", "Paper:lora", "PAPERS:lora"])
def test_a_link_that_names_its_kind_otherwise_is_told_how(written: str) -> None:
    (fault,) = block(f"[a]({written})").faults
    assert fault.hint == "write paper:lora"


@pytest.mark.parametrize(
    "body",
    [
        r"\begin{cases}a&b\\c&d\end{cases}",
        r"\begin{array}{l|c|r}a&b&c\\\hline d&e&f\end{array}",
        r"\begin{aligned}a&=b\\c&=d\end{aligned}",
        r"\begin{pmatrix}1&0\\0&1\end{pmatrix}",
        r"\color{red}x",
        r"\boxed{x}",
    ],
)
def test_math_has_classes_and_no_styles_and_no_source(body: str) -> None:
    made = math_html(body, display=True)
    assert " style=" not in made
    assert "annotation" not in made
    assert body not in made
    classes = {name for _style, name in CLASSES}
    for part in made.split('class="')[1:]:
        assert set(part.split('"')[0].split()) <= classes | {"menclose-updiagonalstrike"}


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        (r"\widetilde{O}(n \log n)", "O(n log n)"),
        (r"\nicefrac{1}{2}", "1/2"),
        (r"\mathbbm{1}", "1"),
        (r"\mbox{a b}", "a b"),
        (r"x\xspace", "x"),
        (r"\eps", "ϵ"),
        (r"\E[\norm{x}]", "𝔼[x]"),
        (r"\|x\|", "‖x‖"),
        (r"n\times n", "n × n"),
        (r"64\times64", "64×64"),
        (r"x\leq y \to z", "x ≤ y → z"),
        (r"O(n\log n)", "O(n log n)"),
    ],
)
def test_macros_that_authors_use(body: str, plain: str) -> None:
    assert math_html(body, display=False).startswith("<math>")
    assert math_plain(body) == plain


def test_text_only_math_is_told_from_math() -> None:
    assert text_only(r"\textbf{S}") == r"\textbf{S}"
    assert text_only(r"x_\text{max}") is None
    assert text_only("S") is None
    assert text_only(r"x \text{max}") is None
    assert text_only(r"\underline{\textbf{S}}") == r"\underline{\textbf{S}}"


def test_math_is_bounded() -> None:
    with pytest.raises(FormulaError, match="over 2,000 characters"):
        math_html("x" * 2_001, display=False)
    with pytest.raises(FormulaError, match="deeper than 60 levels"):
        math_html("{" * 61 + "}" * 61, display=False)
    assert math_plain("{" * 61 + "x") == "{" * 61 + "x"


HOSTILE = {
    "brackets": "[" * 16_000,
    "closing brackets": "]" * 50_000,
    "images": "![a](" * 8_000,
    "nested images": "![" * 190 + "](a)" * 190,
    "nested links": "[" * 190 + "](a)" * 190,
    "open links": "[a](" * 20_000,
    "destinations": "](" + "(" * 90_000,
    "refused links": "[a](javascript:x) " * 5_000,
    "dollars": "$" * 100_000,
    "open math": "$a" * 40_000,
    "loose math": ("$ " + "a " * 300 + "_b") * 150,
    "text in math": r"$\text{a " * 1_400,
    "braces": "{" * 50_000,
    "words in braces": "{a b c " * 15_000,
    "emphasis": r"\emph{" * 10_000,
    "closed emphasis": r"\emph{" * 2_900 + "}" * 2_900,
    "fractions": "$" + r"\frac{1}{" * 500 + "}" * 500 + "$",
    "chain of fractions": "$" + r"\frac12" * 280 + "$",
    "indices": "$" + "x_{" * 58 + "}" * 58 + "$",
    "open sizes": "$" + r"\left(" * 300 + "$",
    "backslashes": "\\" * 50_000,
    "parentheses": r"\(" * 2_900,
    "stars": "*" * 100_000,
    "open stars": "**a" * 5_000,
    "stars and lines": "*a _b " * 16_000,
    "lines": "_" * 100_000,
    "waves": "~" * 100_000,
    "less": "<" * 100_000,
    "ampersands": "&" * 100_000,
    "backticks": "`" * 100_000,
    "open ticks": "`a" * 20_000,
    "runs of ticks": "".join("`" * length + "a" for length in range(80)),
    "open quotations": "``a " * 2_000,
    "quotes": "> " * 300 + "a",
    "all quotes": ">" * 100_000,
    "lists": "\n".join("    " * depth + "- a" for depth in range(300)),
    "lists of two": "\n".join("  " * depth + "- a" for depth in range(300)),
    "lists in a line": "- " * 300 + "a",
    "abbreviations": "*[A]: b\n" * 2_000,
    "cells": "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b" * 10_000 + "|",
    "rows": "|a|b|\n|-|-|\n" + "|a|b|\n" * 8_000,
    "references": "[^1] " * 5_000,
    "references to one": "[^1] " * 5_000 + "\n\n[^1]: a",
    "footnotes": "\n".join(f"[^{number}]: a" for number in range(3_000)),
    "footnotes in use": " ".join(f"[^{it}]" for it in range(3_000))
    + "".join(f"\n\n[^{it}]: a" for it in range(3_000)),
    "footnotes in TeX": r"\footnote{a}" * 2_900,
    "nested footnotes": r"\footnote{" * 2_900 + "}" * 2_900,
    "headings": "# a\n\n" * 5_000,
    "underlined headings": "a\n=\n" * 20_000,
    "fences": "```\na\n" * 10_000,
    "empty lines": "a" + "\n" * 90_000 + "*b*",
    "blanks": "a" + " " * 90_000 + "*b*",
    "long": "word *x* " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_soon(name: str) -> None:
    """In two seconds each, with room to spare: without the bounds, some take minutes."""
    for read in (line, block):
        start = time.process_time()
        assert read(HOSTILE[name]) is not None
        assert time.process_time() - start < 2
    start = time.process_time()
    assert line(HOSTILE[name]).tex is not None
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("![a" * 2_999, "a text with this much markup is shown as written"),
        ("- " * 50 + "x", "a text with markup this deep is shown as written"),
        ("*a*" * 50_000, "a text of over 100,000 characters is shown as written"),
        *(
            ("x" + sign * (most + 1), f"a text with over {most:,} {many} is shown as written")
            for sign, (most, many) in MOST_SIGNS.items()
        ),
    ],
)
def test_text_beyond_the_bounds_shows_as_written(source: str, fault: str) -> None:
    made = block(source)
    assert made.html == f"<p>{html.escape(source.strip(), quote=False)}</p>"
    assert [str(it) for it in made.faults] == [fault]


@pytest.mark.parametrize("source", [r"\href{ }", r"\label{x}", "$ $", r"\textbf{}"])
def test_a_line_of_which_nothing_would_show_shows_as_written(source: str) -> None:
    made = line(source)
    assert made.plain.split() == source.split()
    assert made.html


def test_a_line_of_letters_that_nobody_has_is_not_empty() -> None:
    assert line(f"{STASH_CHARS[0]} {STASH_CHARS[-1]}").plain == "\N{REPLACEMENT CHARACTER}"
    assert not line("").plain


def test_a_text_beyond_the_bounds_leaves_the_next_one_alone() -> None:
    before = block("see **b** and\n\n- c").html
    assert block("- " * 500 + "x").faults
    assert block("see **b** and\n\n- c").html == before
    assert before == "<p>see <strong>b</strong> and</p>\n<ul>\n<li>c</li>\n</ul>"
