"""What Jinja says of templates that no page was made with yet. It is loaded for sites alone that
have templates of their own."""

from collections.abc import Iterable, Mapping

import jinja2
from jinja2 import meta, nodes

from byline.library.checks.templates import OnLine, Parsed
from byline.render.templates import environment

_NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def parsed(texts: Mapping[str, str]) -> dict[str, Parsed]:
    """What each of these templates holds, by its name."""
    templates = environment(())
    return {name: _parsed(templates, name, text) for name, text in texts.items()}


def _parsed(templates: jinja2.Environment, name: str, text: str) -> Parsed:
    try:
        tree = templates.parse(text, name)
        names = frozenset(meta.find_referenced_templates(tree))
        needs = tuple(_needs(tree.find_all(_NAMING)))
        templates.compile(tree, name, raw=True)  # finds filters and tests that are unknown
    except jinja2.TemplateSyntaxError as fault:
        return Parsed(OnLine(str(fault.message), fault.lineno), frozenset({None}))
    return Parsed(None, names, needs)


def _needs(found: Iterable[nodes.Node]) -> Iterable[OnLine]:
    """The templates that are named by a text, and must be there."""
    for node in found:
        named = getattr(node, "template", None)
        may_lack = getattr(node, "ignore_missing", False)
        if isinstance(named, nodes.Const) and isinstance(named.value, str) and not may_lack:
            yield OnLine(named.value, node.lineno)
