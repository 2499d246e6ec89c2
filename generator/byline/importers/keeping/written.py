"""Values as YAML, as a careful person would write them: in lines, with quotes where needed."""

import re
import textwrap
from collections.abc import Iterator

from byline.importers.keeping.values import Plain, Values

STEP = "  "
_LONG = 100  # a text that makes a longer line stands on lines of its own
_WIDTH = 92
_FOLD = textwrap.TextWrapper(width=_WIDTH, break_long_words=False, break_on_hyphens=False)
_SURELY_PLAIN = re.compile(r"[^\W_](?:[\w ./()+'’‐-―;^=\\$?&@%~!-]|,(?= )|:(?=[^\s]))*")
_IN_BRACKETS = re.compile(r"[^\W_](?:[\w ./()+'’‐-―;-]|:(?=/))*")
# What other programs that read YAML would take for something else than this text.
_NO_TEXT = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|[-+]?0\d+|[-+]?[\d_]*\.[\d_]*(?:e[-+]?\d+)?"
    r"|[-+]?\d[\d_]*e[-+]?\d+|0x[\da-f]+|[\d:]+:[\d:]+|\.(?:inf|nan))",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def record_text(values: Values) -> str:
    """A record as the whole of a file."""
    return "".join(f"{line}\n" for name, value in values.items() for line in field(name, value))


def field(name: str, value: Plain, indent: str = "") -> list[str]:
    """A field with its value, in as many lines as it needs."""
    if isinstance(value, str):
        return [*_text(f"{indent}{name}:", value, indent)]
    if isinstance(value, dict | list) and value:
        return [f"{indent}{name}:", *_below(value, indent + STEP)]
    return [f"{indent}{name}: {scalar(value)}"]


def item(value: Plain, indent: str) -> list[str]:
    """An item of a list, behind its dash."""
    if isinstance(value, dict):
        first, *others = _below(value, indent + STEP)
        return [f"{indent}- {first.lstrip()}", *others]
    return [f"{indent}- {scalar(value)}"]


def _below(value: dict[str, Plain] | list[Plain], indent: str) -> list[str]:
    if isinstance(value, dict):
        return [line for name, it in value.items() for line in field(name, it, indent)]
    return [line for it in value for line in item(it, indent)]


def _text(start: str, text: str, indent: str) -> Iterator[str]:
    """A text behind its field's name, or below it: folded where it is long, and line by line where
    it has lines of its own."""
    lines = text.split("\n")
    folded = _FOLD.wrap(text)
    if _UNSEEN.search(text.replace("\n", "")) or text != text.strip():
        yield f"{start} {scalar(text)}"
    elif len(lines) > 1:
        yield f"{start} |-"
        yield from (f"{indent}{STEP}{line}" if line.strip() else "" for line in lines)
    elif len(start) + len(text) > _LONG and len(folded) > 1 and " ".join(folded) == text:
        yield f"{start} >-"
        yield from (f"{indent}{STEP}{line}" for line in folded)
    else:
        yield f"{start} {scalar(text)}"


def scalar(value: Plain, *, in_brackets: bool = False) -> str:
    """A text, number or flag on one line; a list or mapping in brackets."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(scalar(it, in_brackets=True) for it in value)}]"
    if isinstance(value, dict):
        pairs = (f"{key}: {scalar(it, in_brackets=True)}" for key, it in value.items())
        return f"{{{', '.join(pairs)}}}"
    plain = _IN_BRACKETS if in_brackets else _SURELY_PLAIN
    is_plain = plain.fullmatch(value) and value[-1] not in " :" and not _NO_TEXT.fullmatch(value)
    return value if is_plain else _quoted(value)


def _quoted(text: str) -> str:
    """In double quotes; in single ones where a backslash or a double quote would need another."""
    if _UNSEEN.search(text):
        named = _UNSEEN.sub(_named, text.replace("\\", "\\\\").replace('"', '\\"'))
        return f'"{named}"'
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _named(sign: re.Match[str]) -> str:
    return "\\n" if sign[0] == "\n" else f"\\u{ord(sign[0]):04x}"
