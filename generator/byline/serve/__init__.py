"""A site while its content is edited: pages made as they are asked for, renewed as files change."""

from byline.serve.edition import Edition
from byline.serve.serve import NoPortError, serve

__all__ = ["Edition", "NoPortError", "serve"]
