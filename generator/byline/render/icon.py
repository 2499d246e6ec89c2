"""The icon of a site that has none: the first sign of its title, drawn in its accent."""

from markupsafe import escape

from byline import addresses
from byline.alphabet import first_sign
from byline.records.colour import ACCENT, LIGHT_PAPER, readable
from byline.render.assets import Asset

ICON = "icon.svg"
_DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<rect width="64" height="64" rx="12" fill="{ground}"/>'
    '<text x="32" y="34" fill="{paper}" font-family="Charter, Cambria, Georgia, serif" '
    'font-size="42" font-weight="600" text-anchor="middle" dominant-baseline="central">'
    "{sign}</text></svg>\n"
)


def drawn_icon(title: str, accent: str | None) -> Asset:
    """The icon; its sign can be read on the accent, as links can on paper."""
    ground = readable(accent or ACCENT, LIGHT_PAPER)
    made = _DRAWN.format(ground=ground, paper=LIGHT_PAPER, sign=escape(first_sign(title)))
    return Asset(addresses.icon(ICON), made.encode(), "other files", ICON)
