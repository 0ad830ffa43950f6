"""An invented bilingual archive on the disk, in our content format and with the same prose in that of the peer.

In: a folder, a number of calls, a seed. Out: files; the same seed gives the same bytes. The surprising thing: entries
are written once, in our notation; the peer's files are made from them, so that neither generator has more to read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from generator.base.notation import write
from tools.speed.words import FIRST, LANDS, LANGUAGES, OFFICES, OUTLETS, TOPICS, full_name, plain, sentence, sentences

ACTORS_PER_CALL = 0.15
CALLS_PER_SOURCE = 5
FIRST_DAY, DAYS = date(2010, 1, 1), 5800
HEADINGS = (("Anlass", "Ergebnis", "Einordnung"), ("Occasion", "Result", "Context"))
TABLE = (("Punkt", "Stand"), ("Item", "State"))
STATES = (("offen", "vereinbart", "vertagt"), ("open", "agreed", "adjourned"))
MARKS = ("„{}“", "“{}”")
HEADLINE = ("telefonieren, Fassung", "talk on the phone, version")
#: The sentence of a call's lead that is edited; its number is 1 as written. A number at its end would be an ordinal, so
#: the sentence with the mention behind it, which actors' pages show, would be edited too.
EDITED = ("Dies ist Fassung {} des Textes.", "This is version {} of the text.")
_ABOUT = (
    ("Über dieses Archiv", "Alles in diesem Archiv ist erfunden. Es dient dazu, Zeiten zu messen."),
    ("About this archive", "Everything in this archive is invented. It serves to measure times."),
)
_CONFIGURATION = """title: {de: Erfundene Telefonate, en: Invented calls}
description: {de: Ein erfundenes Archiv., en: An invented archive.}
languages: [de, en]
base_url: https://briefings.example/
"""
_FOLDERS = {"actor": "actors", "topic": "topics", "source": "sources", "call": "calls", "page": "pages"}


@dataclass(frozen=True, slots=True)
class Invented:
    """An edition: `facts` are written in the original only. `body` is in our notation."""

    kind: str
    ident: str
    language: str
    keys: Mapping[str, object]
    facts: Mapping[str, object]
    body: str
    original: bool = True


def write_archive(folder: Path, calls: int, seed: int = 1) -> int:
    """The archive in our format below `folder`/content; the number of its files."""
    files = {"content/site.yaml": _CONFIGURATION}
    for each in invent(calls, seed):
        keys = {**each.keys, **(each.facts if each.original else {})}
        files[f"content/{_FOLDERS[each.kind]}/{each.ident}.{each.language}.md"] = write(keys, each.body)
    return _put(folder, files)


def write_for_peer(folder: Path, calls: int, seed: int = 1) -> int:
    """The same prose for Hugo below `folder`/content: actors, topics and years are its taxonomies."""
    files = {}
    entries = list(invent(calls, seed))
    names = {(e.ident, n): _name(e) for e in entries for n in (LANGUAGES if e.kind == "source" else (e.language,))}
    for each in entries:
        for language in LANGUAGES if each.kind == "source" else (each.language,):  # a source has a page on both sites
            branch = each.kind in ("actor", "topic")
            place = f"{each.ident}/_index.{language}.md" if branch else f"{each.ident}.{language}.md"
            body = _for_peer(each.body, language, names)
            files[f"content/{_FOLDERS[each.kind]}/{place}"] = write(_peers_keys(each), body)
    return _put(folder, files)


def edited_call(calls: int) -> str:
    """The id of the call in the middle, which is the one that is edited."""
    return _call_id(calls // 2, calls)


def edit(folder: Path, calls: int, version: int) -> str:
    """Change a word in the lead of a German call; the text that its page must show then."""
    return _edit(folder, calls, EDITED[0], version)


def edit_headline(folder: Path, calls: int, version: int) -> str:
    """Change a number at the end of its headline, which other pages show too; the text that its page must show then."""
    return _edit(folder, calls, HEADLINE[0] + " {}", version)


def invent(calls: int, seed: int) -> Iterator[Invented]:
    """Every edition, an original before its translation."""
    random = Random(seed)
    people = max(4, round(calls * ACTORS_PER_CALL))
    yield from _bystanders(random)
    for number in range(people):
        yield from _person(number, random)
    for number in range(0, calls, CALLS_PER_SOURCE):
        yield _source(number, calls, random)
    for number in range(calls):
        yield from _call(number, calls, people, random)


def _edit(folder: Path, calls: int, pattern: str, version: int) -> str:
    path = folder / "content" / "calls" / f"{edited_call(calls)}.de.md"
    told = pattern.format(version)
    text, changed = re.subn(pattern.format(r"\d+"), told, path.read_text(encoding="utf-8"), count=1)
    assert changed, path
    path.write_text(text, encoding="utf-8")
    return told


def _bystanders(random: Random) -> Iterator[Invented]:
    """Lands, outlets, topics and the page about the archive."""
    for n, language in enumerate(LANGUAGES):
        for land in LANDS:
            yield Invented("actor", _id(land[0]), language, {"name": land[n]}, {"kind": "state"}, "", n == 0)
        for outlet in OUTLETS:
            yield Invented("actor", _id(outlet), language, {"name": outlet}, {"kind": "outlet"}, "", n == 0)
        yield Invented("page", "about", language, {"title": _ABOUT[n][0]}, {}, _ABOUT[n][1], n == 0)
    for topic in TOPICS:
        text = sentences(random, 4)
        for n, language in enumerate(LANGUAGES):
            yield Invented("topic", _id(topic[0]), language, {"title": topic[n]}, {}, text[n], n == 0)


def _person(number: int, random: Random) -> Iterator[Invented]:
    first, last = full_name(number)
    office, land = random.choice(OFFICES), LANDS[number % len(LANDS)]
    begun, career = sentences(random, 5), sentences(random, 5)
    facts = {
        "kind": "person", "sort_name": f"{last}, {first}",
        "roles": [{"role": "office", "from": "2005-01-01", "of": _id(land[0])}],
    }  # fmt: skip
    for n, language in enumerate(LANGUAGES):
        keys = {"name": f"{first} {last}", "role_titles": {"office": office[n]}}
        body = f"{begun[n]}\n\n## {('Laufbahn', 'Career')[n]}\n\n{career[n]}"
        yield Invented("actor", _person_id(number), language, keys, facts, body, n == 0)


def _source(number: int, calls: int, random: Random) -> Invented:
    """One article on up to five calls, in one of the languages."""
    n = number // CALLS_PER_SOURCE % 2
    covered = range(number, min(number + CALLS_PER_SOURCE, calls))
    facts = {
        "outlet": _id(random.choice(OUTLETS)), "authors": [f"{random.choice(FIRST)} Ohnesorg"],
        "published": str(_day(covered[-1], calls) + timedelta(days=1)), "published_basis": "stated", "type": "article",
        "url": f"https://press.example/{number}", "calls": [_call_id(each, calls) for each in covered],
    }  # fmt: skip
    keys = {"title": plain(sentence(random)[n]).rstrip("."), "summary": plain(sentence(random)[n])}
    body = "\n\n".join(sentences(random, 4)[n] for _ in range(3))
    return Invented("source", _source_id(number), LANGUAGES[n], keys, facts, body)


def _call(number: int, calls: int, people: int, random: Random) -> Iterator[Invented]:
    who: list[int] = []
    while len(who) < 2 + (number % 5 == 0):
        drawn = int(people * random.random() ** 2)  # some are in many calls, most in a few
        who += [drawn] * (drawn not in who)
    parties = [_id(LANDS[person % len(LANDS)][0]) for person in who[:2]]
    if parties[0] == parties[1]:
        parties[1] = _id(LANDS[(who[1] + 1) % len(LANDS)][0])
    topics = [_id(topic[0]) for topic in random.sample(TOPICS, 2)]
    source = _source_id(number - number % CALLS_PER_SOURCE)
    facts = {
        "date": str(_day(number, calls)), "status": "held", "medium": "phone",
        "participants": [_person_id(person) for person in who], "topics": topics,
        "reports": [{"by": party, "duration": f"{random.randint(8, 95)}min", "source": source} for party in parties],
    }  # fmt: skip
    bodies = _bodies(who, parties, topics, source, random)
    told = sentence(random)
    for n, language in enumerate(LANGUAGES):
        names = [" ".join(full_name(person)) for person in who]
        title = (" und ", " and ")[n].join(names) + f" {HEADLINE[n]} 1"
        keys = {"title": title, "summary": plain(told[n])}
        yield Invented("call", _call_id(number, calls), language, keys, facts, bodies[n], n == 0)


def _bodies(who: list[int], parties: list[str], topics: list[str], source: str, random: Random) -> tuple[str, str]:
    """The text of a call in both languages: lead, sections, list, quotation, table, footnote, two accounts."""
    drawn = [sentences(random, number) for number in (3, 4, 4, 3)]
    points = [sentence(random) for _ in range(4)]
    stated = {(party, topic): sentences(random, 2) for party in parties for topic in topics}
    said, noted = sentence(random), sentence(random)
    rows = [(random.choice(TOPICS), random.randrange(3)) for _ in range(3)]
    cited = f"<source:{source}>"
    mentions = " ".join(f"<actor:{_person_id(person)}>" for person in who)
    bodies = []
    for n in range(2):
        quoted = f"[{MARKS[n].format(plain(said[n]))}]{{.said by={_person_id(who[0])}}}"
        accounts = [
            f"::: account {party}\n"
            + "\n\n".join(f"{topic}\n: {stated[party, topic][n]} {cited}" for topic in topics)
            + "\n:::"
            for party in parties
        ]
        bodies.append("\n\n".join((
            f"{EDITED[n].format(1)} {mentions}: {drawn[0][n]} {cited}",
            f"## {HEADINGS[n][0]}", f"{drawn[1][n]}[^1] {cited}", f"{quoted} {cited}",
            f"## {HEADINGS[n][1]}", "\n".join(f"- {point[n]}" for point in points), drawn[2][n],
            "\n".join((f"| {TABLE[n][0]} | {TABLE[n][1]} |", "|---|---|", *(
                f"| {topic[n]} | {STATES[n][state]} |" for topic, state in rows))),
            *accounts,
            f"## {HEADINGS[n][2]}", f"{drawn[3][n]} [{full_name(who[1])[1]}](actor:{_person_id(who[1])}) {cited}",
            f"[^1]: {noted[n]}",
        )))  # fmt: skip
    return bodies[0], bodies[1]


def _for_peer(body: str, language: str, names: Mapping[tuple[str, str], str]) -> str:
    """A body in plain Markdown: links instead of mentions and citations, a heading above each account."""

    def linked(match: re.Match[str]) -> str:
        kind, ident = match[1], match[2]
        return f"[{names[ident, language]}](/{language}/{_FOLDERS[kind]}/{ident}/)"

    def named(match: re.Match[str]) -> str:
        return names[match[1], language]

    body = re.sub(r"<(actor|source):([a-z0-9-]+)>", linked, body)
    body = re.sub(r"\]\(actor:([a-z0-9-]+)\)", rf"](/{language}/actors/\1/)", body)
    body = re.sub(r"\[([^]]*)\]\{\.said by=[^}]*\}", r"\1", body)
    body = re.sub(r"(?m)^([a-z0-9-]+)(?=\n: )", named, body)
    return re.sub(r"(?m)^:::$", "", re.sub(r"(?m)^::: account (\S+)", lambda m: f"### {named(m)}\n", body))


def _name(each: Invented) -> str:
    """What a link to it says: the name, the headline, the outlet of an article."""
    return str(each.keys.get("name") or each.facts.get("outlet") or each.keys["title"])


def _peers_keys(each: Invented) -> dict[str, object]:
    """The front matter in the peer's words, facts in every edition."""
    keys: dict[str, object] = {"title": each.keys.get("name") or each.keys["title"]}
    keys |= {key: each.keys[key] for key in ("summary",) if key in each.keys}
    if each.kind == "call":
        day = str(each.facts["date"])
        keys |= {"date": day, "years": [day[:4]], "actors": each.facts["participants"], "topics": each.facts["topics"]}
        keys["reports"] = each.facts["reports"]
    elif each.kind == "source":
        keys |= {"date": each.facts["published"], "outlet": each.facts["outlet"], "url_of_article": each.facts["url"]}
    return keys


def _put(folder: Path, files: Mapping[str, str]) -> int:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(files)


def _id(name: str) -> str:
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), (" ", "-")):
        name = name.lower().replace(letter, written)
    return name


def _person_id(number: int) -> str:
    return f"{_id('-'.join(full_name(number)))}-{number}"


def _source_id(number: int) -> str:
    return f"article-{number // CALLS_PER_SOURCE}"


def _call_id(number: int, calls: int) -> str:
    return f"{_day(number, calls)}-call-{number}"


def _day(number: int, calls: int) -> date:
    return FIRST_DAY + timedelta(days=number * DAYS // calls)
