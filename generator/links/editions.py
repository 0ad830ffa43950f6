"""What the editions of one entry have to do with one another: the part of `links` that equality of languages rests on.

In: editions. Out: their states (`staleness_of_all`), their units side by side (`aligned`), what one says and the other
does not (`differences`), all of it as problems. Offered as one thing at the room's front door.
"""

from generator.base.figures.read import Figure, figures
from generator.links.alignment import Pair, aligned
from generator.links.consistency import consistency_problems, differences, text_of, unmatched
from generator.links.exchange import exchange
from generator.links.staleness import (
    STATES,
    Change,
    Staleness,
    in_words,
    label,
    outdated,
    staleness,
    staleness_of_all,
    translation_problems,
)

__all__ = [
    "STATES",
    "Change",
    "Figure",
    "Pair",
    "Staleness",
    "aligned",
    "consistency_problems",
    "differences",
    "exchange",
    "figures",
    "in_words",
    "label",
    "outdated",
    "staleness",
    "staleness_of_all",
    "text_of",
    "translation_problems",
    "unmatched",
]
