"""Long texts in views: finished HTML, cut where the address of another page goes in."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.text import Block
from generator.views.shared import safe_html


@dataclass(frozen=True, slots=True)
class Piece:
    """Finished HTML, and the address of this site that goes behind it (None: none does)."""

    html: Markup
    address: str | None = None


def prose(text: Block) -> tuple[Piece, ...]:
    """The text, ready for links that depend on where its page stands."""
    return (Piece(safe_html(text.html)),) if text.html else ()
