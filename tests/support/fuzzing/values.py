"""What a field may be given, by its form: mostly what it takes, at its edges too, and sometimes
what it does not take."""

import random
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from byline.records import fields
from byline.records.base import Model

from tests.support.fuzzing.sketch import all_values, valid_site
from tests.support.hostile import STRINGS
from tests.support.mutations import SHAPES
from tests.support.strategies import MARKUP_PIECES

_ADDRESSES = (
    "https://example.org/", "http://example.org", "https://example.org:8080/a?b=1&c=2#d",
    "https://[::1]/x", "https://xn--bcher-kva.example/ü?q=ö#ß", "https://例え.jp/道",
    "HTTPS://E.ORG", "https://example.org/a b", "https://example.org/%zz%00",
    "https://example.org/'();{}|`^", "https://user:secret@example.org/", "https://e.org:99999/",
    "https://e.org:/", "https://[x", "https://.", "https://a..b/", "https://-/",
    "https://e.org/\u202ex", "ftp://example.org/", "//example.org/x",
    "https://e.org/" + "a" * 3000, "https://e.org/\\x", "javascript:alert(1)",
)  # fmt: skip
_FILES = (
    "engine.txt", "../papers/engine.txt", "../authors/ada.png", "ada.png", "content/logo.png",
    "./ada.png", "../../x.txt", "a b.txt", "%41.txt", "q?.txt", "h#.txt", "é.txt", "engine.TXT",
    "..", ".", "", "a/../engine.txt", "engine.txt/", "x\\y.txt", ".hidden.txt", "data:,x",
)  # fmt: skip
# What each form takes, at its edges too; and what it refuses, or takes for something else.
_TAKEN_AND_NOT: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Date": (
        ("1843", "1843-08", "1843-08-05", "1000", "2999-12-31", "1844-02-29", "1835", "1850-01"),
        ("0999", "3000", "1843-13", "1843-02-29", "1843-8", "१८४३", "1843-00-00", "1843-08-05T00"),
    ),
    "Year": (("1843", "1834", "1835", "1000", "2999", "2024"), ("999", "3000", "-1", "１８４３")),
    "Flag": (("true", "false", "yes", "no", "ON", "Off"), ("1", "~", "truthy", "ja")),
    "Whole": (
        ("0", "1", "2", "3", "10", "00", "999999999999"),
        ("-1", "1.0", "1000000000000", "1e3", "٣", "+1", "1_000"),
    ),
    "Number": (
        ("0", "-0", "57", "13.7", "-1", "100", "1000", "-999999999999.999999", "0.000001"),
        ("1e5", "nan", "inf", "1,5", ".5", "1.", "٣"),
    ),
    "Orcid": (
        ("0000-0002-1825-0097", "0000-0001-5109-3700", "https://orcid.org/0000-0002-1694-233x"),
        ("0000-0002-1825-0098", "0000000218250097", "0000-0002-1825-00९7", "orcid"),
    ),
    "Doi": (
        ("10.1000/182", "doi:10.1000/a", "10.1000/<b>\"'&;", "10.1000/{x}%20#?$", "10.1000/ü\u202e",
         "https://dx.doi.org/10.1000/x_y~z^\\", f"10.1000/{'a' * 900}"),
        ("10.1000", "11.1000/x", "10.1000/a b", "10.１０００/x"),
    ),
    "Arxiv": (
        ("2303.10512", "cs/0112017", "arXiv:2303.10512v2", "https://arxiv.org/pdf/1843.08005.pdf"),
        ("2303.1", "cs0112017", "2303.10512v", "２３０３.10512"),
    ),
    "Isbn": (("978-3-16-148410-0", "0-8044-2957-X", "9783161484100"), ("978", "0-8044-2957-1")),
    "Url": (_ADDRESSES[:11], _ADDRESSES[11:]),
    "Target": ((*_ADDRESSES[:11], *_FILES[:5]), (*_ADDRESSES[11:], *_FILES[5:])),
    "LocalFile": (_FILES[:5], (*_FILES[5:], *_ADDRESSES)),
    "Pmid": (("1", "31452104", "000000000"), ("0123456789", "x", "٣")),
    "OpenAlex": (("W1", "W2741809807"), ("w1", "W", "W٣")),
    "OpenReview": (("lq62uWRJjiY", "_", "-"), ("a b", "ü", '"')),
    "Dblp": (("conf/iclr/Z23", ".", "a:b+c-d"), ("a b", "ü", "<")),
    "Ror": (("01zkghx44", "https://ror.org/01ZKGHX44"), ("1zkghx44", "01zkghx4", "ror")),
    "Email": (("ada@example.org", "a'b&c@e", "%0a@x?subject=y", "ü@ü"), ("ada", "a@b@c", "<a@b>")),
    "Language": (("en", "de", "ar", "he", "pt-BR", "zh-Hant-TW", "tlh"), ("EN", "e", "en_GB", "")),
    "Country": (("CA", "GB", "ZZ"), ("ca", "CAN", "Ç")),
    "Category": (("cs.LG", "LG", "math.NT", "a.-_"), ("1", "ü", "cs LG")),
    "CiteKey": (("lovelace1843notes", "a", "-_:./+", "A" * 80), ("a b", "ü", "{}", "A" * 81)),
    "Id": (
        ("new", "x", "0", "a" * 80, "404", "feed", "news", "search", "papers", "1843", "a--b"),
        ("page", "index", "con", "lpt1", "Ada", "ä", "a" * 81, "a_b", "../x", ""),
    ),
}  # fmt: skip
# What records of the valid site are called, and are called by others.
_IDS = (
    *("ada", "engine", "physical", "jrs", "machines", "about", "contact", "founded"),
    *all_values(valid_site(), "id", "aliases"),
)
_NAMES = tuple(
    all_values(valid_site(), "name", "names", "variants", "authors", "venue", "topics", "short")
)
_ODD_NAMES = (
    "Lovelace, Ada", "Ada Lovelace 0002", "Ada Lovelace 0003", "others", "Others", "et al.",
    "Ada Lovelace et al.", "Ada Lovelace and Mary Somerville", "Lovelace, Ada, Jr.", "Jr.", ",",
    "ADA LOVELACE", "Ada  Lovelace", "A. L.", "李明", "김 철수", "ש", "ليلى", "Zoë", "Zoe", "ZOË",
    "0000", "van der Berg", "Jean-Luc d'Été", "Nguyễn Văn A", "Nguye\u0302\u0303n Va\u0306n A",
    "😀", "…", "---", "Adа Lovelace", "Ada\u200bLovelace", "\u202eecalevoL adA",
    "Ada\u00adLovelace", "ﬁ", "Ⅷ", "İ", "ß", "content", "page", "index", "..", "a/b", "#", "?q=1",
    "%2e%2e", "Ada Lovelace" * 40,
)  # fmt: skip
_MENTIONS = (
    "[](paper:engine)", "[x](paper:engine#abstract)", "[x](page:about#here)", "[](author:ada)",
    "[y](author:countess)",
    "[](venue:jrs)", "[](topic:machines)", "[](institution:ansoc)", "[](news:founded)",
    "[](project:works)",
    "[](page:about)", "[z](page:contact#top)", "[](paper:draft)", "[](paper:none)",
    "[](#the-tables)", "![w](../authors/ada.png)", "[f](../papers/engine.txt)", "![](ada.png)",
    "[](engine.txt)",
)  # fmt: skip
_ODD_TEXTS = (
    "\x00", "a\x07b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ud800", "\udfff x", "\ufffe",
    "\uffff", "\u202e", "\u2066x", "\u200f", "\ufeff", "\ue000", "\ue0001\ue001", "\U000e0001",
    "\U0010ffff", "a\r\nb", "\t", " ", "\n", "\n\n\n", " \n a", "~", "null", "no", "=", "<<",
    "- a", "a: b", "# a", "a" * 5_000, "word " * 2_000, "$x$ " * 400, "é" * 300, "中" * 300,
    "\u0301" * 100, "(" * 500, "[" * 500, "$\\frac{1}{2}$", "$$\\sum_{i}^n x_i$$",
    "\\begin{align}a&=b\\end{align}", "G\\\"odel", "\\href{x}{y}", "# A\n\n## A\n\n## A",
    "x[^1]\n\n[^1]: y", "|a|\n|-|\n|b|", "```\n<b>\n```", "> - a\n>   - b",
)  # fmt: skip


