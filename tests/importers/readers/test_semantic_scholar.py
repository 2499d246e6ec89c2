"""Answers of Semantic Scholar."""

import json

from byline.importers.readers import semantic_scholar

_ASKED = "https://api.semanticscholar.org/graph/v1/author/17/papers?fields=title&offset=0"


def test_the_next_address_is_the_one_asked_but_further_on() -> None:
    answer = json.dumps({"offset": 0, "next": 100, "data": []}).encode()
    reading = semantic_scholar.read(answer, _ASKED)
    assert reading.next_address == _ASKED.replace("offset=0", "offset=100")
