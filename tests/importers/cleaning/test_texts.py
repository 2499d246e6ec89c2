"""Texts in TeX, HTML and plain text become Markdown that shows what was meant."""

import html
import re

import pytest
from byline.importers.cleaning import cleaned_text
from byline.importers.cleaning.markup import as_markdown
from byline.importers.works import Markup
from byline.text import block, line
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.strategies import markup_text

_MAY_EMPHASISE = re.compile(r"(?<!\w)[*_]+[\w(\"“]")
_TAG = re.compile(r"<[^>]*>")

IN_TEX = (
    (r"Na{\"\i}ve \'Etudes of {\L}\'od\'z and \AA rhus", "Naïve Études of Łódź and Århus"),
    (r"{BERT}: {P}re-training {D}eep {T}ransformers", "BERT: Pre-training Deep Transformers"),
    (r"{{All of It: A Title, Twice Braced}}", "All of It: A Title, Twice Braced"),
    (r"\emph{fast} and \textbf{small}, {\em slow} and {\bf large}",
     "*fast* and **small**, *slow* and **large**"),
    (r"``quoted'' --- pages 1--2, p.~3", "“quoted” — pages 1–2, p. 3"),
    (r"R\&D at 36\% costs \#1 a\_b", "R&D at 36% costs #1 a_b"),
    (r"It costs \$5 or \$6", r"It costs \$5 or \$6"),
    (r"in $O(n \log n)$ steps, \(x+1\) of them", "in $O(n \\log n)$ steps, $x+1$ of them"),
    (r"\[ x = y \] stays", r"\[ x = y \] stays"),
    (r"$k$-means and $\textbf{S}$", "$k$-means and **S**"),
    (r"$e. g.$, \ie{} this", "e.g., i.e. this"),
    (r"see \url{https://example.org/a\_b}.", "see https://example.org/a_b."),
    (r"see \href{https://example.org}{our \emph{page}}", "see [our *page*](https://example.org)"),
    (r"as known \cite{ada1843}. In \cite{ada1843} we see",
     "as known. In [ada1843] we see"),
    (r"words\footnote{Code at \url{https://example.org}.} go on",
     "words (Code at https://example.org.) go on"),
    (r"in\emph{verse} and \emph{a}\emph{b}", r"in\emph{verse} and \emph{a}\emph{b}"),
    (r"H\textsubscript{2}O, 10\textsuperscript{-3}, 4\textsuperscript{th}", "H₂O, 10⁻³, 4th"),
    (r"x\textsubscript{max}", r"x\textsubscript{max}"),
    (r"\texttt{a\_b.py} and \textsc{Bert}", "`a_b.py` and Bert"),
    (r"of order n^{2/3} on {CIFAR, MNIST}", "of order n^{2/3} on {CIFAR, MNIST}"),
    (r"about ~8% fewer, 4~16 times, and Section~3", "about ~8% fewer, 4∼16 times, and Section 3"),
    (r"z \ensuremath{\sim} 1, J=(3\ensuremath{-}2), \ensuremath{x_{\rm max}}",
     r"z $\sim$ 1, J=(3$-$2), $x_{\rm max}$"),
    (r"15 M$_{\ensuremath{\odot}}$ and s$^{{\ensuremath{-}}1}$",
     r"15 M$_{{\odot}}$ and s$^{{{-}}1}$"),
    (r"Babbage\textendashLovelace engines", "Babbage–Lovelace engines"),
    (r"our \method{} is \foo{x}", r"our \method{} is \foo{x}"),
)  # fmt: skip
IN_HTML = (
    ("<jats:title>Abstract</jats:title><jats:p>We study <jats:italic>maps</jats:italic>.</jats:p>",
     "We study *maps*."),
    ("<jats:sec><jats:title>Methods:</jats:title><jats:p>We look.</jats:p></jats:sec>"
     "<jats:sec><jats:title>Results</jats:title><jats:p>It works.</jats:p></jats:sec>",
     "**Methods.** We look.\n\n**Results.** It works."),
    ("H<sub>2</sub>O, 10<sup>-3</sup>, 4<sup>th</sup>, x<sub>max</sub>",
     "H₂O, 10⁻³, 4th, x\\textsubscript{max}"),
    ("a &amp; b &amp;lt; c &amp;amp; d", "a & b < c & d"),
    ("&lt;p&gt;Escaped &lt;b&gt;twice&lt;/b&gt;&lt;/p&gt;", "Escaped **twice**"),
    ("The <mask> token where $a<b$, 1 < 2", "The <mask> token where $a<b$, 1 < 2"),
    ("<p>One</p><p>Two</p><ul><li>a</li><li>b</li></ul>", "One\n\nTwo\n\n- a\n- b"),
    ('See <a href="https://example.org">here</a>, <a href="javascript:x">not here</a>',
     "See [here](https://example.org), not here"),
    ('<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup><mml:mo>≤</mml:mo>'
     "<mml:mfrac><mml:mi>α</mml:mi><mml:mn>2</mml:mn></mml:mfrac></mml:math>",
     "$x^2\\leq \\frac{\\alpha}{2}$"),
    ('<math><semantics><mi>l</mi><annotation encoding="application/x-tex">\\ell_2</annotation>'
     "</semantics></math>", "$\\ell_2$"),
    ("<inline-formula><alternatives><tex-math>\\documentclass{a}\\begin{document}$$\\ell_2$$"
     "\\end{document}</tex-math></alternatives></inline-formula>", "$\\ell_2$"),
    ("<math><mtable><mtr><mtd><mi>x</mi></mtd></mtr></mtable></math> told", "x told"),
    ("<i>open <b>and</i> shut", "\\emph{open **and**} shut"),
    ("<script>no()</script>words<!-- none -->", "words"),
)  # fmt: skip
IN_PLAIN = (
    ("snake_case_name, C*-algebras, 2 * 3 * 4", "snake_case_name, C*-algebras, 2 * 3 * 4"),
    ("2*3*4 and __init__", r"2\*3\*4 and \_\_init\_\_"),
    ("do *not* and _never_", "do *not* and _never_"),
    ("{a, b} of $HOME and path$", r"{a, b} of \$HOME and path$"),
    ("Nystr{ö}m and {BERT}", "Nyström and BERT"),
    ("from $5 to $6, in $O(n)$", "from $5 to $6, in $O(n)$"),
    ("[see](below), not [^1]", r"[see\](below), not [^1\]"),
    ("# one\n> two", r"\# one > two"),
    ("Wrapped\nlines go\ntogether.\n\nApart.", "Wrapped lines go together.\n\nApart."),
    ("We show:\n- one\n- two\n  and more", "We show:\n\n- one\n- two and more"),
    ("A &amp; B", "A & B"),
)