def text(chance: random.Random) -> str:
    """A text of any kind: plain, of markup, of mentions, hostile, odd."""
    kinds: tuple[Callable[[], str], ...] = (
        *([lambda: chance.choice(_NAMES)] * 5),
        *([lambda: chance.choice(_ODD_NAMES)] * 3),
        *([lambda: "".join(chance.choices(MARKUP_PIECES, k=chance.randrange(1, 12)))] * 4),
        *([lambda: chance.choice(_MENTIONS)] * 3),
        *([lambda: chance.choice(STRINGS)] * 3),
        *([lambda: chance.choice(_ODD_TEXTS)] * 2),
        lambda: text(chance) + chance.choice(["", " ", "\n\n", "\n"]) + text(chance),
    )
    return chance.choice(kinds)()


def of_form(name: str, chance: random.Random) -> str:
    """A value of a form of `fields.py`, which takes most of them; an id is often one of another."""
    if name == "Id" and chance.random() < 0.7:
        return chance.choice(_IDS)
    taken, not_taken = _TAKEN_AND_NOT[name]
    return chance.choice(not_taken if chance.random() < 0.12 else taken)


def fit_for(annotation: Any, chance: random.Random, deep: int = 0) -> Any:
    """A value for what is so annotated."""
    if name := _form(annotation):
        return text(chance) if name == "Text" else of_form(name, chance)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return record(annotation, chance, deep + 1)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        words = [it.value for it in annotation]
        return chance.choice([*words, *words, "unknown", str(words[0]).upper()])
    if get_origin(annotation) is dict:
        return {text(chance): chance.choice(SHAPES), "a": text(chance)}
    parts = [it for it in get_args(annotation) if it not in (type(None), Ellipsis)]
    if get_origin(annotation) is tuple:
        number = chance.choice([1, 1, 2, 2, 3, 0, 30 if deep < 2 else 1])
        several = [fit_for(parts[0], chance, deep) for _ in range(number)]
        return several[0] if number == 1 and chance.random() < 0.5 else several
    if get_origin(annotation) in (Annotated, Union, types.UnionType) and parts:
        return fit_for(parts[0], chance, deep)
    return text(chance)


