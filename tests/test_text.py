"""Texts of records as HTML: what comes in, and the whole of what goes out."""

import time

import pytest

from generator.text import block, line
from generator.text.math import CLASSES, math_html, math_plain, text_only

LINES = [
    # plain
    ("A title", "A title"),
    ("  two\n lines ", "two lines"),
    ('A < B & "C" > D', 'A &lt; B &amp; "C" &gt; D'),
    ("&amp; &lt;", "&amp;amp; &amp;lt;"),
    ("<b>bold</b><script>x</script>", "&lt;b&gt;bold&lt;/b&gt;&lt;script&gt;x&lt;/script&gt;"),
    ("1. Not a list", "1. Not a list"),
    ("- Not a list", "- Not a list"),
    ("# Not a heading", "# Not a heading"),
    ("[not](https://example.org)", "[not](https://example.org)"),
    ("100% of $5", "100% of $5"),
    ("\x00\x1bA\ue000B", "AB"),
    # Markdown
    ("*a* and **b** and `c`", "<em>a</em> and <strong>b</strong> and <code>c</code>"),
    ("_a_ snake_case_name", "<em>a</em> snake_case_name"),
    ("`$x$ \\emph{y}`", "<code>$x$ \\emph{y}</code>"),
    (r"2 \* 3 \_ x", "2 * 3 _ x"),
    ("C*-algebras and *-algebras", "C*-algebras and *-algebras"),
    ("*a*-b and 2*3*4", "<em>a</em>-b and 2<em>3</em>4"),
    ("A* search and B* search", "A* search and B* search"),
    ("*a `b* c` d*", "<em>a <code>b* c</code> d</em>"),
    # TeX
    (r"G\"odel, Erd\H{o}s, \'Etale, na\"{\i}ve, \v{S}", "Gödel, Erdős, Étale, naïve, Š"),
    (r"{\"U}ber {\'E}tudes, {\O}rjan, stra{\ss}e", "Über Études, Ørjan, straße"),
    (r"\L odz, \o{}re, Na\"\i{}ve", "Łodz, øre, Naïve"),
    (r"50\% \& more\_or\#less", "50% &amp; more_or#less"),
    (r"\emph{A \textbf{B} c}", "<em>A <strong>B</strong> c</em>"),
    (r"{\bf B} {\it i} {\em e}", "<strong>B</strong> <em>i</em> <em>e</em>"),
    (r"\textsc{Sc} \texttt{tt}", '<span class="small-caps">Sc</span> <code>tt</code>'),
    (r"\textrm{a} \mbox{b}", "a b"),
    (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
    (r"\href{https://example.org}{there}", "there"),
    ("``quoted'' text", "“quoted” text"),
    ("On ``fast'' and ``cheap'' maps", "On “fast” and “cheap” maps"),
    ("pages 1--2, a---b, x -- y", "pages 1–2, a—b, x – y"),
    ("Fig.~3 but ~100", "Fig.&nbsp;3 but ~100"),
    ("{BERT} and {0,1}", "BERT and {0,1}"),
    (r"\begin{note} \nosuch", r"\begin{note} \nosuch"),
    (r"\emph{open", r"\emph{open"),
    (r"*a \emph{b* c}", "<em>a <em>b</em> c</em>"),
    # math
    ("$x$", "<math><mi>x</mi></math>"),
    (r"\(x\)", "<math><mi>x</mi></math>"),
    ("*a $x$*", "<em>a <math><mi>x</mi></math></em>"),
    (r"64$\times$64", '64<math><mo lspace="0" rspace="0">×</mo></math>64'),
    ("$5 and $6", "$5 and $6"),
    (r"\$5 and \$6", "$5 and $6"),
    ("$ x $", "$ x $"),
    (r"$\underline{\textbf{S}}$tate", "<u><strong>S</strong></u>tate"),
    ("α and $α$", "α and <math><mi>α</mi></math>"),
    ("$a<b$", "<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>"),
]
BLOCKS = [
    ("One.\n\nTwo & three.", "<p>One.</p>\n<p>Two &amp; three.</p>"),
    ("a *b*\n\n- c\n- d", "<p>a <em>b</em></p>\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>"),
    ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
    ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
    ("[a](https://e.org?x=1&y=2)", '<p><a href="https://e.org?x=1&amp;y=2">a</a></p>'),
    ("[a](javascript:alert(1)) b", "<p>a b</p>"),
    ("[a](data:text/html,x) [b](../up) c", "<p>a b c</p>"),
    (r"\url{https://e.org/a_b}", '<p><a href="https://e.org/a_b">https://e.org/a_b</a></p>'),
    (r"\href{https://e.org}{x \emph{y}}", '<p><a href="https://e.org">x <em>y</em></a></p>'),
    (r"\href{javascript:x}{y}", "<p>y</p>"),
    ("# Not a heading", "<p># Not a heading</p>"),
    ("[1]: https://example.org *x*", "<p>[1]: https://example.org <em>x</em></p>"),
    ("    not code *x*", "<p>not code <em>x</em></p>"),
    ("![a](b.png) *x*", "<p>![a](b.png) <em>x</em></p>"),
    ("$$x$$", '<p><math display="block"><mi>x</mi></math></p>'),
    ('[a](https://e.org "$x$")', '<p><a href="https://e.org">a</a></p>'),
]


@pytest.mark.parametrize(("source", "expected"), LINES)
def test_a_line(source: str, expected: str) -> None:
    assert line(source).html == expected


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_a_block(source: str, expected: str) -> None:
    assert block(source).html == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"$O(n \log n)$ *bounds*", "O(n log n) bounds"),
        (r"$\alpha$-divergence & more", "α-divergence & more"),
        (r"$L_2$ norm", "L_2 norm"),
        ("<b>", "<b>"),
        (r"50\% of ``it''", "50% of “it”"),
    ],
)
def test_the_plain_form_of_a_line(source: str, expected: str) -> None:
    assert line(source).plain == expected


