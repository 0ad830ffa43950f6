"""What the pages of a small site say."""

import json
import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from generator.base.config import Licence, Site
from generator.pages.words import markup
from tests.pages.small_sites import CALL, CALL_DE, CAST, DE, EN, SITE, THEME, files_of, pages_of

ONE_CALL = CAST | CALL
OURS = "von uns umgerechnet"


def words(html: str, path: str) -> list[str]:
    """The text of every element that an XPath finds, a blank between its parts."""
    document = lxml.html.document_fromstring(html)
    return [" ".join(" ".join(element.itertext()).split()) for element in document.xpath(path)]


def attribute(html: str, path: str) -> list[str]:
    return [str(value) for value in lxml.html.document_fromstring(html).xpath(path)]


def test_differing_figures_stand_together_with_their_parties() -> None:
    page = pages_of(ONE_CALL)["de/gespraeche/ruf/index.html"]
    duration = words(page, "//dl/div[dt='Dauer']/dd")[0]
    assert duration == "1 Stunde 30 Minuten Haus 1 Abs. 2 1 Stunde Hof 1 Abs. 3 Die Angaben weichen voneinander ab"
    assert attribute(page, "//dl//time/@datetime") == ["PT1H30M", "PT1H", "2025-02-12"]


def test_what_nobody_states_is_said_to_be_stated_by_nobody() -> None:
    pages = pages_of(ONE_CALL)
    assert words(pages["de/gespraeche/ruf/index.html"], "//dl/div[dt='Anruf von']/dd") == ["von keiner Seite angegeben"]
    assert words(pages["en/calls/ruf/index.html"], "//dl/div[dt='Initiated by']/dd") == ["stated by neither side"]


def test_the_key_facts_say_first_where_the_accounts_differ() -> None:
    grain = ": Es gibt Getreide. <source:artikel#p2>\n:::\n"
    both = CALL_DE + f"\n::: account hof\nwetter\n: Es regnet. <source:artikel>\n\ngetreide\n{grain}"
    found = '\n::: discrepancy {} topic={} between="{}"\nSo. <source:artikel>\n:::\n'
    files = CAST | {"topics/wetter.de.md": "---\ntitle: Wetter\n---\n"}
    noted = both + found.format("extent", "getreide", "haus hof") + found.format("omission", "wetter", "haus hof")
    row = "//dl/div[dt='Abweichungen']/dd"
    unknown = pages_of(files | {"calls/ruf.de.md": noted})["de/gespraeche/ruf/index.html"]
    assert words(unknown, f"{row}/p")[2] == "Wetter Nicht jede Darstellung erwähnt es"
    pages = pages_of(files | {"calls/ruf.de.md": noted.replace("account haus", "account haus basis=full")})
    page = pages["de/gespraeche/ruf/index.html"]
    assert words(page, "//dl/div/dt")[:3] == ["Dauer", "Abweichungen", "Ergebnis"]
    assert words(page, f"{row}/p") == [
        "Dauer Haus und Hof", "Getreide Geltungsbereich", "Wetter nicht erwähnt von: Haus",
    ]  # fmt: skip
    assert attribute(page, f"{row}//a/@href") == ["#point.getreide", "#point.wetter"]
    assert words(pages["de/gespraeche/index.html"], "//li//span[@class='differ']") == ["3 Abweichungen"]
    agreed = both.replace("duration: 1h,", "duration: 1h30min,")
    pages = pages_of(files | {"calls/ruf.de.md": agreed})
    assert words(pages["de/gespraeche/ruf/index.html"], row) == ["keine verzeichnet"]
    assert words(pages["de/gespraeche/index.html"], "//li//span[@class='differ']") == []
    reported = agreed + found.format("number", "getreide", "blatt haus")
    page = pages_of(files | {"calls/ruf.de.md": reported})["de/gespraeche/ruf/index.html"]
    assert words(page, row) == ["1 Abweichung zwischen Medienberichten"]
    assert attribute(page, f"{row}//a/@href") == ["#s-accounts"]


