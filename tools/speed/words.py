"""Invented words for an archive that nobody wrote: names, lands, outlets, and sentences in German and in English.

In: a random generator, so that the same seed says the same. Out: text by language. A sentence is drawn once and said in
both languages, so that editions have the same number of sentences and about the same length.
"""

from random import Random

Pair = tuple[str, str]
LANGUAGES = ("de", "en")

FIRST = (
    "Aurel", "Bente", "Ciska", "Dorit", "Eskil", "Fenna", "Gerrit", "Hedda", "Ivo", "Jorun", "Kilian", "Levke", "Marit",
    "Nanno", "Oda", "Piet", "Runa", "Silje", "Tjark", "Ulva",
)  # fmt: skip
_HEADS = (
    "Ahr", "Birken", "Dol", "Eich", "Falk", "Grau", "Hassel", "Iben", "Korn", "Lauten", "Mohr", "Nessel", "Ohl",
    "Petern", "Quell", "Rauten", "Schlehn", "Torf", "Ufer", "Wachol", "Weiden", "Zander", "Linden", "Moos",
)  # fmt: skip
_TAILS = (
    "au", "bach", "brink", "dahl", "eck", "feld", "grund", "horst", "kamp", "lund", "mark", "nau", "rode", "stett",
    "thal", "wik",
)  # fmt: skip
LANDS: tuple[Pair, ...] = (
    ("Ostmarschen", "East Marches"), ("Hochrain", "Highrain"), ("Silberküste", "Silver Coast"), ("Talonien", "Talonia"),
    ("Nordfirn", "Northfirn"), ("Graubuchten", "Grey Bays"), ("Weidenland", "Willowland"), ("Salzinseln", "Salt Isles"),
)  # fmt: skip
OFFICES: tuple[Pair, ...] = (
    ("Präsidentin", "President"), ("Ministerpräsident", "Prime Minister"), ("Kanzlerin", "Chancellor"),
    ("Außenminister", "Foreign Minister"),
)  # fmt: skip
OUTLETS = ("Hafenkurier", "Deichbote", "Ridge Observer", "Lantern Daily", "Mühlenblatt")
TOPICS: tuple[Pair, ...] = (
    ("Fährverkehr", "Ferry traffic"), ("Getreidehandel", "Grain trade"), ("Grenzbrücken", "Border bridges"),
    ("Seekabel", "Undersea cables"), ("Fangquoten", "Fishing quotas"), ("Stromaustausch", "Power exchange"),
    ("Waldbrände", "Wildfires"), ("Flugrouten", "Flight routes"), ("Hochwasserschutz", "Flood protection"),
    ("Studienplätze", "University places"),
)  # fmt: skip

_WHO: tuple[Pair, ...] = (
    ("Die Kommission", "The commission"), ("Der Krisenstab", "The crisis team"),
    ("Die Hafenbehörde", "The port authority"), ("Das Kabinett", "The cabinet"),
    ("Der Beirat", "The advisory board"), ("Die Fachgruppe", "The expert group"),
    ("Das Lagezentrum", "The situation room"), ("Die Gesandtschaft", "The legation"),
)  # fmt: skip
_DOES: tuple[Pair, ...] = (
    ("verlangte", "demanded"), ("skizzierte", "outlined"), ("billigte", "approved"), ("vertagte", "deferred"),
    ("beschrieb", "described"), ("verteidigte", "defended"), ("bemängelte", "criticised"),
    ("bekräftigte", "reaffirmed"),
)  # fmt: skip
_WHAT: tuple[Pair, ...] = (
    ("den Fahrplan für die Nachtfähren", "the schedule of the night ferries"),
    ("eine Pause bei den Zöllen auf Saatgut", "a pause in the duties on seed"),
    ("die Sanierung der alten Zugbrücke", "the repair of the old drawbridge"),
    ("ein Register aller Kabeltrassen", "a register of all cable routes"),
    ("gemeinsame Messungen am Unterlauf", "joint measurements on the lower reaches"),
    ("die Rückgabe der beiden Schlepper", "the return of the two tugboats"),
    ("einen Notfallplan für trockene Sommer", "an emergency plan for dry summers"),
    ("die Aufteilung der Wartungskosten", "the sharing of the maintenance costs"),
    ("das Protokoll der letzten Runde", "the minutes of the last round"),
    ("eine Leitung für dringende Anrufe", "a line for urgent calls"),
)  # fmt: skip
_HOW: tuple[Pair, ...] = (
    ("nach kurzer Rücksprache", "after a brief consultation"), ("mit deutlichen Worten", "in plain words"),
    ("bis auf Weiteres", "until further notice"), ("im Beisein der Fachleute", "in the presence of the experts"),
    ("ohne Angabe von Gründen", "without giving reasons"), ("wie im Vorjahr", "as in the year before"),
    ("auf Bitten der Nachbarn", "at the neighbours’ request"), ("noch in derselben Nacht", "that same night"),
)  # fmt: skip
_THEN: tuple[Pair, ...] = (
    ("", ""), ("", ""), (", was *umstritten* blieb", ", which remained *contested*"),
    (", obwohl **keine Zahlen** vorlagen", ", although **no figures** were available"),
    ("; Einzelheiten folgen", "; details will follow"), (", gestützt auf `Anlage B`", ", based on `Annex B`"),
)  # fmt: skip


def full_name(number: int) -> tuple[str, str]:
    """First and last name of the person with this number; no two of the first 7,680 are alike."""
    turn, last = divmod(number, len(_HEADS) * len(_TAILS))
    return FIRST[(last + turn) % len(FIRST)], _HEADS[last % len(_HEADS)] + _TAILS[last // len(_HEADS)]


def sentence(random: Random) -> Pair:
    who, does, what, how, then = (random.choice(words) for words in (_WHO, _DOES, _WHAT, _HOW, _THEN))
    return f"{who[0]} {does[0]} {how[0]} {what[0]}{then[0]}.", f"{who[1]} {does[1]} {what[1]} {how[1]}{then[1]}."


def sentences(random: Random, number: int) -> Pair:
    """So many sentences, joined to a paragraph."""
    drawn = [sentence(random) for _ in range(number)]
    return " ".join(german for german, _ in drawn), " ".join(english for _, english in drawn)


def plain(text: str) -> str:
    """Without marks of emphasis, for what is no Markdown."""
    return text.replace("*", "").replace("`", "")
