"""The forms a field can take: text as written in, a checked and normal form out.

The loader hands over every scalar as the text that was written; the types here decide
what it means. Each has its form for the JSON Schemas beside it.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from byline.addresses import HOME_TEXT, flaw_of_web_address, slug

ID_PATTERN = r"[a-z0-9][a-z0-9-]{0,79}"
EMAIL_PATTERN = r"[^@\s<>\"]+@[^@\s<>\"]+"
CITE_KEY_PATTERN = r"[A-Za-z0-9_:./+-]{1,80}"
# No file or folder of Windows can have these names, whatever its ending.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
RESERVED_IDS = DEVICES | {"page", "index"}  # these two are addresses within lists
FIRST_YEAR, LAST_YEAR = 1000, 2999
_WEB = ("http://", "https://")
# Browsers read over a control character, so that one could hide a scheme.
_NO_RELATIVE_PATH = re.compile(
    r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|\\|www\.|[^\x00-\x1f\x7f]*[\x00-\x1f\x7f]"
)
WORDS_FOR_TRUE = frozenset({"true", "yes", "on"})
WORDS_FOR_FALSE = frozenset({"false", "no", "off"})


def wrong(message: str, hint: str = "", at: int | None = None) -> PydanticCustomError:
    """The error to raise for a value, or for its entry number `at`, in a researcher's words."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint, "at": at})


class PartialDate(NamedTuple):
    """A day, a month or a year; 0 stands for what is not given, so that dates compare."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def last_day(self) -> "PartialDate":
        """The day with which it ends."""
        month = self.month or 12
        return PartialDate(self.year, month, self.day or _days_in(self.year, month))

    def __str__(self) -> str:
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])


def needs_text(value: object, what: str) -> str:
    """A value that is written as one text."""
    if not isinstance(value, str):
        raise wrong(f"expected {what}, found {_shape(value)}")
    if not value.strip():
        raise wrong(f"expected {what}, found nothing")
    return value.strip()


def _shape(value: object) -> str:
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "a mapping"


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def parse_date(value: object) -> PartialDate:
    """`2024`, `2024-05` or `2024-05-31`, and a day that exists."""
    if isinstance(value, PartialDate):
        return value
    text = needs_text(value, "a date")
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text, re.ASCII)
    if not found:
        raise wrong(f"'{text}' is not a date", "write 2024, 2024-05 or 2024-05-31")
    date = PartialDate(*(int(part or 0) for part in found.groups()))
    parse_year(found[1])
    if found[2] and not 1 <= date.month <= 12:
        raise wrong(f"there is no month {found[2]}", "months run from 01 to 12")
    if found[3] and not 1 <= date.day <= _days_in(date.year, date.month):
        raise wrong(
            f"there is no day {text}",
            f"{date.year}-{date.month:02} has {_days_in(date.year, date.month)} days",
        )
    return date


def parse_year(value: object) -> int:
    """A year of four digits."""
    text = str(value) if isinstance(value, int) else needs_text(value, "a year")
    if not re.fullmatch(r"\d{4}", text, re.ASCII) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise wrong(
            f"'{text}' is not a year", f"write four digits, from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return int(text)


def parse_flag(value: object) -> bool:
    """`true` or `false` (also `yes`, `no`, `on`, `off`)."""
    if isinstance(value, bool):
        return value
    text = needs_text(value, "true or false")
    if text.lower() in WORDS_FOR_TRUE:
        return True
    if text.lower() in WORDS_FOR_FALSE:
        return False
    raise wrong(f"'{text}' is neither true nor false", "write true or false")


def parse_whole(value: object) -> int:
    """A whole number from 0."""
    text = str(value) if isinstance(value, int) else needs_text(value, "a whole number")
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
        raise wrong(f"'{text}' is not a whole number", "write digits only, such as 4396")
    return int(text)


def parse_number(value: object) -> float:
    """A number, with or without a decimal point."""
    text = str(value) if isinstance(value, int | float) else needs_text(value, "a number")
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text, re.ASCII):
        raise wrong(f"'{text}' is not a number", "write a number such as 57 or 13.7")
    return float(text)


def id_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with an id, and the hint; None for a good one."""
    if text in RESERVED_IDS:
        return f"the id '{text}' is reserved", "choose another id"
    if re.fullmatch(ID_PATTERN, text):
        return None
    plain = slug(text)
    rule = "an id holds lower-case letters a-z, digits and hyphens, at most 80"
    return f"'{text}' is not an id", f"{rule}; such as '{plain}'" if plain else rule


