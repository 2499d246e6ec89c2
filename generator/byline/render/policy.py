"""What browsers may load for the pages of a site: all of it stands on the site, but for what
`loads_from` and `analytics` in config.yaml name."""

from collections.abc import Iterator

from markupsafe import Markup

from byline.records.config import Config, LoadsFrom
from byline.records.hosting import Analytics

# By what a site may name sources of its own for: as browsers call it, and what every site has.
_DIRECTIVES = {
    "scripts": ("script-src", "'self'"),
    "styles": ("style-src", "'self'"),
    "images": ("img-src", "'self'"),
    "fonts": ("font-src", "'self'"),
    "connections": ("connect-src", "'self'"),
    "frames": ("frame-src", ""),
    "media": ("media-src", ""),
}
# Search by text is a program in WebAssembly, which browsers count as one that makes programs.
_SEARCH = "'wasm-unsafe-eval'"


def policy(config: Config) -> Markup:
    """The content security policy of every page, as it stands between double quotes."""
    parts = ["default-src 'none'", *_allowed(config), "base-uri 'none'", "form-action 'none'"]
    return Markup(";".join(parts))  # noqa: S704 - a source has no signs but those of addresses


def _allowed(config: Config) -> Iterator[str]:
    for name in LoadsFrom.model_fields:
        directive, own = _DIRECTIVES[name]
        sources = [own] if own else []
        if name == "scripts" and config.features.search:
            sources.append(_SEARCH)
        sources += getattr(config.loads_from, name)
        sources += _for_counting(config.analytics, name)
        if sources:
            yield " ".join([directive, *sources])


def _for_counting(analytics: Analytics | None, name: str) -> tuple[str, ...]:
    """What whoever counts visits needs of a directive: that very script, and where it sends to."""
    if not analytics:
        return ()
    return {"scripts": (analytics.script,), "connections": analytics.sends_to}.get(name, ())
