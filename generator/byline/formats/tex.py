"""Text as LaTeX source for BibTeX files, in which braces count even behind a backslash."""

import re

# Commands end in {} so that no letter behind one is read as part of it.
_COMMANDS = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_ESCAPES = str.maketrans(_COMMANDS)
_PERCENT = {"{": "%7B", "}": "%7D", "\\": "%5C"}
_NOT_VERBATIM = re.compile(r"[{}\\\s\x00-\x1f\x7f-\x9f]")
_CONTROLS = dict.fromkeys(
    code for code in (*range(32), *range(0x7F, 0xA0)) if not chr(code).isspace()
)
_NOT_PLAIN = re.compile(r"[^\w ,.:;'()/?!-]|_| {2}")  # what may need more than a strip

_MATH = r"\$(?:\\.|[^$\\])*\$"
_WORD = rf"(?:[^\W_]|[\u0300-\u036f]|{_MATH})+"
_JOINER = r"(?:['\u2019./+@]|\\[&_\#])"
# A word goes on over an apostrophe or a sign between letters, and ends at a hyphen.
_TOKEN = re.compile(rf"({_WORD}(?:{_JOINER}{_WORD})*)|(\\[A-Za-z]+(?:\{{\}})?)|\\.|([{{}}])")
_ESCAPED_BRACE = re.compile(rf"({_MATH})|\\(.)", re.DOTALL)
_IN_MATH = {"{": r"\lbrace ", "}": r"\rbrace "}


def escaped(text: str) -> str:
    """Plain text on one line, with all that TeX would take for a command as it shows."""
    text = text.strip()
    if not _NOT_PLAIN.search(text):
        return text
    return " ".join(text.translate(_CONTROLS).split()).translate(_ESCAPES)


def verbatim(text: str) -> str:
    """An identifier or address as it is; what could break an entry is percent-encoded."""
    return _NOT_VERBATIM.sub(lambda sign: _PERCENT.get(sign[0], ""), text)


def protected(source: str) -> str:
    """LaTeX source with braces around what no style may write in small letters.

    Those are words with a capital behind their first letter or with a digit beside one, math,
    and commands with capitals; what stands in braces already stays as it is. Without its
    braces the source must be balanced.
    """
    source = _without_escaped_braces(source)
    out: list[str] = []
    at = 0
    while token := _TOKEN.search(source, at):
        out.append(source[at : token.start()])
        at = token.end()
        word, command, brace = token.groups()
        if brace == "{":
            at = _end_of_group(source, token.start())
            out.append(source[token.start() : at])
        elif _needs_braces(word or "") or (command and command.lower() != command):
            out.append(f"{{{token[0]}}}")
        else:
            out.append(token[0])
    return "".join([*out, source[at:]])


def is_balanced(source: str) -> bool:
    """Every brace that opens is closed, as BibTeX counts them."""
    depth = 0
    for brace in re.findall("[{}]", source):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _needs_braces(word: str) -> bool:
    has_capital = word.lower() != word
    return "$" in word or (
        has_capital and (word[1:].lower() != word[1:] or any(map(str.isdigit, word)))
    )


def _end_of_group(source: str, start: int) -> int:
    """The place behind the group that opens at `start`."""
    depth = 0
    for brace in re.compile("[{}]").finditer(source, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(source)


def _without_escaped_braces(source: str) -> str:
    r"""The source with commands in place of `\{` and `\}`, which BibTeX would count."""
    if r"\{" not in source and r"\}" not in source:
        return source
    return _ESCAPED_BRACE.sub(_spelled_brace, source)


def _spelled_brace(match: re.Match[str]) -> str:
    if match[1]:
        return re.sub(r"\\(.)", lambda it: _IN_MATH.get(it[1], it[0]), match[1])
    return _COMMANDS[match[2]] if match[2] in "{}" else match[0]
