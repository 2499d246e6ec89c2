"""A site's own templates: that they can be read, are used, and are abreast of the engine's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from byline.problems import Place, Problem, error, warning

MOST_OF_DIFFERENCE = 20  # lines
# What pages load by a template, and by a style sheet; and what stands in a page that shall not.
_LOADED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio)\b[^>]*?\bsrc\s*=\s*["']?((?:https?:)?//[^"'\s>]+)"""
    r"""|<link\b(?=[^>]*\brel\s*=\s*["']?[\w ]*(?:stylesheet|preload|icon|manifest))"""
    r"""[^>]*?\bhref\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
_LOADED_BY_STYLE = re.compile(
    r"""(?:@import\s+(?:url\()?|\burl\()\s*["']?((?:https?:)?//[^"'\s)]+)()""", re.IGNORECASE
)
_SCHEME = re.compile(r"^(?:https?:)?(?=//)", re.IGNORECASE)
_WITHIN_PAGES = re.compile(
    r"""(<script\b(?![^>]*\b(?:src\b|type\s*=\s*["']?application/))[^>]*>)|(<style\b[^>]*>)"""
    r"""|(\s(?:on[a-z]+|style)\s*=\s*["'])""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OnLine:
    """What is said of a line of a file, or named on it."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """What Jinja makes of a template: what is wrong with it, if anything; which others it may name
    (None: any); and which of them it cannot do without."""

    fault: OnLine | None
    names: frozenset[str | None]
    needs: tuple[OnLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A file of a site's `templates/`, by its path there, and what is known about it.

    `text` is None where it is not saved as UTF-8, `fault` what Jinja has against it. `lacks` are
    the templates that it needs and that are not there, `has_no` the files that a theme names in
    vain, each with a hint, or ''. `engines` is the engine's file of that name, if it has one;
    `copied` is that file as it was in `version`, when the site copied it, if it did. `meant` names
    a file that is called like this one, or is ''. `loads_from` are the addresses of other sites
    from which pages may load things.
    """

    name: str
    text: str | None
    fault: OnLine | None = None
    lacks: tuple[tuple[OnLine, str], ...] = ()
    has_no: tuple[tuple[OnLine, str], ...] = ()
    engines: str | None = None
    copied: str | None = None
    version: str = ""
    is_used: bool = True
    meant: str = ""
    loads_from: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Its path in the site."""
        return f"templates/{self.name}"

    def place(self, line: int) -> Place:
        """The place of a line, which may be said to be behind the last."""
        lines = (self.text or "").split("\n")
        number = max(1, min(line, len(lines)))
        quote = lines[number - 1]
        column = len(quote) - len(quote.lstrip()) + 1
        return Place(self.file, number, column, max(1, len(quote.strip())), quote)


def no_utf_8(template: OwnTemplate) -> Iterator[Problem]:
    """A template, style sheet or script that is saved in another coding."""
    if template.text is None:
        hint = "save it as UTF-8: editors offer that when they save a file"
        yield error(Place(template.file), "this file is not saved as UTF-8", hint)


def no_jinja(template: OwnTemplate) -> Iterator[Problem]:
    """A template that Jinja cannot read."""
    if template.fault:
        hint = "correct the line"
        if template.engines is not None:
            hint += ", or remove the file: pages are then made with the engine's"
        message = f"this template cannot be read: {template.fault.text}"
        yield error(template.place(template.fault.line), message, hint)


def part_that_is_missing(template: OwnTemplate) -> Iterator[Problem]:
    """Each template that a template includes or extends, and that is nowhere."""
    for part, hint in template.lacks:
        what_to_do = _in_lines(hint, "write it, or take it out of this line")
        yield error(template.place(part.line), f"there is no template '{part.text}'", what_to_do)


def file_that_is_missing(template: OwnTemplate) -> Iterator[Problem]:
    """Each picture or font that a theme names and that is nowhere."""
    for part, hint in template.has_no:
        message = f"there is no file templates/{part.text}"
        what_to_do = _in_lines(hint, "put it there, or take it out of this line")
        yield warning(template.place(part.line), message, what_to_do)


def what_browsers_refuse(template: OwnTemplate) -> Iterator[Problem]:
    """What a template or a style sheet loads from a site that config.yaml does not name, or writes
    into pages where it would not run."""
    is_style = template.name.endswith(".css")
    if not is_style and not template.name.endswith(".html"):
        return
    for number, line in enumerate((template.text or "").splitlines(), 1):
        for found in (_LOADED_BY_STYLE if is_style else _LOADED).finditer(line):
            url = _SCHEME.sub("https:", found[1] or found[2])
            if not any(map(url.startswith, template.loads_from)):
                message = f"browsers will not load {url}: config.yaml does not name its site"
                hint = "name it under loads_from there, or put the file into templates/assets/"
                yield warning(template.place(number), message, hint)
        if not is_style and _WITHIN_PAGES.search(line):
            message = "browsers will not take this: pages hold no script and no style of their own"
            hint = "write it into templates/theme.css, or into a file in templates/assets/js/"
            yield warning(template.place(number), message, hint)


def engine_has_changed(template: OwnTemplate) -> Iterator[Problem]:
    """A copy of a file of the engine that is another since."""
    then, now = template.copied, template.engines
    if then is None or now is None or then == now:
        return
    version = template.version
    since = f"version {version}, from which it was copied" if version else "it was copied"
    changed = difference(then, now)
    more = len(changed) - MOST_OF_DIFFERENCE
    what_to_do = _in_lines(
        "the engine's, then (-) and now (+):",
        *changed[:MOST_OF_DIFFERENCE],
        f"and {more:,} more lines: byline override --diff {template.name}" if more > 0 else "",
        "take over into your file what you want of it; then, or if you want nothing, run:",
        f"byline override --renew {template.name}",
    )
    message = f"the engine's file has changed since {since}"
    yield warning(Place(template.file), message, what_to_do)


def nothing_uses_it(template: OwnTemplate) -> Iterator[Problem]:
    """A file that no page is made from."""
    if template.is_used:
        return
    if template.copied is not None:
        message = "the engine no longer has the file that this one overrides"
        hint = "byline override lists what it has now; remove this file once you need it no more"
    else:
        message, hint = "nothing uses this file", "remove it, or include it in a template"
    yield warning(Place(template.file), message, _in_lines(template.meant, hint))


def difference(then: str, now: str) -> list[str]:
    """What changed between two texts, as a unified difference without its heading."""
    lines = unified_diff(then.splitlines(), now.splitlines(), n=1, lineterm="")
    return [*lines][2:]


def _in_lines(*texts: str) -> str:
    """The texts that say something, a line each."""
    return "\n".join(filter(None, texts))
