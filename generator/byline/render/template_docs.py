"""The contract with authors of templates, made from the views and the table of kinds of pages."""

import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from byline import TEMPLATES_CONTRACT
from byline.records.extent import EXTENTS, Size
from byline.render.assets import FILES
from byline.render.folders import ENGINE_TEMPLATES
from byline.render.frame import Frame
from byline.render.renderer import (
    AROUND_OTHERS,
    AROUND_SECTIONS,
    ENTRY_TEMPLATE,
    ROW_TEMPLATE,
    Around,
)
from byline.views.kinds import PAGE_KINDS
from byline.views.page_kind import FileKind, PageKind
from byline.views.rows import Row
from byline.views.shared import FeedEntry

_WIDTH = 96
# What every template of a page may use, and what those of rows and of feeds may.
PAGE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "page": "the view of the page, as this file tells it for each kind",
        "site": "what the pages of a section share, a [Frame](#frame)",
        "around": "the finished head, top and foot of the page, an [Around](#around)",
        "link(address)": "the way from this page to an address of this site; it must be planned",
        "asset(name)": "the way to a file by its path below `templates/assets/`, such as "
        "`js/mine.js` or `images/sky.png`",
        "row(row)": "a [Row](#row) as HTML. `row(row, own)` marks the person at the address `own`",
        "words": "the words of the interface, such as `words.ABSTRACT`: "
        "[interface.py](byline/words/interface.py)",
        "apart(text)": "a text as HTML; one that runs from right to left moves nothing beside it",
        "joined(texts, between)": "texts in a row, each set apart; left out, `between` is a comma",
        "anchor(item, link)": "the text of a [Link](#link), leading where it leads, if anywhere",
        "anchors(items, link, between)": "a list of such links in a row",
        "out(item, link)": "the same for an [OutLink](#outlink)",
    }
)
ROW_NAMES = ("row", "link", "asset", "words", "apart", "joined", "anchor", "anchors", "out")
_EXAMPLE_OF_HEAD = """```html
<link rel="me" href="https://example.org/@ada">
<script type="module" src="{{ asset("js/mine.js") }}"></script>
```"""
_EXAMPLE_OF_THEME = """```css
@font-face { font-family: Mine; src: url("assets/fonts/mine.woff2"); }
:root { --accent: light-dark(#7a1f5c, #e2a1cc); --serif: Mine, Georgia, serif; }
.site-header { border-bottom: 3px solid var(--accent); }
```"""
_EXAMPLE = """```html
{% extends "layouts/page.html" %}
{% block content %}
<h1>{{ page.heading }}</h1>
{% with pieces = page.body, language = "" %}{% include "parts/prose.html" %}{% endwith %}
{% if page.extra.grant_page is defined %}
<p><a href="{{ page.extra.grant_page }}">The grant</a></p>
{% endif %}
{% endblock %}
```"""


def template_docs() -> str:
    """TEMPLATES.md: where templates are found, and all that each of them may use."""
    alike: dict[object, list[PageKind]] = {}
    for kind in PAGE_KINDS.values():
        alike.setdefault((kind.template, *_views(kind)), []).append(kind)
    sections = [
        *_opening(),
        "## Pages",
        _filled(
            "Each page is made by the template of its kind; several kinds may share one, as all "
            "lists of papers do. Layouts show `head` and `title`, which all views have. Fields of "
            "one type stand in one line."
        ),
        *(section for kinds in alike.values() for section in _page(kinds)),
        *_others(),
        "## What views are made of",
        *(
            text
            for it in _parts()
            for text in (f"### {it.__name__}", _filled(_about(it)), _listed(it))
        ),
    ]
    return "\n\n".join(sections) + "\n"


def view_of(build: Callable[..., Any]) -> type:
    """The class of the view that a builder of views gives."""
    view: type = get_type_hints(build)["return"]
    return view