def test_a_month_shows_a_dot_for_each_call_held_and_a_ring_for_others() -> None:
    other = {"calls/zwei.de.md": CALL_DE.replace("status: held", "status: announced").replace("02-12", "02-14")}
    crowd = {f"calls/mehr-{n}.de.md": CALL_DE.replace("02-12", f"03-{n + 1:02}") for n in range(7)}
    pages = pages_of(CAST | {"calls/ruf.de.md": CALL_DE} | other | crowd)
    row = "//div[@class='strip']//tbody/tr"
    months = words(pages["de/akteure/bo-neu/index.html"], f"{row}/td")
    assert months[0] == ""
    assert months[1] == "2 Telefonate, davon nicht als geführt bestätigt: 1"
    assert months[2] == "7 7 Telefonate"
    february = lxml.html.document_fromstring(pages["de/akteure/bo-neu/index.html"]).xpath(f"{row}/td[2]")[0]
    assert [mark.tag for mark in february.xpath(".//i | .//b")] == ["i", "b"]
    assert attribute(pages["de/akteure/bo-neu/index.html"], f"{row}/th/a/@href") == ["#s-2025"]
    assert attribute(pages["de/paare/index.html"], f"{row}/th/a/@href") == ["/repo/de/gespraeche/2025/"]
    assert attribute(pages["de/paare/index.html"], f"{row}/td/a/@href") == [
        "/repo/de/gespraeche/2025/#s-zeitraum-2025-02", "/repo/de/gespraeche/2025/#s-zeitraum-2025-03",
    ]  # fmt: skip


def test_silence_has_its_words_and_each_point_its_address() -> None:
    both = CALL_DE + "\n::: account hof\nwetter\n: Es regnet. <source:artikel>\n:::\n"
    weather = {"topics/wetter.de.md": "---\ntitle: Wetter\n---\n"}
    page = pages_of(CAST | weather | {"calls/ruf.de.md": both})["de/gespraeche/ruf/index.html"]
    table = "//table[contains(@class, 'accounts')]"
    assert words(page, f"{table}//thead//th") == ["Punkt", "Haus", "Hof"]
    assert words(page, f"{table}/tbody[1]/tr/td") == [
        "Haus # Es gibt Getreide. 1 Abs. 2", "Hof aus unseren Quellen nicht zu ersehen",
    ]  # fmt: skip
    assert attribute(page, f"{table}/tbody/@id") == ["point.getreide", "point.wetter"]
    assert attribute(page, f"{table}/tbody[2]//td/div/@id") == ["statement.wetter.hof"]
    assert "" not in words(page, f"{table}//td")


def test_a_discrepancy_stands_beside_its_point() -> None:
    text = (
        CALL_DE
        + '\n::: discrepancy extent topic=getreide between="haus hof"\nMehr oder weniger. <source:artikel>\n:::\n'
    )
    page = pages_of(CAST | {"calls/ruf.de.md": text})["de/gespraeche/ruf/index.html"]
    row = words(page, "//tbody[@id='point.getreide']/tr[@class='difference']")
    assert row == ["Die Angaben zum Geltungsbereich weichen voneinander ab # Mehr oder weniger. 1"]
    assert words(page, "//td[@class='contested']//span[@class='state']") == ["gibt abweichend an"]


def test_a_source_lists_the_statements_that_rest_on_it() -> None:
    page = pages_of(ONE_CALL)["en/calls/ruf/index.html"]
    assert words(page, "//p[@class='rests']") == ["Cited for: Grain: House"]
    target = attribute(page, "//p[@class='rests']/a/@href")
    assert target == ["#statement.getreide.haus"]
    assert attribute(page, "//td/div/@id") == ["statement.getreide.haus"]


def test_the_role_held_on_the_day_is_shown_and_no_other() -> None:
    page = pages_of(ONE_CALL)["en/calls/ruf/index.html"]
    assert words(page, "//dl/div[dt='Participants']/dd") == ["Ada Old President Bo New"]


