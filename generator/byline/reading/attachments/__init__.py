"""Attachments: local files that records name, checked and published beside their pages."""

from byline.reading.attachments.attach import Attachment, Attachments, attach, attach_logo

__all__ = ["Attachment", "Attachments", "attach", "attach_logo"]