def item_of(annotation: Any) -> Any:
    """How each entry is annotated of a list that is so annotated; None for what is no list."""
    if get_origin(annotation) is Annotated and get_origin(get_args(annotation)[0]) is tuple:
        return get_args(get_args(annotation)[0])[0]
    return None


def _form(annotation: Any) -> str:
    """The name of the form in `fields.py` that the annotation is, or adds to; '' for none."""
    if get_origin(annotation) is not Annotated:
        return ""
    parts = get_args(annotation)
    return next((name for name, form in _forms() if parts[: len(form)] == form), "")


@cache
def _forms() -> list[tuple[str, tuple[Any, ...]]]:
    return [(name, get_args(getattr(fields, name))) for name in ("Text", *_TAKEN_AND_NOT)]


@cache
def annotations(model: type[Model]) -> dict[str, Any]:
    """How each field of a model is annotated, by the key that records write."""
    hints = get_type_hints(model, include_extras=True)
    return {info.alias or name: hints[name] for name, info in model.model_fields.items()}


def record(model: type[Model], chance: random.Random, deep: int = 0) -> dict[str, Any]:
    """A record, or a part of one, with what it needs and a few of its other fields."""
    known = annotations(model)
    needed = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    needed += getattr(model, "one_of", ())[:1]
    others = chance.sample(sorted(known), min(len(known), chance.choice([0, 1, 2, 3, 3, 8])))
    names = dict.fromkeys([*needed, *(others if deep < 4 else ())])
    return {name: fit_for(known[name], chance, deep) for name in names}