def test_the_time_is_told_on_every_clock() -> None:
    text = CALL_DE.replace("status: held", "start: 2025-02-12T16:00 Europe/Berlin\nstatus: held")
    page = pages_of(CAST | {"calls/ruf.de.md": text})["de/gespraeche/ruf/index.html"]
    assert words(page, "//dl/div[dt='Uhrzeit']/dd/p") == [
        "16:00 Uhr in Berlin", "10:00 Uhr in Washington, 18:00 Uhr in Moskau von uns umgerechnet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("2025-02-12T10:00 America/New_York", "10:00 Uhr in Washington Haus 1 Abs. 2"),
        ("2025-02-12T20:30+05:30", "20:30 Uhr (UTC+05:30) Haus 1 Abs. 2"),
    ],
)
def test_no_time_stands_under_the_name_of_one_who_did_not_state_it(stated: str, shown: str) -> None:
    report = f"  - {{by: haus, start: '{stated}', source: artikel#p2}}"
    text = CALL_DE.replace("  - {by: haus, duration: 1h30min, source: artikel#p2}", report)
    page = pages_of(CAST | {"calls/ruf.de.md": text})["de/gespraeche/ruf/index.html"]
    said, reckoned = words(page, "//dl/div[dt='Uhrzeit']/dd/p[not(@class)]")
    assert said == shown
    assert reckoned.endswith("von uns umgerechnet")


@pytest.mark.parametrize(
    ("country", "zone", "start", "told"),
    [
        (True, "", "16:00 Europe/Berlin", f"16:00 Uhr (UTC+01:00) 10:00 Uhr in Washington, 18:00 Uhr in Moskau {OURS}"),
        (False, "America/Sao_Paulo", "16:00 Europe/Berlin", f"16:00 Uhr (UTC+01:00) 12:00 Uhr in São Paulo {OURS}"),
        (False, "", "16:00 Asia/Tokyo", "16:00 Uhr (UTC+09:00)"),
        (False, "", "16:00+05:30", "16:00 Uhr (UTC+05:30)"),
    ],
)
def test_without_a_zone_of_its_readers_a_site_shows_the_parties_and_without_these_the_written_one(
    country: bool, zone: str, start: str, told: str
) -> None:
    text = CALL_DE.replace("status: held", f"start: 2025-02-12T{start}\nstatus: held")
    cast = CAST if country else {path: re.sub("country: ..\n", "", text) for path, text in CAST.items()}
    page = pages_of(cast | {"calls/ruf.de.md": text}, replace(SITE, home_zone=zone))["de/gespraeche/ruf/index.html"]
    assert words(page, "//dl/div[dt='Uhrzeit']/dd") == [told]


def test_what_is_under_no_licence_says_nothing_of_one_and_another_licence_is_said_everywhere() -> None:
    files = files_of(ONE_CALL, replace(SITE, licence=None))
    assert [
        path for path, text in files.items() if re.search("creativecommons|CC BY|rel=.?license|<rights>", text)
    ] == []
    assert "licence" not in json.loads(files["data/archive.json"])
    assert "licenses" not in json.loads(files["data/datapackage.json"])
    ours = Licence("Ours", "https://example.org/licence")
    files = files_of(ONE_CALL, replace(SITE, licence=ours))
    assert [path for path, text in files.items() if "creativecommons" in text] == []
    for path in ("en/calls/ruf/index.html", "en/feed.xml", "data/archive.json", "data/datapackage.json"):
        assert ours.url in files[path], path
    assert "<a href=https://example.org/licence rel=license>Ours</a>" in files["en/calls/ruf/index.html"]


@pytest.mark.parametrize(("status", "word"), [("announced", "angekündigt"), ("cancelled", "abgesagt")])
def test_a_call_that_was_not_held_says_so_in_lists_and_on_its_page(status: str, word: str) -> None:
    pages = pages_of(CAST | {"calls/ruf.de.md": CALL_DE.replace("status: held", f"status: {status}")})
    assert words(pages["de/gespraeche/index.html"], "//span[@class='badge']") == [word]
    assert words(pages["de/gespraeche/ruf/index.html"], "//p[@class='notice']")[0].startswith("Angekündigt")


def test_every_real_page_names_itself_its_translation_and_the_default() -> None:
    page = pages_of(ONE_CALL)["en/calls/ruf/index.html"]
    links = dict(zip(attribute(page, "//link/@hreflang"), attribute(page, "//link[@hreflang]/@href"), strict=True))
    german = "https://example.org/repo/de/gespraeche/ruf/"
    english = "https://example.org/repo/en/calls/ruf/"
    assert links == {"de": german, "en": english, "x-default": german}
    assert attribute(page, "//link[@rel='canonical']/@href") == [english]
    assert attribute(page, "//nav[@class='switch']//a/@href") == ["/repo/de/gespraeche/ruf/"]


