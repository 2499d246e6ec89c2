"""The judge of search: known items, generated from a site's own library, are sought in Chromium.

`spelling` compares words, `holdings` tells what there is to find, `queries` makes queries with
their right answers, `serving` counts what a reader downloads, `driving` types, `sessions` asks
every query, `verdicts` tells what came of it. None of them knows how search works.
"""