def good_id(text: str) -> str:
    """An id that no site reserves."""
    fault = id_fault(text)
    if fault:
        raise wrong(*fault)
    return text


def good_page_id(text: str) -> str:
    """An id of a page: one of them is the text of home."""
    return text if text == HOME_TEXT else good_id(text)


def good_cite_key(text: str) -> str:
    """A citation key that BibTeX can read."""
    if re.fullmatch(CITE_KEY_PATTERN, text):
        return text
    rule = "a citation key holds letters a-z, digits and any of -_:./+, at most 80"
    plain = slug(text)[:80]
    raise wrong(f"'{text}' is not a citation key", f"{rule}; such as '{plain}'" if plain else rule)


def orcid_check_digit(digits: str) -> str:
    """The last character of an ORCID from its first fifteen digits (ISO 7064, mod 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def parse_orcid(value: object) -> str:
    """An ORCID in its form of four groups, with a right check digit."""
    text = needs_text(value, "an ORCID")
    bare = re.sub(r"^(?:https?://)?(?:www\.)?orcid\.org/", "", text).upper()
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", bare, re.ASCII):
        raise wrong(f"'{text}' is not an ORCID", "write it like this: 0000-0002-1825-0097")
    digits = bare.replace("-", "")
    if orcid_check_digit(digits[:15]) != digits[15]:
        raise wrong(
            f"the check digit of ORCID {bare} is wrong",
            "a digit is mistyped somewhere; copy the ORCID from orcid.org",
        )
    return bare


def parse_doi(value: object) -> str:
    """A bare DOI; `doi:` and the resolver's address are taken off."""
    text = needs_text(value, "a DOI")
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.\d{4,9}/\S+", bare, re.ASCII):
        raise wrong(f"'{text}' is not a DOI", "write it like this: 10.1000/182")
    return bare


def parse_arxiv(value: object) -> str:
    """A bare arXiv id, of the new form or the old."""
    text = needs_text(value, "an arXiv id")
    bare = re.sub(r"^(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)", "", text, flags=re.IGNORECASE)
    bare = bare.removesuffix(".pdf")
    if not re.fullmatch(r"(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})(v\d+)?", bare, re.ASCII):
        raise wrong(f"'{text}' is not an arXiv id", "write it like this: 2303.10512 or cs/0112017")
    return bare


def parse_isbn(value: object) -> str:
    """An ISBN of 10 or 13 digits without hyphens, with a right check digit."""
    text = needs_text(value, "an ISBN")
    bare = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"\d{13}", bare, re.ASCII):
        right = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(bare)) % 10 == 0
    elif re.fullmatch(r"\d{9}[\dX]", bare, re.ASCII):
        values = [10 if digit == "X" else int(digit) for digit in bare]
        right = sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    else:
        raise wrong(f"'{text}' is not an ISBN", "write its 10 or 13 digits")
    if not right:
        raise wrong(f"the check digit of ISBN {text} is wrong", "a digit is mistyped somewhere")
    return bare


def parse_url(value: object) -> str:
    """A web address with `http://` or `https://`."""
    text = needs_text(value, "a web address")
    if not re.fullmatch(r"https?://[^\s/?#<>\"'\\]+\.?[^\s<>\"\\]*", text):
        raise wrong(f"'{text}' is not a web address", "write it in full, with https://")
    if flaw := flaw_of_web_address(text):
        raise wrong(f"'{text}' {flaw}", "open the page in a browser, and copy its address")
    return text


def parse_target(value: object) -> str:
    """A web address, or a file given from the record's folder."""
    text = needs_text(value, "a web address or a file")
    if text.startswith(_WEB):
        return parse_url(text)
    if _NO_RELATIVE_PATH.match(text):
        raise wrong(
            f"'{text}' is neither a web address nor a file beside the record",
            "write an address with https://, or a path such as slides.pdf",
        )
    return text


def parse_local_file(value: object) -> str:
    """A file given from the record's folder; pages load nothing from other sites."""
    text = needs_text(value, "a file")
    if text.startswith((*_WEB, "//", "www.")):
        raise wrong(
            f"'{text}' is a web address, and pages load nothing from other sites",
            "download the picture, put it beside this file, and write the picture's name here",
        )
    if _NO_RELATIVE_PATH.match(text):
        raise wrong(
            f"'{text}' is not a path from the folder of this file",
            "put the picture beside this file, and write the picture's name here",
        )
    return text


