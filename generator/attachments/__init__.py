"""Attachments: local files that records name, checked and published beside their pages."""

from generator.attachments.attach import Attachment, Attachments, attach

__all__ = ["Attachment", "Attachments", "attach"]