def words_of_type(hint: Any) -> str:
    """A type in plain words; a part leads to what is said of it."""
    plain = {str: "text", Markup: "HTML", bool: "yes or no", int: "a number"}
    if hint in plain:
        return plain[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    kind, parts = get_origin(hint), get_args(hint)
    if kind is tuple and parts[1:] == (...,):
        return f"a list of {words_of_type(parts[0])}"
    if kind in {Union, UnionType} and parts[1:] == (NoneType,):
        return f"{words_of_type(parts[0])}, or nothing"
    if kind is Mapping:
        return "whatever the record says under `extra`"
    raise TypeError(f"no words for the type {hint}")


def _opening() -> Iterator[str]:
    """How templates are found, and what all of them may use."""
    yield "# Templates"
    yield _filled(
        "A site may bring templates of its own. This file says what they may use; it is made from "
        "the program itself by `make reference`, so it is complete. Templates are written in "
        "[Jinja](https://jinja.palletsprojects.com/), and those of the engine stand in "
        "[templates/](../templates)."
    )
    yield from _style_and_head()
    yield "## How templates are found"
    yield _filled(
        "A template is looked up by its name, such as `pages/paper.html`: first in the folder "
        "`templates/` beside the site's `config.yaml`, then in the engine's folder for sites of "
        f"that size (`templates/{EXTENTS[Size.LEAN].templates}/` for lean ones), then in the "
        "engine's `templates/`. A site may have a folder for its size too, which goes before all. "
        "The first file of that name is taken whole, so it cannot extend the one that it goes "
        "before: copy that and change the copy, or extend a layout. This one makes free pages, as "
        "`templates/pages/page.html`:"
    )
    yield _EXAMPLE
    yield _filled(
        "Layouts have the blocks `head`, `content` and `record`. A part that a template includes "
        "takes what `with` gives it, as here. Style sheets and scripts below `templates/assets/` "
        "are found the same way."
    )
    yield _filled(
        "Every page tells browsers to load what stands on the site itself and nothing else: no "
        "script and no style within the page, no attribute `style` or `onclick`. Scripts, frames "
        "and all else from other sites are named under `loads_from` in `config.yaml`; what counts "
        "visits, under `analytics`."
    )
    yield _filled(
        "`extra` holds what a record says under that name, and no template of the engine uses it. "
        "To show what a record lacks there is a fault, so ask with `is defined`. Write "
        '`page.extra["grant-page"]` for a name with more than letters, digits and `_`, and for '
        "one that every mapping of Python has, such as `items`."
    )
    yield from _overrides()
    yield "## What templates of pages may use"
    yield "\n".join(_item(f"`{name}`: {means}") for name, means in PAGE_NAMES.items())
    yield _filled(
        "All that is shown is escaped, but for HTML that the engine has made safe. A name that "
        "nothing answers to is a fault, told with its file and line, and the site is not built. "
        "Addresses count from the site's root and need `link()`; only a `url` is whole, and those "
        "of heads and feeds. A text that says nothing is empty, so `if` tells; where there may be "
        "nothing, ask `is not none`."
    )


def _style_and_head() -> Iterator[str]:
    """The two files that change all pages and override nothing."""
    yield "## Style and head of your own"
    yield _filled(
        "A site's `templates/` holds only what it changes. Two files there change all pages, and "
        "need no copy of anything. `templates/theme.css` is style: it stands at the end of the "
        "style sheet, as you wrote it and outside of all layers. All of the engine's style is in "
        "layers, and browsers let what is in none win over them, however plain its selectors; so "
        "you need neither `!important` nor a look at the engine's. Colours, fonts and spaces are "
        "the variables in [tokens.css](../templates/assets/css/tokens.css). What shall give way "
        "to the engine's rules for paper goes into `@layer pages { }`, for these stand above that "
        "layer. `@import` does nothing there."
    )
    yield _EXAMPLE_OF_THEME
    yield _filled(
        "`templates/head.html` holds lines for the head of every page. It is a template like "
        "those of pages, and may use what these may (page, site, `link`, `asset`):"
    )
    yield _EXAMPLE_OF_HEAD
    yield _filled(
        "A script of your own stands in `templates/assets/js/`, here as `js/mine.js`, and pictures "
        f"and fonts anywhere in `templates/assets/` ({', '.join(sorted(FILES))}). They are "
        "published under a name that changes with what they hold: `asset()` in a template and "
        '`url("assets/images/sky.png")` in `theme.css` lead there. What the head loads from '
        "another site needs a line under `loads_from` in `config.yaml`, else browsers refuse it."
    )


def _overrides() -> Iterator[str]:
    """How a file of the engine is copied, and what tells that it has changed since."""
    yield "## Files of the engine that you change"
    yield "```sh\nbyline override\nbyline override parts/row.html\n```"
    yield _filled(
        "The first command lists what there is; the second copies one file into `templates/`, and "
        "as it was into `.byline/templates/`, with the version of the engine in "
        "`.byline/site.json`. Keep both in your repository. When the engine's file has changed "
        "since, `byline check` shows what changed. Take over what you want of it, then say so:"
    )
    yield "```sh\nbyline override --renew parts/row.html\n```"
    yield _filled(
        f"This is number {TEMPLATES_CONTRACT} of the contract with templates. As long as the "
        "number is the same, a template that works goes on to work: no name, function, field or "
        "block that this file tells goes or changes its meaning, though new ones may come. The "
        "engine's own files, their classes and their variables of style may change with any "
        "version; `byline check` tells of those that you copied."
    )


def _page(kinds: Sequence[PageKind]) -> Iterator[str]:
    """What is said of a template of pages, and of the view that it shows."""
    view, *lean = _views(kinds[0])
    yield f"### {_source(f'pages/{kinds[0].template}.html')}"
    named = ", ".join(f"`{kind.name}`" for kind in kinds)
    noun = "kind" if len(kinds) == 1 else "kinds"
    yield _filled(f"`{view.__name__}`, for pages of the {noun} {named}. {_about(view)}")
    yield _listed(view)
    for other in lean:
        yield from _in_lean_sites(view, other)


def _in_lean_sites(full: type, lean: type) -> Iterator[str]:
    """How the view of a kind differs where the site is lean."""
    if lean is full:
        yield "In a lean site the view has the same fields, and says less in them."
        return
    here, there = get_type_hints(lean), get_type_hints(full)
    said = f"`{lean.__name__}`, in a lean site. {_about(lean)}"
    if gone := ", ".join(f"`{name}`" for name in there if name not in here):
        said += f" It has no {gone}."
    own = [name for name in here if here[name] != there.get(name)]
    yield _filled(f"{said} These fields are its own, or of another type:" if own else said)
    if own:
        yield _listed(lean, own)


def _others() -> Iterator[str]:
    """The templates of what is no page: of rows, of what stands around, of feeds; lean ones."""
    yield "## Rows, surroundings and feeds"
    names = ", ".join(f"`{it}`" for it in ROW_NAMES[1:])
    yield _filled(
        f"{_source(ROW_TEMPLATE)} makes a paper's row in lists, once for all pages. It may use "
        f"`row`, a [Row](#row), and {names}."
    )
    sections, others = (", ".join(map(_source, it)) for it in (AROUND_SECTIONS, AROUND_OTHERS))
    yield _filled(
        "What stands around a page is made once for all pages of a section that are as deep: "
        f"{sections}; around pages of no section, such as home, {others}. They may use `site`, a "
        "[Frame](#frame), and the same functions."
    )
    for kind, view in _feeds():
        yield _filled(
            f"{_source(kind.template)} makes feeds. It may use `page`, a {words_of_type(view)}, "
            "and `entry(item)` for each of its entries, which "
            f"{_source(ENTRY_TEMPLATE)} makes: it may use `entry`, a {words_of_type(FeedEntry)}. "
            "No address in a feed needs `link()`."
        )
    yield "## Lean sites"
    folder = EXTENTS[Size.LEAN].templates
    short = ", ".join(f"`{it.name}`" for it in PAGE_KINDS.values() if it.lean_view)
    files = sorted(
        it.relative_to(ENGINE_TEMPLATES).as_posix()
        for it in (ENGINE_TEMPLATES / folder).rglob("*.html")
    )
    yield _filled(
        f"A site of the size `lean` has shorter views of these kinds of pages: {short}. In lists, "
        "a [RowGroup](#rowgroup) then holds `lines`, and no rows. These templates go before others "
        f"of their names: {', '.join(map(_source, files))}."
    )


def _views(kind: PageKind) -> tuple[type, ...]:
    """The view of a kind of pages and, where it has one, that of lean sites."""
    return tuple(view_of(build) for build in (kind.view, kind.lean_view) if build)


def _feeds() -> Iterator[tuple[FileKind, type]]:
    """The kinds of files beside pages that have a template, each once, with their views."""
    files = dict.fromkeys(it for kind in PAGE_KINDS.values() for it in kind.beside if it.template)
    return ((file, view_of(file.view)) for file in files)


def _parts() -> list[type]:
    """All that templates meet but the views of pages, by name."""
    views = [view for kind in PAGE_KINDS.values() for view in _views(kind)]
    found: dict[type, None] = {}
    for whole in (*views, Frame, Around, Row, FeedEntry, *(view for _file, view in _feeds())):
        found |= dict.fromkeys(_dataclasses_in(whole))
    return sorted(found.keys() - set(views), key=lambda it: it.__name__)


def _dataclasses_in(hint: Any) -> Iterator[type]:
    """A part and all that its fields hold."""
    inside: Iterable[Any] = get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
        inside = get_type_hints(hint).values()
    for it in inside:
        yield from _dataclasses_in(it)


def _about(part: type) -> str:
    return " ".join((inspect.getdoc(part) or "").split())


def _listed(part: type, names: Iterable[str] | None = None) -> str:
    """The fields of a part, or some of them, by their types in the order in which these come."""
    hints, by_type = get_type_hints(part), dict[str, list[str]]()
    for name in (field.name for field in fields(part)) if names is None else names:
        by_type.setdefault(words_of_type(hints[name]), []).append(f"`{name}`")
    return "\n".join(_item(f"{', '.join(named)}: {it}") for it, named in by_type.items())


def _source(template: str) -> str:
    """A template of the engine, leading to its source."""
    return f"[{template}](../templates/{template})"


def _item(text: str) -> str:
    return _filled(f"- {text}", "  ")


def _filled(text: str, hanging: str = "") -> str:
    return textwrap.fill(
        text, _WIDTH, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False
    )
