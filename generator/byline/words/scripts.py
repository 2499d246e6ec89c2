"""The words that scripts say, by the names that they have there.

Each folder of scripts imports its own from `words.js`, a module that is made of this table: the
page's, and those of search, which are not fetched before it is opened.
"""

from collections.abc import Mapping
from types import MappingProxyType

from byline.words import interface as words

Said = str | Mapping[str, str]
SCRIPT_WORDS: Mapping[str, Mapping[str, Said]] = MappingProxyType(
    {
        "page": {
            "closed": words.CLOSED,
            "copied": words.COPIED,
            "copy": words.COPY,
            "details": words.VIEW_DETAILS,
            "failed": words.PREVIEW_FAILED,
            "search": words.SEARCH_LABEL,
        },
        "search": {
            "abstracts": words.SEARCH_MORE_PAPERS,
            "all": words.SEARCH_ALL,
            "coming": words.SEARCH_COMING,
            "deepened": words.SEARCH_DEEPENED,
            "failed": words.SEARCH_FAILED,
            "keys": words.SEARCH_KEYS,
            "many": words.SEARCH_MANY,
            "mended": words.SEARCH_MENDED,
            "more": words.MORE_VALUES,
            "nearest": words.NEAREST,
            "nothing": words.SEARCH_NOTHING,
            "nothingChosen": words.SEARCH_NOTHING_CHOSEN,
            "one": words.SEARCH_ONE,
            "onward": words.SEARCH_ONWARD,
            "pageOf": words.PAGE_OF,
            "perhaps": words.SEARCH_PERHAPS,
            "slow": words.SEARCH_SLOW,
            "standings": words.STANDINGS,
            "types": words.TYPES | words.FOUND_TYPES,
            "unfiltered": words.SEARCH_UNFILTERED,
        },
    }
)
