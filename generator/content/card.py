"""What pages of other entries may show of an edition, as two digests: its card, and its words.

The card is what lists and heads show: names, facts, what is referred to, which accounts mention which point. The words
are sentences of mentions and quotations, and what statements and differences say: pages that gather these show them.
Prose, the lines that things stand in and the digests of units are in neither: a changed paragraph changes the pages of
its own entry and no other, unless the sentence of a mention or a quotation, a statement or a fact changed with it.
"""

from hashlib import blake2b

from generator.content.entry import Edition


def card(edition: Edition) -> str:
    """A digest of what any page of another entry may show (24 hex digits)."""
    body = edition.body
    return _digest(
        edition.path, edition.title, edition.summary, edition.slug, edition.aliases, dict(edition.role_titles),
        edition.corrections, edition.changes,
        edition.first_published, edition.last_changed, edition.draft, edition.facts, edition.translates,
        [(r.kind, r.target, r.use, r.locator) for r in edition.references],
        [(s.party, s.topic, s.citations) for a in body.accounts for s in a.statements],
        [(a.party, a.basis, a.silences) for a in body.accounts],
        [(d.kind, d.topic, d.between, d.citations) for d in body.discrepancies],
        [(q.by, q.via, q.language, q.original) for q in body.quotations],
        [(u.locator, u.time, u.anchor) for u in body.updates],
    )  # fmt: skip


def words(edition: Edition) -> str:
    """A digest of what only pages may show that gather what is said elsewhere (24 hex digits)."""
    body = edition.body
    return _digest(
        [r.sentence for r in edition.references],
        [s.pieces for a in body.accounts for s in a.statements],
        [d.pieces for d in body.discrepancies],
        [(q.text, q.sentence, q.translation) for q in body.quotations],
    )


def _digest(*shown: object) -> str:
    return blake2b(repr(shown).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