def test_a_fallback_page_says_what_it_is() -> None:
    page = pages_of(CAST | {"calls/ruf.de.md": CALL_DE})["en/calls/ruf/index.html"]
    assert attribute(page, "/html/@lang") == ["en"]
    assert attribute(page, "//link/@hreflang") == []
    assert attribute(page, "//link[@rel='canonical']/@href") == ["https://example.org/repo/de/gespraeche/ruf/"]
    assert attribute(page, "//meta[@name='robots']/@content") == ["noindex"]
    assert attribute(page, "//main//div[@class='prose']/@lang") == ["de"]
    assert attribute(page, "//p[@class='deck']/@lang") == ["de"]
    assert attribute(page, "//dl/div[dt='Outcome']/dd/span/@lang") == ["de"]
    assert "There is no edition of this page in English" in words(page, "//p[@class='notice']")[0]


def test_each_page_has_one_first_heading_and_its_type() -> None:
    for path, page in pages_of(ONE_CALL).items():
        assert len(words(page, "//h1")) == 1, path
        assert len(attribute(page, "//meta[@name='page-type']/@content")) == 1, path


def test_the_policy_stands_before_all_that_it_governs_and_nothing_is_inline() -> None:
    for path, page in pages_of(ONE_CALL).items():
        policy = page.index("Content-Security-Policy")
        assert all(policy < page.index(tag) for tag in ("<script", "<link") if tag in page), path
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script>", page), path
        assert "default-src 'none'" in page, path


def test_linked_data_says_what_the_page_shows_and_gives_no_verdict() -> None:
    page = pages_of(ONE_CALL)["de/gespraeche/ruf/index.html"]
    (script,) = words(page, "//script[@type='application/ld+json']")
    article = json.loads(script)
    event = article["about"]
    assert (article["@type"], event["@type"]) == ("Article", "Event")
    assert event["startDate"] == "2025-02-12"
    assert [person["name"] for person in event["attendee"]] == ["Ada Alt", "Bo Neu"]
    assert "duration" not in event, "the parties differ on it"
    assert (article["headline"], article["inLanguage"]) == ("Ada und Bo sprechen über Getreide", "de")
    assert "ClaimReview" not in page


@pytest.mark.parametrize("path", ["de/index.html", "de/gespraeche/ruf/index.html", "de/akteure/hof/index.html"])
def test_what_a_page_says_to_those_who_share_it_stands_without_the_page(path: str) -> None:
    page = pages_of(ONE_CALL)[path]
    shared = {name: attribute(page, f"//meta[@property='og:{name}']/@content") for name in ("locale", "image:alt")}
    assert all(len(found) == 1 and found[0] for found in shared.values())
    data = json.loads(words(page, "//script[@type='application/ld+json']")[0])
    others = re.findall(r'"@id": "([^"#][^"]*)"', json.dumps(data))
    assert [found for found in others if not found.startswith("https://")] == []


def test_a_mention_is_linked_and_comes_back_with_its_sentence() -> None:
    pages = pages_of(ONE_CALL)
    assert "<a href=/repo/de/akteure/ada-alt/>Ada Alt</a> rief an." in pages["de/gespraeche/ruf/index.html"]
    mentions = words(pages["de/akteure/ada-alt/index.html"], "//section[h2='Erwähnt in']//li/p[2]")
    assert mentions == ["Ada Alt rief an."]


def test_an_own_theme_overrides_one_block_and_one_message_without_copying(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "call.html").write_text(
        '{% extends "default/call.html" %}{% block citing %}<p id="own">{{ _("Cite") }}</p>{% endblock %}', "utf-8"
    )
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "de.po").write_text('msgid "Cite"\nmsgstr "Nachweis"\n', "utf-8")
    page = pages_of(ONE_CALL, theme_folders=(tmp_path, THEME))["de/gespraeche/ruf/index.html"]
    assert words(page, "//p[@id='own']") == ["Nachweis"]
    assert words(page, "//h2[@id='s-sources']") == ["Quellen"]


