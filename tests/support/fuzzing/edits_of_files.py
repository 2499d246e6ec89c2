"""Edits of files: of their text as YAML, of their bytes, and of their names and places."""

import random
from collections.abc import Callable
from pathlib import PurePosixPath

from byline.records import KINDS

from tests.support.fuzzing.sketch import Sketch, model_of
from tests.support.hostile import STRINGS
from tests.support.mutations import MUTATORS

# What YAML has and records do not, and what looks like it.
_SYNTAX = (
    "&a ", "*a", "!!str ", "!x ", "<<: *a\n", "? ", "| ", ">-\n", "|2\n", "--- ", "\n---\n",
    "...\n", "%YAML 1.1\n", "# c", " #c", "\t", "\u00a0", "\ufeff", "'", '"', "{", "[", "}", "]",
    ": ", "- ", '"\\x07"', '"\\ud800"', '"\\u202e"', '"\\0"', '"\\N"', '"\\U0010ffff"', '"\\\n"',
    "'\n\n'", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "\u2028", "\x85", "=", "~", "@", "`",
    "\\",
)  # fmt: skip
_BYTES = (
    b"\xff", b"\xe9", b"\x00", b"\xc3", b"\xed\xa0\x80", b"\x1b", b"\r", b"\x0c",
    b"\xf4\x90\x80\x80",
)  # fmt: skip
_STEMS = (
    "new", "Ada", "café", "cafe\u0301", "a b", "a#b", "a?b", "a%20b", "a'b\"c", "<b>", "-a",
    "a.b", "CON", "nul", "x" * 80, "x" * 81, "é" * 100, "\u202ea", "a\nb", "a:b", "a&b;c", "page",
    "index", "404", "\\", "caf\udce9", "ada", "engine", "about", "..a", "a.", "0", "漢", "😀",
    "bibtex", "feed", "engine.bib",
)  # fmt: skip
_ENDINGS = (
    ".yaml", ".md", ".yml", ".YAML", ".yaml.txt", ".markdown", "", ".txt", "~", ".md.yaml",
)  # fmt: skip
_OF_FILES = (
    ".txt", ".png", ".jpg", ".pdf", ".svg", ".html", ".bib", ".csv", ".xml", ".json", ".TXT",
)  # fmt: skip
_HELD = (
    b"plain text\n", b"", b"<svg onload=alert(1)>", b"<html><script>x</script>", b"%PDF-1.7\n",
    b"\x00" * 9,
)  # fmt: skip


def _some_file(chance: random.Random, sketch: Sketch) -> str:
    return chance.choice(sorted(sketch)) if sketch else ""


def _some_text(chance: random.Random, sketch: Sketch) -> str:
    return chance.choice([path for path in sorted(sketch) if model_of(path)] or [""])


def change_the_text(chance: random.Random, sketch: Sketch) -> None:
    """Lines and letters are gone, doubled or swapped."""
    if path := _some_text(chance, sketch):
        old = sketch[path].decode("utf-8", "surrogateescape").ljust(2)
        for _ in range(chance.choice([1, 1, 2])):
            old = chance.choice(MUTATORS)(old, chance).ljust(2)
        sketch[path] = old.encode("utf-8", "surrogateescape")


def write_syntax_into_it(chance: random.Random, sketch: Sketch) -> None:
    """A sign of YAML, or a hostile string, stands before a value, behind one, or anywhere."""
    if path := _some_text(chance, sketch):
        old = sketch[path].decode("utf-8", "surrogateescape")
        places = [at + 2 for at in range(len(old) - 1) if old[at : at + 2] in {": ", "- ", ", "}]
        ends = [at for at in range(len(old)) if old[at] == "\n"]
        at = chance.choice([*places, *ends, chance.randrange(len(old) + 1)])
        new = chance.choice([*_SYNTAX, chance.choice(STRINGS)])
        sketch[path] = (old[:at] + new + old[at:]).encode("utf-8", "surrogateescape")


def change_the_bytes(chance: random.Random, sketch: Sketch) -> None:
    """A byte that is no text, another coding, other ends of lines, a file cut off."""
    if path := _some_file(chance, sketch):
        old = sketch[path]
        at = chance.randrange(len(old) + 1)
        ways: tuple[Callable[[], bytes], ...] = (
            lambda: old[:at] + chance.choice(_BYTES) + old[at:],
            lambda: old[:at],
            lambda: old.replace(b"\n", b"\r\n"),
            lambda: b"\xef\xbb\xbf" + old,
            lambda: old.decode("utf-8", "replace").encode("utf-16"),
            lambda: old.decode("utf-8", "replace").encode("latin-1", "replace"),
        )
        sketch[path] = chance.choice(ways)()


def remove_a_file(chance: random.Random, sketch: Sketch) -> None:
    """A file is gone."""
    if path := _some_file(chance, sketch):
        del sketch[path]


def move_a_file(chance: random.Random, sketch: Sketch) -> None:
    """A file, or a copy of it, stands in the folder of another kind, or in one more."""
    if path := _some_file(chance, sketch):
        odd = ["", "drafts/", "papers/a/b/", "papers/x.yaml/", ".hidden/"]
        folder = chance.choice([*odd, *(f"{kind}/" for kind in (*KINDS, *KINDS))])
        _put(chance, sketch, path, f"content/{folder}{PurePosixPath(path).name}")


def rename_a_file(chance: random.Random, sketch: Sketch) -> None:
    """A file, or a copy of it, has a name with odd letters, or another ending."""
    if path := _some_file(chance, sketch):
        old = PurePosixPath(path)
        stem = chance.choice([old.stem, chance.choice(_STEMS)])
        ending = chance.choice([old.suffix, old.suffix, chance.choice(_ENDINGS)])
        _put(chance, sketch, path, str(old.with_name(f"{stem}{ending}")))


def _put(chance: random.Random, sketch: Sketch, path: str, new: str) -> None:
    """The file stands at the new place, and in half of all cases at the old one too."""
    sketch[new] = sketch[path] if chance.random() < 0.5 else sketch.pop(path)


def swap_two_files(chance: random.Random, sketch: Sketch) -> None:
    """Two files hold what the other held."""
    one, other = _some_file(chance, sketch), _some_file(chance, sketch)
    if one and other:
        sketch[one], sketch[other] = sketch[other], sketch[one]


def name_a_file(chance: random.Random, sketch: Sketch) -> None:
    """A text links to a file, whose name has odd letters, and which is mostly there."""
    stem, ending = chance.choice(_STEMS), chance.choice(_OF_FILES)
    kind = chance.choice(["papers", "pages", "news", "authors"])
    name = f"{stem}{ending}"
    if chance.random() < 0.9:
        sketch[f"content/{kind}/{name}"] = chance.choice([_HELD[0], chance.choice(_HELD)])
    way = chance.choice([f"<{name}>", name.replace(" ", "%20")])
    added = f"\n\nSee [it]({way}), or {chance.choice(['', '!'])}[this]({way}).\n".encode(
        "utf-8", "surrogateescape"
    )
    beside = f"content/{kind}/"
    texts = [path for path in sorted(sketch) if path.startswith(beside) and path.endswith(".md")]
    if texts:
        sketch[chance.choice(texts)] += added


EDITS_OF_FILES = (
    *([write_syntax_into_it] * 2),
    *([name_a_file] * 2),
    change_the_text,
    change_the_bytes,
    remove_a_file,
    move_a_file,
    rename_a_file,
    swap_two_files,
)
