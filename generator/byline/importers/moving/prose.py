"""Texts of other systems as plain Markdown: without the marks of templates, and without HTML."""

import html
import re
from dataclasses import dataclass

_CODE = re.compile(r"^(```.*?^```[ \t]*$|~~~.*?^~~~[ \t]*$)", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"""\s*["']([^"'{}]*)["']""")
_STATIC_LINK = re.compile(
    r"""\{\{<\s*staticref\s+["']?([^"'{}\s]*)[^{}]*>\}\}([^{}]*)\{\{<\s*/staticref\s*>\}\}"""
)
_MARK = re.compile(r"\{\{([<%]?)([^{}]*)\}\}|\{%([^{}]*)%\}")
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")
# Marks that only change how a text looks: it is the same without them.
_QUIET = frozenset({
    "raw", "endraw", "math", "icon", "comment", "endcomment", "callout", "alert", "spoiler",
    "details", "enddetails", "hint", "site.baseurl", "site.url", "toc", "align",
})  # fmt: skip
_NOT_TEXT = ("script", "style", "iframe", "video", "audio", "object", "svg", "form")
_TAGS = (
    "a|abbr|address|article|aside|b|big|blockquote|br|button|center|cite|code|dd|del|details|dfn|"
    "div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|nav|"
    "ol|p|picture|pre|q|s|section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|"
    "tfoot|th|thead|tr|tt|u|ul|var"
)
_TAG = re.compile(rf"<(/?)({_TAGS})\b((?:\s[^<>]*)?)/?>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b(\s[^<>]*)>([^<]*)</a\s*>", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_INSTEAD = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "br": "\n", "p": "\n\n",
    "div": "\n\n", "hr": "\n\n", "code": "`", "tt": "`",
}  # fmt: skip
_RAISED = re.compile(r"<(sup|sub)\b[^<>]*>([^<>$]{1,12})</\1\s*>", re.IGNORECASE)
_LOOSE_SPACE = re.compile(r"^ (?=\S)", re.MULTILINE)
_LOOSE_EMPHASIS = re.compile(r"(?<![*\w])\*\*[ \t]*\*\*(?![*\w])")
_UNDERLINES = re.compile(r"(?<!\w)_|_(?!\w)")
_EMOJI = re.compile(r"(?:(?<=\s)|^):[a-z][a-z0-9_+-]{1,40}:(?=\s|$)[ \t]?", re.MULTILINE)
_TITLES = re.compile(r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s+)+|,?\s+(?:Ph\.?\s?D|M\.?D)\.?$")
_GAPS = re.compile(r"[ \t]*\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True, slots=True)
class PlainProse:
    """A text in Markdown, and what was taken out of it because no record can hold it."""

    text: str
    taken_out: tuple[str, ...] = ()


def plain_prose(source: str) -> PlainProse:
    """A text in Markdown without templates' marks and HTML."""
    taken_out: list[str] = []
    pieces = _CODE.split(source)  # every other one is code, and stays as it is
    pieces[::2] = [_plain(it, taken_out) for it in pieces[::2]]
    text = _GAPS.sub("\n\n", "".join(pieces))
    return PlainProse(text.strip(), tuple(dict.fromkeys(taken_out)))


def _plain(text: str, taken_out: list[str]) -> str:
    text = _without_what_is_no_text(_without_marks(text, taken_out), taken_out)
    text = _EMOJI.sub("", _without_tags(_RAISED.sub(_in_formula, text)))
    return _LOOSE_SPACE.sub("", _LOOSE_EMPHASIS.sub("", html.unescape(text)))


def _in_formula(raised: re.Match[str]) -> str:
    """What stands above or below the line: a formula, but for the letters of '1st'."""
    said = raised[2].strip()
    sign = "^" if raised[1].lower() == "sup" else "_"
    return said if said.isalpha() and sign == "^" else f"${sign}{{{said}}}$"


def plain_line(source: str) -> str:
    """The same of a short text, on one line."""
    return " ".join(plain_prose(source).text.split())


def bare_line(source: str) -> str:
    """A short text without any marks at all, as names are written."""
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", plain_line(source))
    text = re.sub(r"\\?[*`]", "", text)
    return _UNDERLINES.sub("", text).strip()


def persons_name(source: str) -> str:
    """The name of a person, without titles and degrees."""
    return _TITLES.sub("", bare_line(source))


def _without_marks(text: str, taken_out: list[str]) -> str:
    text = _STATIC_LINK.sub(r"[\2](/\1)", text)

    def instead(mark: re.Match[str]) -> str:
        if mark[3] is not None:
            return _of_tag(mark[3], taken_out)
        said = mark[2].rstrip(">%").strip().lstrip("/").strip()
        quoted = _QUOTED.match(said)
        if quoted and not mark[1]:
            return quoted[1]
        word = said.split(maxsplit=1)[0] if said else ""
        if word not in _QUIET and re.fullmatch(r"[\w./-]+", word):
            taken_out.append(word)
        return ""

    return _ATTRIBUTES.sub("", _MARK.sub(instead, text))


def _of_tag(said: str, taken_out: list[str]) -> str:
    words = said.strip(" \n-").split()
    if words[:1] in (["link"], ["post_url"]) and len(words) > 1:
        return f"/{words[1]}" if words[0] == "link" else ""
    if words and words[0] not in _QUIET and not words[0].startswith("end"):
        taken_out.append(" ".join(words[:2]) if words[0] == "include" else words[0])
    return ""


def _without_what_is_no_text(text: str, taken_out: list[str]) -> str:
    """Without comments, and without elements that hold anything but text."""
    text = _cut(text, "<!--", "-->")[0]
    for name in _NOT_TEXT:
        if f"<{name}" in text.lower():
            text, times = _cut(text, f"<{name}", f"</{name}>")
            taken_out += [name] * (times and name not in ("script", "style"))
    return text


def _cut(text: str, start: str, end: str) -> tuple[str, int]:
    """The text without all that stands between these, and how often that was; what is never
    closed stays."""
    low, kept, at, times = text.lower(), [], 0, 0
    while (begins := low.find(start, at)) >= 0 and (ends := low.find(end, begins)) >= 0:
        kept.append(text[at:begins])
        at, times = ends + len(end), times + 1
    return "".join([*kept, text[at:]]), times


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _TAG.sub(lambda tag: tag[0] if tag[2].lower() == "a" else _of_element(tag), text)
    text = _ANCHOR.sub(_as_link, text)
    return _TAG.sub(_of_element, text)


def _of_element(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name == "img":
        address, alt = _ADDRESS.search(tag[3]), _ALT.search(tag[3])
        said = next(filter(None, alt.groups()), "") if alt else ""
        return f"![{said}]({next(filter(None, address.groups()), '')})" if address else ""
    if name == "li":
        return "" if tag[1] else "\n- "
    if re.fullmatch("h[1-6]", name):
        return "\n\n" if tag[1] else f"\n\n{'#' * int(name[1])} "
    return _INSTEAD.get(name, "")


def _as_link(anchor: re.Match[str]) -> str:
    found = _ADDRESS.search(anchor[1])
    address = next(filter(None, found.groups()), "") if found else ""
    said = " ".join(anchor[2].split())
    return f"[{said}]({address})" if address and said else said
