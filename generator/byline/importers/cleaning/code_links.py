"""Links to code and data that an abstract or a note offers."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from byline.importers.forms.addresses import CODE_HOSTS, host_of

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\[*(])|\n+")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^()\[\]$]+")
_HOSTS_WITHOUT_SCHEME = r"github\.com|gitlab\.com|huggingface\.co|bitbucket\.org|codeberg\.org"
_BARE_ADDRESS = re.compile(rf"(?<![\w/.@-])(?:www\.)?(?:{_HOSTS_WITHOUT_SCHEME})/[\w.~/-]+")
_END = ".,;:!?*_'’”)"
_MORE_CODE_HOSTS = frozenset({"huggingface.co", "sr.ht", "git.sr.ht"})
_DATA_HOSTS = frozenset({"zenodo.org", "figshare.com", "datadryad.org", "osf.io", "kaggle.com"})
_OF_CODE = re.compile(
    r"\b(?:codes?|codebase|implementations?|software|scripts?|librar(?:y|ies)|package|toolkit"
    r"|toolbox|repositor(?:y|ies)|framework|open[- ]sourced?)\b",
    re.IGNORECASE,
)
_OF_DATA = re.compile(r"\b(?:data ?sets?|data|benchmarks?|corpus|corpora)\b", re.IGNORECASE)
_OFFERS = re.compile(
    r"\b(?:available|accessible|released?|releasing|found|provided?|publicly|public|hosted|see|here"
    r"|download\w*|accessed|open[- ]sourced?|shared?|publish(?:ed)?|obtained)\b"
    r"|\b(?:codes?|implementations?|scripts?|repository|data)\b(?:[^.]{0,60}\b(?:at|on|via|in|from)\b)?"
    r"\W{0,5}(?:https?:|github\.com)",
    re.IGNORECASE,
)
# Code of others.
_OF_OTHERS = re.compile(
    r"\b(?:based on|buil(?:t|ds) (?:up)?on|adapted from|borrow\w*|third[- ]party"
    r"|their (?:code|implementation)|official (?:code|implementation) of"
    r"|we used? the (?:code|implementation))\b",
    re.IGNORECASE,
)


def offered_links(text: str) -> dict[str, str]:
    """The first address of code, and of data, that a sentence of the text offers."""
    links: dict[str, str] = {}
    for sentence in _SENTENCE.split(text) if "." in text or ":" in text else ():
        addresses = list(_addresses(sentence))
        if not addresses or _OF_OTHERS.search(sentence) or not _OFFERS.search(sentence):
            continue
        for address in addresses:
            kind = _kind(address, sentence)
            if kind:
                links.setdefault(kind, address)
    return links


def _addresses(sentence: str) -> Iterable[str]:
    for found in _ADDRESS.finditer(sentence):
        yield found[0].rstrip(_END)
    if "http" not in sentence:
        for found in _BARE_ADDRESS.finditer(sentence):
            yield f"https://{found[0].rstrip(_END)}"


def _kind(address: str, sentence: str) -> str:
    """What an address leads to, by its host and by what the sentence calls it; '' if unsure."""
    host, path = host_of(address), urlsplit(address).path.strip("/")
    if not path:
        return ""
    says_code, says_data = bool(_OF_CODE.search(sentence)), bool(_OF_DATA.search(sentence))
    if host in _DATA_HOSTS or path.startswith("datasets/"):
        is_data = says_data or path.startswith("datasets/")
        return "data" if is_data else "code" if says_code else ""
    if host not in CODE_HOSTS | _MORE_CODE_HOSTS:
        return ""
    return "data" if says_data and not says_code else "code"
