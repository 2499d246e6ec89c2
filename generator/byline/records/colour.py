"""Colours that can be read: contrast as WCAG counts it, and the nearest that passes."""

import colorsys

ENOUGH = 4.5
# The ground that links stand on and their colour, as in `tokens.css`.
LIGHT_PAPER, DARK_PAPER = "#fefdfb", "#17171a"
ACCENT = "#1a4f8b"  # where a site has none of its own, on light pages
_STEPS = 200


def contrast(one: str, other: str) -> float:
    """How well two colours stand apart: from 1, not at all, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, paper: str) -> str:
    """The colour itself if it can be read on the paper; else the nearest that can be, of the
    same hue, darker on light paper and lighter on dark."""
    if contrast(colour, paper) >= ENOUGH:
        return colour
    hue, light, strength = colorsys.rgb_to_hls(*_parts(colour))
    end = 0.0 if _luminance(paper) > 0.5 else 1.0
    for step in range(1, _STEPS):
        nearer = light + (end - light) * step / _STEPS
        found = _hex(colorsys.hls_to_rgb(hue, nearer, strength))
        if contrast(found, paper) >= ENOUGH:
            return found
    return "#000000" if end == 0 else "#ffffff"


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