def matching(pattern: str, what: str, example: str, text: str) -> str:
    """A text of that pattern."""
    if not re.fullmatch(pattern, text, re.ASCII):
        raise wrong(f"'{text}' is not {what}", f"write it like this: {example}")
    return text


def _matching(pattern: str, what: str, example: str) -> Callable[[str], str]:
    return lambda text: matching(pattern, what, example, text)


def parse_ror(text: str) -> str:
    """A bare ROR id."""
    bare = text.removeprefix("https://ror.org/").lower()
    return _matching(r"0[a-z0-9]{8}", "a ROR id", "01zkghx44")(bare)


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def shorthand(key: str) -> Callable[[object], object]:
    """A plain text stands for a mapping with that one key."""
    return lambda value: {key: value} if isinstance(value, str) else value


class _OneOrMany:
    """A list; one value stands for a list of one, in records and in their schemas."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], _OneOrMany()]

_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
Text = Annotated[str, StringConstraints(min_length=1), WithJsonSchema(_SCALAR)]
_ID_SCHEMA = {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN}$"}
Id = Annotated[str, AfterValidator(good_id), WithJsonSchema(_ID_SCHEMA)]
PageId = Annotated[str, AfterValidator(good_page_id), WithJsonSchema(_ID_SCHEMA)]
CiteKey = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(good_cite_key),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{CITE_KEY_PATTERN}$"}),
]
_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Date = Annotated[
    PartialDate,
    PlainValidator(parse_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _DATE_PATTERN}),
]
_YEARS = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
Year = Annotated[int, PlainValidator(parse_year), WithJsonSchema(_YEARS)]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[
    int, PlainValidator(parse_whole), WithJsonSchema({"type": "integer", "minimum": 0})
]
Number = Annotated[float, PlainValidator(parse_number), WithJsonSchema({"type": "number"})]
_STRING: dict[str, Any] = {"type": "string"}
Orcid = Annotated[str, PlainValidator(parse_orcid), WithJsonSchema(_STRING)]
Doi = Annotated[str, PlainValidator(parse_doi), WithJsonSchema(_STRING)]
Arxiv = Annotated[str, PlainValidator(parse_arxiv), WithJsonSchema({"type": ["string", "number"]})]
Isbn = Annotated[str, PlainValidator(parse_isbn), WithJsonSchema({"type": ["string", "integer"]})]
Url = Annotated[str, PlainValidator(parse_url), WithJsonSchema({"type": "string", "format": "uri"})]
Target = Annotated[str, PlainValidator(parse_target), WithJsonSchema(_STRING)]
_LOCAL = {"type": "string", "pattern": f"^(?!{_NO_RELATIVE_PATH.pattern})"}
LocalFile = Annotated[str, PlainValidator(parse_local_file), WithJsonSchema(_LOCAL)]
Pmid = Annotated[
    str,
    AfterValidator(_matching(r"\d{1,9}", "a PubMed id", "31452104")),
    WithJsonSchema({"type": ["string", "integer"]}),
]
OpenAlex = Annotated[str, AfterValidator(_matching(r"W\d+", "an OpenAlex id", "W2741809807"))]
OpenReview = Annotated[str, AfterValidator(_matching(r"[\w-]+", "an OpenReview id", "lq62uWRJjiY"))]
Dblp = Annotated[
    str, AfterValidator(_matching(r"[\w/.:+-]+", "a dblp key", "conf/iclr/ZhangCBHCCZ23"))
]
Ror = Annotated[str, AfterValidator(parse_ror)]
Email = Annotated[
    str,
    AfterValidator(_matching(EMAIL_PATTERN, "an e-mail address", "ada@example.org")),
]
Language = Annotated[
    str,
    AfterValidator(_matching(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", "a language code", "en or pt-BR")),
]
Country = Annotated[
    str, AfterValidator(_matching(r"[A-Z]{2}", "a country code of two letters", "CA"))
]
Category = Annotated[
    str, AfterValidator(_matching(r"[a-zA-Z][\w.-]*", "an arXiv class", "cs.LG or LG"))
]
