"""Simple MathML as TeX."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

_SIGNS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ϵ": "epsilon", "ε": "varepsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "varphi",
    "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta",
    "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    "≤": "leq", "≥": "geq", "≠": "neq", "≈": "approx", "∼": "sim", "≡": "equiv", "∝": "propto",
    "×": "times", "⋅": "cdot", "·": "cdot", "±": "pm", "∓": "mp", "÷": "div", "∗": "ast",
    "∈": "in", "∉": "notin", "⊂": "subset", "⊆": "subseteq", "∪": "cup", "∩": "cap",
    "∅": "emptyset",
    "∞": "infty", "∂": "partial", "∇": "nabla", "∀": "forall", "∃": "exists", "→": "to",
    "←": "leftarrow", "⇒": "Rightarrow", "↦": "mapsto", "∑": "sum", "∏": "prod", "∫": "int",
    "ℓ": "ell", "…": "ldots", "⋯": "cdots", "≪": "ll", "≫": "gg", "∥": "Vert", "⟨": "langle",
    "⟩": "rangle", "⌈": "lceil", "⌉": "rceil", "⌊": "lfloor", "⌋": "rfloor", "√": "surd",
    "⊗": "otimes", "⊕": "oplus", "∧": "wedge", "∨": "vee", "¬": "neg", "⊤": "top", "⊥": "bot",
    "∘": "circ", "⋆": "star", "†": "dagger", "ℝ": "mathbb{R}", "ℕ": "mathbb{N}", "ℤ": "mathbb{Z}",
    "ℚ": "mathbb{Q}", "ℂ": "mathbb{C}", "𝔼": "mathbb{E}", "ℙ": "mathbb{P}", "ℋ": "mathcal{H}",
    "ℒ": "mathcal{L}", "ℱ": "mathcal{F}", "{": "{", "}": "}", "%": "%", "#": "#",
    "&": "&", "$": "$", "_": "_",
}  # fmt: skip
_AS_THEY_ARE = {"−": "-", "\u2061": "", "\u2062": "", "\u2063": "", "\u00a0": " ", "′": "'"}
_FUNCTIONS = frozenset({
    "arg", "cos", "det", "dim", "exp", "gcd", "inf", "ker", "lim", "ln", "log", "max", "min", "Pr",
    "sin", "sup", "tan",
})  # fmt: skip
_OVER = {"¯": "bar", "‾": "bar", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "→": "vec",
         "˙": "dot", ".": "dot"}  # fmt: skip
_FONTS = {
    "bold": "mathbf", "double-struck": "mathbb", "script": "mathcal", "normal": "mathrm",
    "fraktur": "mathfrak", "sans-serif": "mathsf", "monospace": "mathtt",
    "bold-italic": "boldsymbol",
}  # fmt: skip
_GROUPS = frozenset({
    "math", "semantics", "mrow", "mstyle", "mpadded", "inline-formula", "alternatives",
    "disp-formula",
})  # fmt: skip


class NotSimpleError(Exception):
    """A formula holds something that is not turned into TeX here."""


def tex_of(formula: Element) -> str:
    """The formula as TeX: as its author wrote it where that is kept, else from its parts.

    Raises NotSimpleError."""
    if written := _as_written(formula):
        return written
    return " ".join(_group(formula).split())


def _as_written(formula: Element) -> str:
    """The TeX that stands beside the MathML."""
    for it in formula.iter():
        is_tex = it.tag == "tex-math" or (
            it.tag == "annotation" and "tex" in it.get("encoding", "").lower()
        )
        if is_tex and it.text and it.text.strip():
            return _without_delimiters(it.text)
    alternative = formula.get("alttext", "")
    return _without_delimiters(alternative) if "\\" in alternative or "_" in alternative else ""


def _without_delimiters(tex: str) -> str:
    """The formula of what may be a document of its own, in which publishers wrap it."""
    begin, end = tex.find(r"\begin{document}"), tex.find(r"\end{document}")
    tex = tex[begin + 16 : end] if 0 <= begin < end else tex
    tex = " ".join(tex.split())
    for opening, closing in (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]")):
        if tex.startswith(opening) and tex.endswith(closing) and len(tex) > len(opening + closing):
            tex = tex[len(opening) : -len(closing)].strip()
    return tex


def _tex(it: Element) -> str:
    if it.tag in _GROUPS:
        return _group(it)
    if it.tag not in _WRITERS:
        raise NotSimpleError(it.tag)
    return _WRITERS[it.tag](it)


def _group(it: Element) -> str:
    parts = [_tex(part) for part in it if part.tag not in {"annotation", "annotation-xml"}]
    text = (it.text or "").strip() if not parts else ""
    return "".join(parts) or _signs(text)


def _identifier(it: Element) -> str:
    text = _said(it)
    if text in _FUNCTIONS:
        return f"\\{text} "
    font = _FONTS.get(it.get("mathvariant", ""), "")
    if font and (font != "mathrm" or len(text) > 1):
        return f"\\{font}{{{text}}}"
    is_word = len(text) > 1 and text.isascii() and text.isalpha()
    return f"\\mathrm{{{text}}}" if is_word else _signs(text)


def _operator(it: Element) -> str:
    text = _said(it)
    return f"\\{text} " if text in _FUNCTIONS else _signs(text)


def _signs(text: str) -> str:
    out = []
    for sign in text:
        name = _SIGNS.get(sign, "")
        spelt = f"\\{name}" if name else _AS_THEY_ARE.get(sign, sign)
        out.append(f"{spelt} " if name and name[-1].isalpha() else spelt)
    return "".join(out)


def _said(it: Element) -> str:
    return "".join(it.itertext()).strip()


def _arguments(it: Element, number: int) -> list[str]:
    parts = [_tex(part).strip() for part in it]
    if len(parts) != number:
        raise NotSimpleError(it.tag)
    return parts


def _braced(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _base(text: str) -> str:
    is_whole = len(text) == 1 or (text.startswith("\\") and text[1:].isalpha())
    return text if is_whole or text.endswith("}") else f"{{{text}}}"


def _scripts(it: Element) -> str:
    """A base with what stands below and above it."""
    marks = {"msub": "_", "munder": "_", "msup": "^", "mover": "^"}.get(it.tag, "_^")
    base, *others = _arguments(it, len(marks) + 1)
    sign = others[0].lstrip("\\").strip()
    if it.tag == "mover" and (accent := _OVER.get(_said(it[1]))):
        return f"\\{accent}{{{base}}}"
    if others == ["'"] or sign == "prime":
        return f"{_base(base)}'"
    scripts = (f"{mark}{_braced(it)}" for mark, it in zip(marks, others, strict=True))
    return _base(base) + "".join(scripts)


def _fraction(it: Element) -> str:
    above, below = _arguments(it, 2)
    return f"\\frac{{{above}}}{{{below}}}"


def _root(it: Element) -> str:
    inside, degree = _arguments(it, 2)
    return f"\\sqrt[{degree}]{{{inside}}}"


def _fenced(it: Element) -> str:
    return it.get("open", "(") + ",".join(_tex(part) for part in it) + it.get("close", ")")


def _text(it: Element) -> str:
    text = " ".join("".join(it.itertext()).split(" "))
    if any(sign in text for sign in "\\{}$"):
        raise NotSimpleError(it.tag)
    return f"\\text{{{text}}}" if text.strip() else " "


_WRITERS: dict[str, Callable[[Element], str]] = {
    "mi": _identifier,
    "mn": lambda it: _signs(_said(it)),
    "mo": _operator,
    "mtext": _text,
    "ms": _text,
    "mspace": lambda _it: " ",
    "mfrac": _fraction,
    "msqrt": lambda it: f"\\sqrt{{{_group(it).strip()}}}",
    "mroot": _root,
    "msub": _scripts,
    "msup": _scripts,
    "msubsup": _scripts,
    "munder": _scripts,
    "mover": _scripts,
    "munderover": _scripts,
    "mfenced": _fenced,
}
