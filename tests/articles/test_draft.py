"""Drafts: our notes on an article, never its text, and nothing foreign that is more than text."""

import re
from dataclasses import replace

from generator.articles.article import Article, Line, Update, Value
from generator.articles.drafts.draft import draft_entries
from generator.articles.drafts.ids import in_language
from generator.articles.drafts.markup import escaped, quoted, said
from generator.articles.findings import (
    Call,
    Claim,
    Discrepancy,
    Found,
    Mention,
    Proposal,
    Quotation,
    Span,
    StatedDuration,
)
from generator.articles.metadata.metadata import FIELDS
from generator.articles.vocabulary.register import Actor, Register
from generator.base.notation import read_yaml, split

REGISTER = Register(
    (Actor("lena-bergholz", "person", {"de": "Lena Bergholz"}), Actor("ntv", "outlet", {"de": "ntv"}, ("ntv.de",)))
)


def _article(headline: str = "Bergholz ruft Tanaka an", updates: tuple[Update, ...] = (), **values: object) -> Article:
    stated = {
        "headline": headline,
        "outlet": "ntv.de",
        "published": "2027-03-02T20:12+01:00",
        "type": "article",
    } | values
    meta = {f: Value(stated.get(f), "stated" if stated.get(f) else None) for f in FIELDS}
    lines = (Line(1, headline, "headline"), Line(2, "Sie habe „lange und gut“ gesprochen, sagt Bergholz.", "body"))
    return Article("a", "a.txt", "text/plain", "utf-8", "ab" * 32, "de", lines, meta, updates)


def _found(article: Article, **lists: object) -> Found:
    quotation = Quotation(Span(2, 9, 15, "„lange und gut“"), 2, "lange und gut", ("lena-bergholz",), "X", "direct")
    mention = Mention(Span(2, 50, 8, "Bergholz"), "name", ("lena-bergholz",))
    return Found((article,), {"a": (mention,)}, {"a": lists.pop("proposals", ())}, {"a": (quotation,)}, **lists)  # type: ignore[arg-type]


def _texts(found: Found, languages: tuple[str, ...] = ("de", "en")) -> dict[str, str]:
    found = in_language(found, languages[0], REGISTER)
    taken = {"lena-bergholz": "actor", "ntv": "actor"}
    return {draft.path: draft.text for draft in draft_entries(found, REGISTER, taken, {}, languages)}


def test_a_source_holds_metadata_quotations_and_mentions_and_not_the_sentence() -> None:
    text = _texts(_found(_article()))["sources/2027-03-02-ntv.de.md"]
    assert 'digest: "sha256:' in text or "digest: sha256:" in text
    assert "published: 2027-03-02T20:12+01:00\npublished_basis: stated" in text
    assert '- [„lange und gut“]{.said by=lena-bergholz via="X"}' in text
    assert "<actor:lena-bergholz>" in text
    assert "draft: true" in text
    assert "gesprochen, sagt" not in text


def test_an_unknown_outlet_and_an_unknown_person_become_stubs() -> None:
    proposal = Proposal("Erika Muster", "erika-muster", "person", "Sprecherin", (Span(2, 0, 12, "Erika Muster"),))
    texts = _texts(_found(_article(outlet=None), proposals=(proposal,)))
    assert "name: Erika Muster\nkind: person" in texts["actors/erika-muster.de.md"]
    assert "kind: outlet" in texts["actors/unbekanntes-medium.de.md"]


def test_a_time_without_an_offset_is_kept_as_its_day() -> None:
    text = _texts(_found(_article(published="2027-03-02T20:12")))["sources/2027-03-02-ntv.de.md"]
    assert "published: 2027-03-02\n" in text


def test_updates_with_times_get_locators_and_a_repeated_clock_only_once() -> None:
    updates = tuple(Update(n, "18.40 Uhr", f"2027-03-0{n}T18:40+01:00", "stated", None, None, (2, 2)) for n in (1, 2))
    text = _texts(_found(_article(updates=updates, type="liveblog")))["sources/2027-03-02-ntv.de.md"]
    assert text.count("{.update time=") == 1
    assert text.count("## 18.40 Uhr") == 2


def test_a_call_has_reports_accounts_and_discrepancies_with_citations() -> None:
    call = Call(
        "2027-03-02-bergholz-tanaka", ("lena-bergholz", "kenji-tanaka"), (),
        "2027-03-02", "day", "stated", "held", None,
        (("a", 2, 2),),
        (StatedDuration("PT1H30M", True, "rund eineinhalb Stunden", ("kanzleramt",), None, ("a", 2, 2)),),
        (Claim("lena-bergholz", None, None, (("a", 2, 2),)),),
    )  # fmt: skip
    difference = Discrepancy(
        "duration", call.id, ("kanzleramt", "ntv"), (("a", 2, 2),), "Die Angaben *unterscheiden* sich."
    )
    texts = _texts(_found(_article(), calls=(call,), discrepancies=(difference,)))
    text = texts["calls/2027-03-02-bergholz-tanaka.de.md"]
    assert "- {by: kanzleramt, duration: 1h30min, approximate: true, source: 2027-03-02-ntv#p1}" in text
    assert (
        "::: account lena-bergholz basis=reported\ngespraechsinhalt\n: [„lange "
        'und gut“]{.said by=lena-bergholz via="X"}. <source:2027-03-02-ntv#p1>\n:::' in text
    )
    assert (
        '::: discrepancy duration between="kanzleramt ntv"\nDie '
        "Angaben \\*unterscheiden\\* sich. <source:2027-03-02-ntv#p1>\n:::" in text
    )
    assert {"actors/kanzleramt.de.md", "actors/kenji-tanaka.de.md", "topics/gespraechsinhalt.de.md"} <= set(texts)


