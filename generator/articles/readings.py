"""What was read from one article, and what was found in all.

In: nothing. Out: `Reading`, an article with its layers, and `Findings`, everything that one run found. Calls and
discrepancies are made of readings.
"""

from dataclasses import dataclass, field

from generator.articles.article import Article
from generator.articles.discourse.referents import Referents
from generator.articles.findings import Call, Contact, Discrepancy, Mention, Proposal, Quotation, Remark, Told
from generator.articles.text.document import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: the persons, the spans of speaking bodies (never linked as persons), the sentences with
    their speakers, the quotations; its document, and who each noun phrase of it means."""

    article: Article
    mentions: tuple[Mention, ...]
    proposals: tuple[Proposal, ...]
    bodies: tuple[Mention, ...]
    told: tuple[Told, ...]
    quotations: tuple[Quotation, ...]
    document: Document = field(compare=False, repr=False)
    referents: Referents = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found in the articles of one run; `readings` in the order of the articles."""

    readings: tuple[Reading, ...]
    calls: tuple[Call, ...]
    contacts: tuple[Contact, ...]
    discrepancies: tuple[Discrepancy, ...]
    warnings: tuple[Remark, ...]
