"""The marks of TeX in running text: what each looks like, and the next of them in a text."""

import re

# The letters that an accent can stand on, among them those that have commands of their own.
_LETTER = r"(?:\\(?:ae|AE|oe|OE|aa|AA|[ijoOlL])(?![A-Za-z])|[^\W\d_])"
# Words in a formula, which may hold formulas in turn.
_WORDS = r"\\(?:text[a-z]*|mbox|emph)\{[^{}\n]*\}"
# A character of a paragraph: nothing goes on over an empty line.
_ANY = r"(?:[^\n]|\n(?![ \t]*\n))"
_STYLES = (
    "emph|textit|textsl|textbf|texttt|textsc|textrm|textsf|textnormal|textup|textmd|text|mbox"
    "|underline|ul|textsuperscript|textsubscript|url|href|enquote|footnote|textcolor"
)
_SWITCHES = (
    "bf|bfseries|it|itshape|em|tt|ttfamily|sc|scshape|rm|sf|sl|rmfamily|sffamily|upshape|mdseries"
    "|normalfont|tiny|scriptsize|footnotesize|small|normalsize|large|Large"
)
_LETTERS_AND_MARKS = (
    "ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dh|DH|th|TH|S|P|dag|ddag|pounds|copyright|ldots|dots|slash"
    "|textendash|textemdash|textquoteright|textquoteleft|textquotedblleft|textquotedblright"
    "|textless|textgreater|textbar|textdegree|textasciitilde|textasciicircum|textunderscore"
    "|textbackslash|textbraceleft|textbraceright|textregistered|texttrademark|textmu|texttimes"
    "|LaTeX|TeX|BibTeX"
)
# Signs of formulas that people also write between words; the blank behind them stays.
_SIGNS = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma"
    "|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|ell|approx"
    "|times|pm|leq|geq|ll|gg|neq|infty|to|rightarrow"
)
_MONEY = r"\d[\d.,]*[A-Za-z%]*\s+[A-Za-z]{2}"
# The first kind that matches at a place wins.
_KINDS = {
    "quotes": r"(?<!`)``(?P<quoted>(?:[^`\n]|\n(?![ \t]*\n))+?)''",
    # A closing backtick further on makes it code.
    "single": r"(?<![\w`])`(?P<said>[^\W\d_][\w ,:.!?()-]{1,200})'(?![\w'`])"
    r"(?![^`\n]{0,300}[^\s(`]`)",
    "code": rf"(?<!`)(?P<ticks>`+)(?!`){_ANY}+?(?<!`)(?P=ticks)(?!`)",
    "display": r"\$\$(?P<display_body>.{1,2000}?)\$\$|\\\[(?P<bracket_body>.{1,2000}?)\\\]"
    r"|\\begin\{(?P<environment>(?:equation|displaymath|align|eqnarray|gather|multline)\*?)\}"
    r"(?P<environment_body>.{1,2000}?)\\end\{(?P=environment)\}",
    # `$` opens math when no blank follows it, and closes it when no blank stands before it and
    # no digit follows: "$5 and $6" is money. A lone sign, or what only TeX would say, is math.
    "math": rf"\$(?![\s$]|{_MONEY})(?P<math_body>"
    rf"(?>{_WORDS}|\\.|[^$\\\n]|\n(?![ \t]*\n))*?(?:{_WORDS}|\\.|[^$\\\s]))\$(?!\d)"
    r"|\$(?P<sign_body>\s?(?:\\[A-Za-z]+|[<>=≤≥≈∼±×+&#-])\s?)\$"
    r"|\$\s?(?P<loose_body>[^$\n]{0,300}?(?:\\[A-Za-z]|[\^_][\w{])[^$\n]{0,300}?)\s?\$(?!\d)"
    r"|\\\((?P<paren_body>.{1,2000}?)\\\)",
    "accent": r"(?P<brace>\{)?\\(?:"
    rf"[\"'`^~=.](?:\{{{_LETTER}\}}|\s?{_LETTER}\b|{_LETTER})"
    rf"|[uvHtcdbkr](?:\{{(?:{_LETTER}|[^\W\d_]{{2}})\}}|\s{_LETTER}\b)"
    r")(?(brace)\}|(?:\{\})?)",
    "command": rf"\\(?P<name>{_STYLES})\s?(?=\{{)",
    "short": r"\\(?P<abbreviated>ie|eg|etal|etc|cf|wrt)(?![A-Za-z])(?:\{\})?\.?",
    "citation": r"\\(?:cite[a-z]*|parencite|textcite|autocite)\*?\s?(?:\[[^\[\]\n]{0,80}\])?"
    r"\{(?P<keys>[^{}\n]{1,300})\}",
    "group": rf"\{{\s?\\(?P<switch>{_SWITCHES})\b\s*",
    "symbol": rf"(?P<wrap>\{{)?\\(?:{_LETTERS_AND_MARKS})(?![A-Za-z])"
    r"(?(wrap)\}|(?:\{\}|[ ](?=[a-zA-Z]))?)",
    "sign": rf"(?P<held>\{{)?\\(?:{_SIGNS})(?![A-Za-z])(?(held)\}}|(?:\{{\}})?)",
    "unknown": r"\\[A-Za-z]+\*?(?:\{[^{}]{0,200}\})+",
    "backslashes": r"\\\\",
    "hyphen": r"(?<=\w)\\-(?=\w)",
    "escaped": r"\\[%&#_{}$ ,;/@]",
    # Where links lead, and addresses in the text.
    "verbatim": r"\]\((?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"|(?:(?<=http)|(?<=https))://[^\s\[\](){}<>$\\`*\"|]+",
    # Between words, but not the lines of tables, and not what underlines a heading.
    "dashes": r"(?<=[\w$)}'”.!?%])---?(?=[\w$(\\{`“])|(?<=\w)---(?=\s)"
    r"|(?<=[^\s|:>-] )---?(?=[ \n](?!\s*\|))|(?<=\n)---?(?= [^\s|-])",
    "tie": r"(?<=[\w.,])~(?=[\w\\$(])",
    "braced": r"\{[—–]\}|\{---?\}",
    "protected": r"(?<![\^_])(?P<outer>\{)?\{(?P<word>[\w-]*[^\W\d_][\w-]*)\}(?(outer)\})"
    r"|(?<![\w\^\\}])\{(?P<words>[\w-]*[^\W\d_][\w-]*(?: [\w-]+)+)\}",
}
# What any of them begins with is tried first, because it is quick.
TOKEN = re.compile(
    rf"(?=[`$\\{{~:\]-])(?:{'|'.join(f'(?P<{kind}>{looks})' for kind, looks in _KINDS.items())})",
    re.DOTALL,
)
FENCE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:(?P<ticks>```++)[^`\n]*+|(?P<waves>~~~++).*+)\n"
    r"(?:.*\n)*?(?:[ \t>]*(?:(?P=ticks)`*|(?P=waves)~*)[ \t]*$|.*\Z)",
    re.MULTILINE,
)
LINK_ONLY = re.compile(r"\\url\{[^{}$]*\}[.,]?")
ABBREVIATION = re.compile(
    r"(?:e\.\s?g|i\.\s?e|et~?\s*al|etc|cf|vs|a\.k\.a|w\.r\.t|viz|[Aa]\.?\s?[Pp]riori)[.,]{0,2}"
)
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def matching_braces(source: str) -> dict[int, int]:
    """Where each brace that opens is closed, found in one pass."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for brace in BRACE.finditer(source):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            pairs[opened.pop()] = brace.start()
    return pairs
