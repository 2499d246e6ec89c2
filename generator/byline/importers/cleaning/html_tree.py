"""HTML and JATS as a tree, however broken they are; what is no tag that we know is text."""

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

_DEEPEST = 40
_MOST_ESCAPES = 3  # how often a text may have been escaped
BLOCKS = frozenset({
    "p", "div", "section", "sec", "abstract", "title", "h1", "h2", "h3", "h4", "h5", "h6", "li",
    "list-item", "ul", "ol", "list", "br", "break", "blockquote", "disp-quote", "disp-formula",
    "table", "tr", "label",
})  # fmt: skip
MATH = frozenset({
    "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac",
    "msqrt", "mroot", "msub", "msup", "msubsup", "mover", "munder", "munderover", "mfenced",
    "mstyle", "mpadded", "mphantom", "menclose", "mtable", "mtr", "mtd", "mmultiscripts",
    "mprescripts", "none", "annotation-xml",
})  # fmt: skip
_WORDS = frozenset({
    "i", "em", "italic", "b", "strong", "bold", "sub", "sup", "a", "ext-link", "uri", "xref",
    "code", "tt", "monospace", "kbd", "samp", "u", "underline", "sc", "span", "font", "small",
    "big", "inline-formula", "alternatives", "tex-math", "inline-graphic", "graphic", "img",
    "styled-content", "named-content", "sans-serif", "roman", "q", "cite", "abbr", "mark", "s",
    "strike", "del", "ins", "td", "th", "tbody", "html", "body", "script", "style", "head",
    "dfn", "center", "overline", "title-group", "trans-abstract", "scp", "fn", "email", "pre",
})  # fmt: skip
_EMPTY = frozenset({"br", "break", "img", "graphic", "inline-graphic", "mspace", "none"})
_UNSEEN = frozenset({"script", "style", "head"})
_KNOWN = sorted(BLOCKS | MATH | _WORDS, key=len, reverse=True)
_PREFIX = r"(?:jats|mml|m|ns\d):"
_NAME = rf"(?:{_PREFIX})?(?:{'|'.join(map(re.escape, _KNOWN))})"
_TAG = rf"/?{_NAME}(?:\s[^<>]*)?/?>"
_NO_TAG = re.compile(rf"<(?!{_TAG})", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,2000}?-->|<\?.{0,500}?\?>|<!\[CDATA\[|\]\]>", re.DOTALL)
_ESCAPED_TAG = re.compile(rf"&lt;{_TAG[:-1]}(?:>|&gt;)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def html_tree(source: str) -> Element:
    """The elements of a text, by their names without a prefix, in one that stands for all."""
    reader = _HtmlReader()
    reader.feed(_NO_TAG.sub("&lt;", _COMMENT.sub("", _unescaped_once(source))))
    reader.close()
    return reader.root


def without_entities(text: str) -> str:
    """The text with `&amp;`, and what was escaped more than once, as what they stand for."""
    for _ in range(_MOST_ESCAPES):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text


def _unescaped_once(source: str) -> str:
    """The source with tags as tags, where all of it had been escaped."""
    for _ in range(_MOST_ESCAPES):
        plainer = source.replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")
        if not _ESCAPED_TAG.search(plainer):
            break
        source = html.unescape(plainer)
    return source


class _HtmlReader(HTMLParser):
    """Builds the tree; an end that fits nothing is passed over, what is left open is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("all")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Opens an element, up to a depth."""
        name = _bare(tag)
        if len(self._open) > _DEEPEST:
            return
        element = SubElement(self._open[-1], name, {key: it or "" for key, it in attrs})
        if name not in _EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""
        if len(self._open) <= _DEEPEST:
            SubElement(self._open[-1], _bare(tag), {key: it or "" for key, it in attrs})

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost element of the name, with all that it holds."""
        names = [element.tag for element in self._open]
        name = _bare(tag)
        if name in names[1:]:
            del self._open[len(names) - 1 - names[::-1].index(name) :]

    def handle_data(self, data: str) -> None:
        """Text, where it stands."""
        holder = self._open[-1]
        if holder.tag in _UNSEEN:
            return
        data = without_entities(data)
        if len(holder):
            holder[-1].tail = (holder[-1].tail or "") + data
        else:
            holder.text = (holder.text or "") + data


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]