def test_an_own_theme_adds_a_style_sheet_to_every_page(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text(
        '{% extends "default/base.html" %}{% block assets %}{{ super() }}'
        '<link rel="stylesheet" href="{{ site.static }}own.css">{% endblock %}',
        "utf-8",
    )
    for path, page in pages_of(ONE_CALL, theme_folders=(tmp_path, THEME)).items():
        sheets = attribute(page, "//link[@rel='stylesheet']/@href")
        assert {"/repo/static/style.css", "/repo/static/own.css"} <= set(sheets), path


@pytest.mark.parametrize("text", ["", "a b", "a>b", "a=b", "`", 'a"b', "'", "/x/?a=1&b", 'x" onclick="y', "a\nb"])
def test_what_could_end_an_attribute_stands_in_quotation_marks(text: str) -> None:
    value = markup.attribute[text]
    assert value[0] == value[-1] == '"'
    assert not set(value[1:-1]) & set("\"'<>")
    assert lxml.html.fromstring(f"<a title={value} id=x>y</a>").attrib == {"title": text, "id": "x"}


def test_same_input_same_bytes_whatever_the_order_of_files() -> None:
    assert pages_of(ONE_CALL) == pages_of(dict(reversed(ONE_CALL.items())))


HOSTILE = [
    '"><script>alert(1)</script>',
    "'onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "]]>&lt;img src=x>",
    "a\u2019b <b>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_on_every_page(text: str) -> None:
    quoted = json.dumps(text)
    files = CAST | {
        "calls/ruf.de.md": CALL_DE.replace("title: Ada und Bo sprechen über Getreide", f"title: {quoted}").replace(
            "summary: Sie sprachen.", f"summary: {quoted}"
        ),
        "actors/bo-neu.de.md": f"---\nname: {quoted}\nslug: bo-neu\nkind: person\n"
        f"original_name: {quoted}\nspellings: [{quoted}]\n---\n",
        "topics/getreide.de.md": f"---\ntitle: {quoted}\nslug: getreide\nsummary: {quoted}\n---\n",
        "sources/artikel.de.md": f"---\ntitle: {quoted}\noutlet: blatt\ntype: article\n"
        f"kicker: {quoted}\nauthors: [{quoted}]\n---\n",
    }
    del files["actors/bo-neu.en.md"], files["topics/getreide.en.md"]
    site = Site(SITE.base_url, (DE, EN), {DE: text, EN: text}, {DE: text, EN: text})
    for path, page in pages_of(files, site).items():
        document = lxml.html.document_fromstring(page)
        assert {script.get("type") for script in document.iter("script")} <= {None, "application/ld+json"}, path
        assert not [e for e in document.iter("script") if e.get("type") is None and not e.get("src")], path
        assert not list(document.iter("img")), path
        assert not [n for e in document.iter() for n in e.attrib if str(n).startswith("on")], path
        for script in document.xpath("//script[@type='application/ld+json']"):
            json.loads(script.text)


def test_a_long_title_is_said_in_fewer_words_and_never_cut_inside_one() -> None:
    long = {
        f"actors/{ident}.de.md": f"---\nname: {name} {'Sehrlang' * 3}\nkind: person\n"
        f'sort_name: "{"Sehrlang" * 3}, {name}"\n---\n'
        for ident, name in (("cem", "Cem"), ("dan", "Dan"))
    }

    def title(participants: str) -> str:
        text = CALL_DE.replace("participants: [ada-alt, bo-neu]", f"participants: [{participants}]")
        page = pages_of(CAST | long | {"calls/ruf.de.md": text})["de/gespraeche/ruf/index.html"]
        return words(page, "//title")[0]

    assert title("ada-alt, bo-neu") == "Ada Alt und Bo Neu, 12. Februar 2025 · Archiv"
    assert title("ada-alt, bo-neu, cem") == "Ada Alt, Bo Neu und Cem SehrlangSehrlangSehrlang, 12. Februar 2025"
    assert title("bo-neu, cem, dan") == "Neu und 2 weitere Parteien, 12. Februar 2025"
    source = CAST["sources/artikel.de.md"].replace("Sie sprachen", "Am " + "Getreidemarkt, " * 5)
    page = pages_of(CAST | {"sources/artikel.de.md": source})["de/quellen/artikel/index.html"]
    assert words(page, "//title") == ["Blatt: Am Getreidemarkt, Getreidemarkt, Getreidemarkt …"]
    assert attribute(page, "//meta[@property='og:title']/@content")[0].endswith("Getreidemarkt,")