@pytest.mark.parametrize(("written", "meant"), IN_TEX)
def test_tex_becomes_markdown(written: str, meant: str) -> None:
    assert as_markdown(written, Markup.TEX, is_line=False).text == meant


@pytest.mark.parametrize(("written", "meant"), IN_HTML)
def test_html_becomes_markdown(written: str, meant: str) -> None:
    assert as_markdown(written, Markup.HTML, is_line=False).text == meant


@pytest.mark.parametrize(("written", "meant"), IN_PLAIN)
def test_plain_text_is_escaped_where_it_would_mean_something(written: str, meant: str) -> None:
    assert as_markdown(written, Markup.PLAIN, is_line=False).text == meant


def test_markdown_stays() -> None:
    text = "*As* it `is`, with \\emph{TeX} and [links](https://example.org)"
    assert as_markdown(text, Markup.MARKDOWN, is_line=False).text == text


def test_a_line_has_no_links() -> None:
    read = as_markdown(r"\href{https://example.org}{Maps}\footnote{No}", Markup.TEX, is_line=True)
    assert read.text == "Maps"


@pytest.mark.parametrize(
    ("written", "markup", "told"),
    [
        (r"our \method is \foo{x}", Markup.TEX, ("\\foo{x}", "\\method")),
        (r"as \citet{ada1843} says", Markup.TEX, (r"\citet{ada1843}",)),
        ("<math><mtable><mi>x</mi></mtable></math>", Markup.HTML, ("x",)),
    ],
)
def test_what_is_not_understood_is_told(written: str, markup: Markup, told: tuple[str]) -> None:
    assert as_markdown(written, markup, is_line=False).unknown == told


_SIGNS = st.text(st.sampled_from("ab A*_[](),.!?<>#|+-=^:1 é”"), min_size=1, max_size=40)


@settings(max_examples=100)
@given(_SIGNS.map(lambda text: " ".join(text.split())).filter(bool))
def test_plain_text_shows_as_it_is(text: str) -> None:
    for is_line, show in ((False, block), (True, line)):
        shown = _shown(show(as_markdown(text, Markup.PLAIN, is_line=is_line).text).html)
        assert _without_marks(shown) == _without_marks(text)
        if not _MAY_EMPHASISE.search(text):
            assert _with_plain_dashes(shown) == _with_plain_dashes(text)


@settings(max_examples=60)
@given(markup_text, st.sampled_from(Markup))
def test_any_text_is_read(text: str, markup: Markup) -> None:
    once = cleaned_text(text, markup)
    assert isinstance(once, str)
    assert cleaned_text("", markup) == ""


def test_what_nests_deep_or_is_long_is_read() -> None:
    for text in ("<b>" * 3000 + "x", "{" * 3000, r"\emph{" * 500, "<" * 20_000, "$" * 5_000):
        assert as_markdown(text, Markup.HTML, is_line=False).text is not None
        assert as_markdown(text, Markup.TEX, is_line=False).text is not None


def _shown(page: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", page)).split())


def _with_plain_dashes(text: str) -> str:
    """The text with dashes as they are typed, and without the number of an item."""
    return re.sub(r"^\d[.)] ?", "", text.replace("—", "---").replace("–", "--"))


def _without_marks(text: str) -> str:
    return re.sub(r"[*_ ]", "", _with_plain_dashes(text))
