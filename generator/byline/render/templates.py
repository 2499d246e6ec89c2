"""Templates: where they are found, what each rests on, and the words for one that does not work."""

import traceback
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from unicodedata import bidirectional

import jinja2
from jinja2 import meta
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from byline.problems import Failure
from byline.render.folders import ENGINE_TEMPLATES
from byline.words import interface as words

_ENDINGS = ("html", "xml")
# Letters and digits from right to left, and marks that turn what follows.
_MOVES = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})

_MARK = '<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="{}"/></svg>'


class TemplateFaultError(Failure):
    """A template, perhaps the site's own, does not work; said with its place."""


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template as it is written, and the names of those that it extends, includes or imports.

    `is_own` says that it is the site's, not the engine's; `links_freely`, that it may lead to
    any page, where the engine's lead to what their views name.
    """

    text: str
    rests_on: tuple[str, ...]
    is_own: bool
    links_freely: bool


class Item(Protocol):
    """A text, and the address on this site that it leads to, if any."""

    @property
    def text(self) -> str:
        """What shows."""

    @property
    def address(self) -> str | None:
        """Where it leads."""


class OutItem(Protocol):
    """A text, and where it leads out of the pages, if anywhere."""

    @property
    def text(self) -> str:
        """What shows."""

    @property
    def url(self) -> str | None:
        """Where it leads to another site."""

    @property
    def address(self) -> str | None:
        """Where it leads to a file of this one."""

    @property
    def mark(self) -> str:
        """The outline of the sign before the text, if there is one."""

    @property
    def is_own(self) -> bool:
        """Does it lead to a page of the same person or site?"""


class _Context(Context):
    """What a template knows while it makes a page."""

    def call(
        self,
        called: Callable[..., Any],
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        """Calls what a template calls. Jinja would ask of each such thing in several ways whether
        it wants the context; none of ours does, and pages make a hundred calls each."""
        return called(*args, **named)


class _Unknown(jinja2.StrictUndefined):
    """A name that nothing answers to. Views hold no mapping but what records say under `extra`,
    and one record may lack there what another has."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        if hint is None and isinstance(obj, Mapping):
            hint = words.no_extra(str(name))
        super().__init__(hint, obj, name, exc)


class _Environment(jinja2.Environment):
    """Templates that share one plain dict of global names.

    Jinja would chain a dict of its own before it for each template, and walk the chain in
    Python for every include and import.
    """

    context_class = _Context

    def make_globals(self, _names: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that all templates know; no template of ours is given more."""
        return self.globals


def environment(folders: Sequence[Path]) -> jinja2.Environment:
    """The templates, looked up in the folders in turn; an unknown name is an error."""
    made = _Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=_Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals["words"] = words
    made.globals |= {"apart": apart, "joined": joined}
    made.globals |= {"anchor": anchor, "anchors": anchors, "out": out}
    return made


def apart(text: str) -> Markup:
    """The text as HTML; where some of it runs from right to left, so that this moves nothing
    beside it. All other texts need no mark for that, and most pages hold many."""
    made = escape(text)
    if made.isascii() or not any(bidirectional(it) in _MOVES for it in made):
        return made
    return Markup("<bdi>") + made + Markup("</bdi>")


def joined(texts: Iterable[str], between: str = ", ") -> Markup:
    """The texts in a row, each set apart."""
    return Markup(str(escape(between)).join(map(apart, texts)))  # noqa: S704 - escaped


def anchor(item: Item, link: Callable[[str], str]) -> Markup:
    """The item's text, as a link where it leads anywhere. Most links of a page are such ones, and
    a macro for them took a tenth of its time."""
    text = apart(item.text)
    if item.address is None:
        return text
    return Markup(f'<a href="{escape(link(item.address))}">{text}</a>')  # noqa: S704 - escaped


def anchors(items: Iterable[Item], link: Callable[[str], str], between: str = ", ") -> Markup:
    """The items' texts in a row, each as a link where it leads anywhere."""
    made = [anchor(item, link) for item in items]
    return Markup(str(escape(between)).join(made))  # noqa: S704 - escaped


def out(item: OutItem, link: Callable[[str], str]) -> Markup:
    """The item's text, as a link where it leads to another site or to a file of this one."""
    text = escape(item.text)
    if item.url is None and item.address is None:
        return text
    target = item.url if item.address is None else link(item.address)
    mark = _MARK.format(escape(item.mark)) if item.mark else ""
    own = ' rel="me"' if item.is_own else ""
    return Markup(f'<a href="{escape(target)}"{own}>{mark}{text}</a>')  # noqa: S704 - escaped


def sources(templates: jinja2.Environment) -> dict[str, TemplateSource]:
    """All templates by name. What is wrong with one is said when a page needs it."""
    return {name: _source(templates, name) for name in templates.list_templates(_ENDINGS)}


def closure(known: Mapping[str, TemplateSource], *names: str) -> dict[str, TemplateSource]:
    """These templates and all that they rest on."""
    found: dict[str, TemplateSource] = {}
    pending = list(names)
    while pending:
        name = pending.pop()
        if name in known and name not in found:
            found[name] = known[name]
            pending += known[name].rests_on
    return dict(sorted(found.items()))


def _source(templates: jinja2.Environment, name: str) -> TemplateSource:
    loader = templates.loader
    assert loader  # noqa: S101 - for mypy: `environment` gives one
    try:
        text, file, _is_current = loader.get_source(templates, name)
        parsed = templates.parse(text)
    except (jinja2.TemplateSyntaxError, UnicodeDecodeError) as fault:
        return TemplateSource(str(fault), (), is_own=True, links_freely=True)
    named = list(meta.find_referenced_templates(parsed))
    everything = templates.list_templates(_ENDINGS) if None in named else ()
    rests_on = dict.fromkeys(it for it in (*named, *everything) if it)
    is_own = not (file and Path(file).is_relative_to(ENGINE_TEMPLATES))
    links_freely = is_own and "link" in meta.find_undeclared_variables(parsed)
    return TemplateSource(text, tuple(rests_on), is_own, links_freely)


def words_of_fault(fault: Exception) -> str:
    """The place in the template, what is wrong with it, and what follows; '' where the fault
    does not lie in a template."""
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return f"{fault.filename}:{fault.lineno}: {fault.message}; the site was not built"
    if isinstance(fault, UnicodeDecodeError):
        return "a template is not saved as UTF-8; the site was not built"
    frames = traceback.extract_tb(fault.__traceback__)
    place = next((it for it in reversed(frames) if it.filename.endswith((".html", ".xml"))), None)
    if place is None and not isinstance(fault, jinja2.TemplateError):
        return ""
    where = f"{place.filename}:{place.lineno}" if place else "templates"
    return f"{where}: {fault}; the site was not built"