def test_a_call_without_any_date_is_not_drafted() -> None:
    call = Call("x-y", ("lena-bergholz", "kenji-tanaka"), (), None, None, None, "held", None, (("a", 2, 2),))
    assert not [path for path in _texts(_found(_article(), calls=(call,))) if path.startswith("calls/")]


def test_hostile_headlines_stay_text_in_front_matter() -> None:
    evil = '"}} --- \n---\nkind: person # <img src=x onerror=alert(1)> {.said by=x} :::'
    text = _texts(_found(_article(headline=evil)))["sources/2027-03-02-ntv.de.md"]
    node = read_yaml(split(text).yaml)
    title = node.get("title")  # type: ignore[union-attr]
    assert title.text == " ".join(evil.split())  # type: ignore[union-attr]
    assert node.get("kind") is None  # type: ignore[union-attr]


def test_foreign_text_is_escaped_into_one_harmless_line() -> None:
    assert (
        escaped("# a *b* [c](javascript:x) <img>\n::: account x")
        == r"\# a \*b\* \[c\](javascript:x) \<img\> \:\:\: account x"
    )
    assert escaped("1. Mai") == r"1\. Mai"
    assert escaped("23.04 Uhr") == "23.04 Uhr"


def test_quotations_are_cut_and_keep_the_marks_of_their_language() -> None:
    assert quoted("»eins zwei drei«", "de", 2) == r"„eins zwei \[…\]“"
    assert said("“a”", "../x", "X", "en", 5) == "“a”"
    assert said("“a”", "kreml", 'X" }{.evil', "en", 5) == '[“a”]{.said by=kreml via="X .evil"}'


CALL = Call(
    "2027-03-02-bergholz-tanaka",
    ("lena-bergholz", "kenji-tanaka"),
    (),
    "2027-03-02",
    "day",
    "stated",
    "held",
    None,
    (("a", 2, 2),),
)


def _claim(by: str) -> Claim:
    return Claim(by, None, None, (("a", 2, 2),))


def test_an_english_article_leaves_no_german_in_the_drafts() -> None:
    call = replace(CALL, claims=(_claim("lena-bergholz"), _claim("kanzleramt")))
    found = _found(replace(_article(outlet=None), language="en"), calls=(call,))
    texts = _texts(found, languages=("en", "de"))
    assert "topics/content-of-the-call.en.md" in texts
    assert "actors/unknown-outlet.en.md" in texts
    assert [path for path in texts if not path.endswith(".en.md")] == []
    text = texts["calls/2027-03-02-bergholz-tanaka.en.md"]
    assert (
        "::: account chancellery basis=reported\ncontent-of-the-call\n: To be written, in our own words. <source:"
        in text
    )


def test_ids_follow_the_first_language_of_the_archive_whatever_the_article_speaks() -> None:
    call = replace(CALL, claims=(_claim("praesidialamt-russland"), _claim("suedkorea"), _claim("palast-irgendwo")))
    article = replace(_article(outlet=None), language="en")
    english = _texts(_found(article, calls=(call,)), languages=("fr", "en"))
    german = _texts(_found(article, calls=(call,)), languages=("de", "en"))

    for ident in ("presidential-office-russia", "south-korea", "palace-irgendwo"):
        assert f"actors/{ident}.en.md" in english
        assert f"::: account {ident} " in english["calls/2027-03-02-bergholz-tanaka.en.md"]
    assert not re.search(r"gespraech|praesidial|suedkorea|unbekannt", "\n".join([*english, *english.values()]))
    assert {"topics/gespraechsinhalt.en.md", "actors/praesidialamt-russland.en.md"} <= set(german)


def test_a_french_archive_gets_french_drafts() -> None:
    texts = _texts(_found(_article(), calls=(CALL,)), languages=("fr", "en"))
    assert "appel du 2 mars 2027" in texts["calls/2027-03-02-bergholz-tanaka.fr.md"]


def test_an_archive_without_the_language_of_an_article_gets_drafts_in_its_own() -> None:
    call = CALL
    paths = set(_texts(_found(_article(), calls=(call,)), languages=("en", "fr")))
    assert "sources/2027-03-02-ntv.de.md" in paths
    assert "calls/2027-03-02-bergholz-tanaka.en.md" in paths


def test_no_sentence_of_the_article_stands_in_an_account() -> None:
    call = replace(CALL, claims=(_claim("kenji-tanaka"),))
    article = _article()
    text = _texts(_found(article, calls=(call,)))["calls/2027-03-02-bergholz-tanaka.de.md"]
    assert ": Zu ergänzen, in eigenen Worten. <source:2027-03-02-ntv#p1>" in text
    words = article.lines[1].text.split()
    assert not any(" ".join(words[n : n + 5]) in text for n in range(len(words) - 4))


def test_a_new_person_keeps_hyphens_particles_and_accents_and_a_report_without_outlet_is_named_by_its_stub() -> None:
    proposal = Proposal(
        "Ana de Souza-Gräf", "ana-de-souza-graef", "person", None, (Span(2, 0, 17, "Ana de Souza-Gräf"),)
    )
    call = replace(CALL, id="2027-03-02-x-y", participants=("lena-bergholz", "ana-de-souza-graef"))
    difference = Discrepancy("duration", call.id, ("lena-bergholz", "a"), (("a", 2, 2),), "Verschieden.")
    found = _found(_article(outlet=None), proposals=(proposal,), calls=(call,), discrepancies=(difference,))
    text = next(text for path, text in _texts(found).items() if path.startswith("calls/"))
    assert "Ana de Souza-Gräf: Telefonat" in text
    assert 'between="lena-bergholz unbekanntes-medium"' in text
