"""Units: what of an edition can go stale by itself, each with a digest of its normalised text."""

from hashlib import blake2b


def digest(text: str) -> str:
    """Eight hex digits of a text with white space collapsed (BLAKE2b)."""
    return blake2b(" ".join(text.split()).encode(), digest_size=4).hexdigest()
