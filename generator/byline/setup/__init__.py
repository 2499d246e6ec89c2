"""A site's own repository: what it begins with, and what the engine keeps up to date in it.

All that the engine writes there stands in `skeleton/` as it will stand in the repository, but for
what `[[ … ]]` asks; and the site's note (`.byline/site.json`) says which version wrote what.
"""