def test_a_formula_that_cannot_be_set_shows_as_written_with_a_warning() -> None:
    made = line(r"a $\nosuch{x<y}$ b")
    assert made.html == r'a <code class="math-source">$\nosuch{x&lt;y}$</code> b'
    assert made.plain == r"a $\nosuch{x<y}$ b"
    assert made.faults == (r"this formula cannot be set, and shows as written: $\nosuch{x<y}$",)


@pytest.mark.parametrize(
    "body",
    [
        r"\begin{cases}a&b\\c&d\end{cases}",
        r"\begin{array}{l|c|r}a&b&c\\\hline d&e&f\end{array}",
        r"\begin{aligned}a&=b\\c&=d\end{aligned}",
        r"\color{red}x",
        r"\boxed{x}",
    ],
)
def test_math_has_classes_and_no_styles(body: str) -> None:
    made = math_html(body, display=True)
    assert made
    assert " style=" not in made
    classes = {name for _style, name in CLASSES}
    for part in made.split('class="')[1:]:
        assert set(part.split('"')[0].split()) <= classes | {"menclose-updiagonalstrike"}


@pytest.mark.parametrize(
    "body", [r"\widetilde{O}", r"\nicefrac{1}{2}", r"\mathbbm{1}", r"\mbox{a b}"]
)
def test_macros_that_authors_use(body: str) -> None:
    assert math_html(body, display=False)


def test_text_only_math_is_told_from_math() -> None:
    assert text_only(r"\textbf{S}") == r"\textbf{S}"
    assert text_only(r"x_\text{max}") is None
    assert text_only("S") is None
    assert text_only(r"x \text{max}") is None
    assert text_only(r"\underline{\textbf{S}}") == r"\underline{\textbf{S}}"


def test_math_is_bounded() -> None:
    assert math_html("x" * 2_001, display=False) is None
    assert math_html("{" * 61 + "}" * 61, display=False) is None
    assert math_plain("{" * 61 + "x") == "{" * 61 + "x"


HOSTILE = {
    "brackets": "[" * 16_000,
    "images": "![a](" * 8_000,
    "dollars": "$" * 100_000,
    "open math": "$a" * 40_000,
    "braces": "{" * 50_000,
    "emphasis": r"\emph{" * 10_000,
    "closed emphasis": r"\emph{" * 2_900 + "}" * 2_900,
    "fractions": "$" + r"\frac{1}{" * 500 + "}" * 500 + "$",
    "backslashes": "\\" * 50_000,
    "parentheses": r"\(" * 2_900,
    "stars": "**a" * 5_000,
    "ticks": "`a" * 20_000,
    "quotes": "> " * 500 + "a",
    "lists": "\n".join("    " * depth + "- a" for depth in range(300)),
    "abbreviations": "*[A]: b\n" * 2_000,
    "long": "word *x* " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_soon(name: str) -> None:
    """A bound with room to spare: without the limits, these take minutes or crash."""
    start = time.process_time()
    line(HOSTILE[name])
    block(HOSTILE[name])
    assert time.process_time() - start < 20


def test_text_beyond_the_bounds_shows_as_written() -> None:
    made = block("[" * 16_000)
    assert made.html == "<p>" + "[" * 16_000 + "</p>"
    assert made.faults == ("a text with this much markup is shown as written",)


def test_a_text_beyond_the_bounds_leaves_the_next_one_alone() -> None:
    before = block("see **b** and\n\n- c").html
    assert block("- " * 500 + "x").faults
    assert (
        block("see **b** and\n\n- c").html
        == before
        == ("<p>see <strong>b</strong> and</p>\n<ul>\n<li>c</li>\n</ul>")
    )
