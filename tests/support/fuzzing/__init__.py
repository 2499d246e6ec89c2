"""A valid site, changed at random where and as its records' models suggest, and what must hold of
each such mutant: `check` and `build` agree, and what is built is sound."""
