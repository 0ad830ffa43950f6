"""The card of an edition: a digest of what pages of other entries may show of it.

Prose, the lines that things stand in and the digests of units are left out: a changed paragraph changes the pages of
its own entry and no other, unless the sentence of a mention or a quotation, a statement or a fact changed with it.
"""

from hashlib import blake2b

from generator.content.entry import Edition


def card(edition: Edition) -> str:
    """A digest of what pages of other entries may show of an edition (24 hex digits)."""
    body = edition.body
    shown = (
        edition.path, edition.title, edition.summary, edition.slug, edition.aliases, dict(edition.role_titles),
        edition.corrections, edition.draft, edition.facts, edition.translates,
        [(r.kind, r.target, r.use, r.locator, r.sentence) for r in edition.references],
        [(s.party, s.topic, s.pieces, s.citations) for a in body.accounts for s in a.statements],
        [(d.kind, d.topic, d.between, d.pieces, d.citations) for d in body.discrepancies],
        [(q.by, q.via, q.language, q.text, q.sentence) for q in body.quotations],
        [(u.locator, u.time, u.anchor) for u in body.updates],
    )  # fmt: skip
    return blake2b(repr(shown).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
