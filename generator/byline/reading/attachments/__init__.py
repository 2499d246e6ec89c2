"""Attachments: local files that records name, checked and published beside their pages."""

from byline.reading.attachments.attach import Attachment, Attachments, attach, attach_logo
from byline.reading.attachments.icons import attach_icon

__all__ = ["Attachment", "Attachments", "attach", "attach_icon", "attach_logo"]
