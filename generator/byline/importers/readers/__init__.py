"""What sources send, a module a format: bytes in, a `Reading` out, whatever the bytes are."""
