"""A whole site in three languages, and the repository's own in two: nobody lands in the wrong language.

What readers and editors of other generators complain of, each as a test. The third language is content, a line in
site.yaml and a catalogue in the site's own theme, no code.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from lxml import etree

from generator.base.languages import Language
from generator.pages.theme.messages import compared
from generator.pages.words.catalogues import read_catalogue
from tests.commands import ROOT, briefings, in_a_process
from tests.conftest import Site
from tests.extent import long

THREE = ROOT / "tests" / "sites" / "de-en-uk"
THEME = THREE / "themes" / "drei"


@dataclass(slots=True)
class Seen:
    """What a page says of itself and of other pages; `words` is its text by language."""

    language: str = ""
    kind: str = ""
    canonical: str = ""
    robots: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    switches: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    notice: bool = False
    links: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)


class Reader:
    """Reads one page into what was seen, told by lxml of each tag and text."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.open: list[tuple[str, str, str]] = []

    def start(self, tag: str, has: Mapping[str, str]) -> None:
        if tag == "html":
            self.seen.language = has["lang"]
        if tag == "meta" and has.get("name") == "page-type":
            self.seen.kind = has["content"]
        if tag == "meta" and has.get("name") == "robots":
            self.seen.robots = has["content"]
        if tag == "link" and has.get("rel") == "canonical":
            self.seen.canonical = has["href"]
        if tag == "link" and has.get("rel") == "alternate" and "hreflang" in has:
            self.seen.alternates[has["hreflang"]] = has["href"]
        if tag == "a" and any(name == "nav" and kind == "switch" for name, _, kind in self.open):
            self.seen.switches[has["hreflang"]] = has["href"]
        if tag == "a":
            self.seen.links.append(has.get("href", ""))
        self.seen.notice |= has.get("class") == "notice" and tag == "p"
        self.open.append((tag, has.get("lang", self.open[-1][1] if self.open else ""), has.get("class", "")))

    def end(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def data(self, data: str) -> None:
        if self.open and not any(tag in ("script", "style", "head") for tag, _, _ in self.open):
            language = self.open[-1][1]
            self.seen.words[language] = self.seen.words.get(language, "") + data
            if self.open[-1][0] == "mark":
                self.seen.marked.append(data)

    def close(self) -> Seen:
        return self.seen


Pages = Mapping[str, Seen]


def pages_of(folder: Path, base_path: str) -> Pages:
    """Every page of a built site by its root-relative address, without redirects."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        seen: Seen = etree.parse(path, etree.HTMLParser(target=Reader(), encoding="utf-8"))
        address = base_path + path.relative_to(folder).as_posix().removesuffix("index.html")
        if seen.kind:
            found[address] = seen
    return found


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three")
    shutil.copytree(THREE, folder / "archive")
    output = folder / "site"
    code, _, problems = briefings("build", "--archive", str(folder / "archive"), "--output", str(output))
    assert (code, problems) == (0, "")
    return output


@pytest.fixture(scope="session")
def three_pages(three: Path) -> Pages:
    return pages_of(three, "/repo/")


@pytest.fixture(scope="session")
def own_pages(site: Site) -> Pages:
    return pages_of(site.folder, site.base_path)


@pytest.fixture(params=["three_pages", "own_pages"])
def pages(request: pytest.FixtureRequest) -> Pages:
    found: Pages = request.getfixturevalue(request.param)
    return found


def place(address: str) -> str:
    """The root-relative address of an absolute or encoded one."""
    return unquote(urlsplit(address).path)


def shown(pages: Pages) -> Iterator[tuple[str, Seen]]:
    return ((address, seen) for address, seen in pages.items() if seen.kind not in ("chooser", "404"))


def is_fallback(seen: Seen, address: str) -> bool:
    """A page that shows another language: its original, or a source of a language that the site has no pages in."""
    elsewhere = place(seen.canonical) != address or seen.kind == "source"
    return bool(seen.robots) and seen.kind != "parallel" and elsewhere


# ---- the switch, hreflang, fallbacks -------------------------------------------------------------------------------


def test_the_three_sites_have_the_same_pages(three_pages: Pages) -> None:
    kinds = [
        sorted(s.kind for a, s in shown(three_pages) if a.startswith(f"/repo/{tag}/")) for tag in ("de", "en", "uk")
    ]
    assert kinds[0] == kinds[1] == kinds[2]
    assert len(kinds[0]) >= 30


def test_the_switch_leads_to_the_same_page_and_back(pages: Pages) -> None:
    languages = {place(address).split("/")[2] for address, _ in shown(pages)}
    for address, seen in shown(pages):
        assert seen.switches.keys() == languages - {seen.language}, address
        for language, href in seen.switches.items():
            other = pages[place(href)]
            assert other.language == language, address
            assert other.kind == seen.kind, address
            assert place(other.switches[seen.language]) == address


def test_hreflang_returns_and_is_complete(pages: Pages) -> None:
    for address, seen in shown(pages):
        if is_fallback(seen, address) or seen.kind == "parallel":
            assert seen.alternates == {}, address
            continue
        assert place(seen.alternates[seen.language]) == address
        assert "x-default" in seen.alternates
        for language, href in seen.alternates.items():
            other = pages[place(href)]
            if language != "x-default":
                assert other.language == language
            if other.kind != "chooser":
                assert other.alternates == seen.alternates, (address, href)


def test_hreflang_names_exactly_the_real_editions(three_pages: Pages) -> None:
    assert three_pages["/repo/uk/дзвінки/розмова-про-зерно/"].alternates.keys() == {"de", "en", "uk", "x-default"}
    assert three_pages["/repo/en/calls/2025-04-01-alt-nova/"].alternates.keys() == {"de", "en", "x-default"}
    assert three_pages["/repo/uk/дзвінки/друга-розмова/"].alternates.keys() == {"uk", "x-default"}


def test_a_page_without_an_edition_says_so_and_points_to_the_original(three_pages: Pages) -> None:
    fallback = three_pages["/repo/de/gespraeche/друга-розмова/"]
    assert fallback.notice
    assert "noch nicht auf Deutsch" in fallback.words["de"]
    assert place(fallback.canonical) == "/repo/uk/дзвінки/друга-розмова/"
    assert fallback.robots == "noindex"
    assert "зателефонувала" in fallback.words["uk"]
    assert "зателефонувала" not in fallback.words["de"]
    assert "Цієї сторінки ще немає українською" in three_pages["/repo/uk/дзвінки/2025-04-01-alt-nova/"].words["uk"]


def test_a_fallback_is_in_no_sitemap_and_no_feed(three: Path, three_pages: Pages) -> None:
    listed = {place(found) for found in re.findall(r"<loc>(.*?)</loc>", (three / "sitemap.xml").read_text("utf-8"))}
    fallbacks = {address for address, seen in shown(three_pages) if is_fallback(seen, address)}
    beside = {address for address, seen in shown(three_pages) if seen.kind == "parallel"}
    assert len(fallbacks) >= 8
    assert not listed & fallbacks
    assert not listed & beside
    assert listed >= {a for a, s in shown(three_pages) if a not in fallbacks | beside}
    feeds = {tag: (three / tag / "feed.xml").read_text("utf-8") for tag in ("de", "en", "uk")}
    assert "Друга розмова" in feeds["uk"]
    assert "Друга розмова" not in feeds["de"] + feeds["en"]
    assert "Third call about grain" in feeds["en"]
    assert "Third call" not in feeds["uk"]


def test_a_translated_page_holds_no_word_of_another_language(three_pages: Pages) -> None:
    """One word of each language's editions; what is quoted or named in another language carries its `lang`."""
    words = {"de": "Getreide", "en": "grain", "uk": "зерно"}
    for address, seen in shown(three_pages):
        if is_fallback(seen, address):
            continue
        for language, word in words.items():
            if language != seen.language:
                assert word not in seen.words[seen.language], (address, word)


def test_repository_pages_of_one_language_are_free_of_the_other(own_pages: Pages) -> None:
    for address, seen in shown(own_pages):
        if seen.kind in ("call", "topic", "page") and not is_fallback(seen, address):
            other = {"de": " the ", "en": " und "}[seen.language]
            assert other not in seen.words[seen.language], address


# ---- a third language ----------------------------------------------------------------------------------------------


def test_addresses_are_words_of_the_language(three_pages: Pages) -> None:
    assert {"/repo/uk/теми/зерно/", "/repo/de/themen/getreide/", "/repo/en/topics/grain/"} <= three_pages.keys()


def test_four_plural_forms_are_four() -> None:
    catalogue = read_catalogue(Language("uk"), (THEME, ROOT / "themes" / "default"))
    assert catalogue.locale == "uk_UA"
    assert [catalogue.count("%(num)s call", "%(num)s calls", n) for n in (1, 2, 5, 11, 21, 22, 112)] == [
        "1 дзвінок", "2 дзвінки", "5 дзвінків", "11 дзвінків", "21 дзвінок", "22 дзвінки", "112 дзвінків",
    ]  # fmt: skip
    assert catalogue.translations.ngettext("%(num)s call", "%(num)s calls", -1) == "%(num)s дзвінка"


def test_a_message_that_the_own_catalogue_lacks_is_told() -> None:
    found = list(compared([THEME / "locales" / "uk.po"], [THEME, ROOT / "themes" / "default"]))
    missing = {message.text for _, what, message, _ in found if what == "missing"}
    assert "Corrections" in missing
    assert not missing & {"Calls", "%(num)s call", "Actors"}
    assert [message.text for _, what, message, _ in found if what == "unused"] == []


def test_a_language_from_right_to_left_needs_no_code(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(THREE, archive)
    site = archive / "content" / "site.yaml"
    text = site.read_text("utf-8").replace("theme: drei\n", "").replace("[de, en, uk]", "[de, en, uk, ar]")
    text = text.replace("  uk: Три мови", "  uk: Три мови\n  ar: أرشيف").replace("  uk: Нев", "  ar: أرشيف\n  uk: Нев")
    site.write_text(text, encoding="utf-8")
    (archive / "content/topics/zerno.ar.md").write_text(
        "---\ntitle: حبوب\ntranslates: []\n---\n\nنص.\n", encoding="utf-8"
    )
    code, _, problems = briefings("build", "--archive", str(archive), "--output", str(tmp_path / "site"))
    assert (code, problems.count("warning: the theme has no interface words")) == (0, 2)
    page = (tmp_path / "site" / "ar" / "topics" / "حبوب" / "index.html").read_text("utf-8")
    assert "<html lang=ar dir=rtl>" in page
    beside = (tmp_path / "site" / "de" / "themen" / "getreide" / "nebeneinander" / "index.html").read_text("utf-8")
    assert '<td lang="ar" dir="rtl">' in beside
    style = (ROOT / "themes" / "default" / "static" / "style.css").read_text("utf-8")
    assert not re.findall(
        r"(?:margin|padding|border)-(?:left|right)\s*:|float:\s*(?:left|right)|text-align:\s*(?:left|right)", style
    )


# ---- any pair of languages -------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("french") / "site"
    archive = str(ROOT / "tests" / "sites" / "fr-en")
    assert briefings("check", "--strict", "--archive", archive)[::2] == (0, "")
    assert briefings("build", "--strict", "--no-search", "--archive", archive, "--output", str(output))[::2] == (0, "")
    return output


def test_french_pages_speak_french_with_its_blanks(french: Path) -> None:
    path = french / "fr" / "appels" / "2032-03-04-marchetti-oestberg" / "index.html"
    call = re.sub(r"<[^>]+>", "", path.read_text("utf-8"))
    assert "«\u00a0ce n’est qu’un début\u00a0»" in call
    assert "durera-t-elle\u202f?" in call
    assert "présidente\u202f;" in call
    assert "jeudi 4 mars 2032" in call
    assert "Les versions divergent sur le délai" in call
    assert "Palais blanc\u00a0: texte propre, par extraits" in call
    for german_or_key in ("Telefonat", "Abweich", "gespraech", "period:", "excerpt"):
        assert german_or_key not in call


def test_no_english_words_of_the_interface_are_left_on_french_pages(french: Path) -> None:
    english = {m.id for m in _messages("en") if isinstance(m.id, str) and not m.context and len(m.id) > 12}
    same = {m.id for m in _messages("fr") if m.id == m.string}
    for path in sorted((french / "fr").rglob("*.html")):
        text = re.sub(r"<script.*?</script>|<[^>]+>", " ", path.read_text("utf-8"), flags=re.DOTALL)
        assert [words for words in english - same if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)] == [], path


def _messages(language: str) -> Catalog:
    with (ROOT / "themes" / "default" / "locales" / f"{language}.po").open("rb") as stream:
        return read_po(stream)


def _of_languages(folder: Path, names: Mapping[str, str]) -> str:
    """The French and English archive with its languages called otherwise."""
    shutil.copytree(ROOT / "tests" / "sites" / "fr-en", folder)
    for path in sorted(folder.rglob("*.md")):
        ident, language, _ = path.name.split(".")
        if language in names:
            path.rename(path.with_name(f"{ident}.{names[language]}.md"))
        elif path.parent.name != "sources":
            path.unlink()
    site = folder / "content" / "site.yaml"
    text = site.read_text("utf-8").replace("[fr, en]", f"[{', '.join(names.values())}]")
    for old in ("fr", "en"):
        text = re.sub(rf"(?m)^  {old}: (.*)\n", rf"  {names[old]}: \1\n" if old in names else "", text)
    site.write_text(text, encoding="utf-8")
    return str(folder)


def test_languages_without_a_catalogue_have_english_words_and_a_warning_with_the_command(tmp_path: Path) -> None:
    archive = _of_languages(tmp_path / "archive", {"fr": "es", "en": "pt"})

    code, _, problems = briefings("build", "--no-search", "--archive", archive, "--output", str(tmp_path / "site"))

    assert code == 0
    assert [line for line in problems.splitlines() if "interface words" in line] == [
        f"content/site.yaml:1:1: warning: the theme has no interface words in `{language}`, so the pages use English "
        f"ones; make a catalogue for them with `briefings messages {language}`"
        for language in ("es", "pt")
    ]
    path = tmp_path / "site" / "es" / "calls" / "2032-03-04-marchetti-oestberg" / "index.html"
    call = re.sub(r"<[^>]+>", "", path.read_text("utf-8"))
    assert "The accounts differ on the period" in call
    assert "own text, in excerpts" in call
    assert "4 de marzo de 2032" in call
    assert "1 hora 30 minutos" in call
    assert not re.search(r"Abweich|Telefonat|Divergence", call)
    assert briefings("messages", "es", "pt", "--archive", archive)[0] == 0
    notes = [line for line in briefings("check", "--archive", archive).err.splitlines() if "interface words" in line]
    for language, note in zip(("es", "pt"), notes, strict=True):
        assert re.match(rf"themes/default/locales/{language}\.po:1:1: note: \d+ of \d+ interface words are not ", note)
        assert f"`briefings messages {language}` adds those that lack and names each with its line" in note
    again = briefings("build", "--no-search", "--archive", archive, "--output", str(tmp_path / "site"))
    assert "interface words" not in again[2]


def test_one_language_is_enough(tmp_path: Path) -> None:
    archive = _of_languages(tmp_path / "archive", {"fr": "fr"})
    code, _, problems = briefings("build", "--no-search", "--archive", archive, "--output", str(tmp_path / "site"))
    assert (code, problems) == (0, "")
    home = (tmp_path / "site" / "fr" / "index.html").read_text("utf-8")
    assert "derniers appels" in home.lower()
    assert "English" not in home


# ---- the editions side by side, the stale notice ---------------------------------------------------------------------


def stale(folder: Path) -> Path:
    """The three-language archive, everything accepted, then the German original of the first call changed."""
    shutil.copytree(THREE, folder)
    assert briefings("translations", "--archive", str(folder), "--accept", "all")[0] == 0
    call = folder / "content" / "calls" / "2025-02-12-alt-nova.de.md"
    call.write_text(call.read_text("utf-8").replace("1,5 Milliarden", "2,5 Milliarden"), encoding="utf-8")
    return folder


def test_readers_of_a_stale_page_see_what_changed_and_get_there(tmp_path: Path) -> None:
    archive = stale(tmp_path / "archive")
    assert briefings("build", "--archive", str(archive), "--output", str(tmp_path / "site"))[0] == 0
    pages = pages_of(tmp_path / "site", "/repo/")
    english = pages["/repo/en/calls/2025-02-12-alt-nova/"]
    assert english.notice
    assert "The original of this page has changed since it was translated." in english.words["en"]
    assert "/repo/en/calls/2025-02-12-alt-nova/side-by-side/#u-4" in english.links
    assert "/repo/de/gespraeche/2025-02-12-alt-nova/" in english.links
    assert not english.robots
    assert not pages["/repo/de/gespraeche/2025-02-12-alt-nova/"].notice
    assert not pages["/repo/en/topics/grain/"].notice
    beside = pages["/repo/en/calls/2025-02-12-alt-nova/side-by-side/"]
    assert beside.marked == ["2,5 Milliarden", "1.5 billion", "1,5 мільярда"]
    assert beside.words["en"].count("Changed since it was translated") == 1


def test_editions_that_agree_stand_side_by_side_without_a_mark(three_pages: Pages) -> None:
    for address, seen in shown(three_pages):
        if seen.kind == "parallel":
            assert seen.robots == "noindex", address
            assert seen.marked == [], address
    beside = three_pages["/repo/de/gespraeche/2025-02-12-alt-nova/nebeneinander/"]
    assert "anderthalb" not in beside.words["de"]
    assert "an hour and a half" in beside.words["en"]
    assert "90 хвилин" in beside.words["uk"]
    page = three_pages["/repo/de/gespraeche/2025-02-12-alt-nova/"]
    assert "/repo/de/gespraeche/2025-02-12-alt-nova/nebeneinander/" in page.links


def test_without_the_option_only_stale_entries_have_a_page_side_by_side(tmp_path: Path) -> None:
    archive = stale(tmp_path / "archive")
    site = archive / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("theme_options: {parallel_view: all}\n", ""), encoding="utf-8")
    assert briefings("build", "--archive", str(archive), "--output", str(tmp_path / "site"))[0] == 0
    beside = [a for a, s in pages_of(tmp_path / "site", "/repo/").items() if s.kind == "parallel"]
    assert sorted(beside) == [
        "/repo/de/gespraeche/2025-02-12-alt-nova/nebeneinander/",
        "/repo/en/calls/2025-02-12-alt-nova/side-by-side/",
        "/repo/uk/дзвінки/розмова-про-зерно/поруч/",
    ]


def test_the_option_names_kinds_of_entries(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(THREE, archive)
    site = archive / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("parallel_view: all", "parallel_view: page"), encoding="utf-8")
    assert briefings("build", "--archive", str(archive), "--output", str(tmp_path / "site"))[0] == 0
    beside = [a for a, s in pages_of(tmp_path / "site", "/repo/").items() if s.kind == "parallel"]
    assert sorted(beside) == [
        "/repo/de/ueber-das-archiv/nebeneinander/", "/repo/en/about/side-by-side/", "/repo/uk/про-архів/поруч/",
    ]  # fmt: skip
    site.write_text(site.read_text("utf-8").replace("parallel_view: page", "parallel_view: pages"), encoding="utf-8")
    assert briefings("build", "--archive", str(archive), "--output", str(tmp_path / "site")) == (
        2, "", "briefings: `parallel_view` in content/site.yaml names no kind “pages”; "
        "write some of call, actor, topic, page, all\n",
    )  # fmt: skip


# ---- the same bytes, wherever ----------------------------------------------------------------------------------------


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "environment",
    [long({"TZ": "Pacific/Kiritimati"}), {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C"}],
    ids=lambda environment: "-".join(environment.values()),
)
def test_zone_and_locale_of_the_machine_change_no_byte(
    three: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(THREE, archive)
    output = tmp_path / "site"
    assert in_a_process("build", "--archive", str(archive), "--output", str(output), **environment).code == 0
    assert contents(output) == contents(three)


# ---- wrong content, told with its place and what to do ---------------------------------------------------------------

CALL = "content/calls/2025-02-12-alt-nova"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            f"{CALL}.en.md",
            "summary: The",
            "date: 2025-02-13\nsummary: The",
            f"{CALL}.en.md:3:1: the fact `date` stands in a translation; remove it; facts stand in {CALL}.de.md alone",
        ),
        (
            f"{CALL}.en.md",
            "::: account kanzleramt",
            "::: account ada-alt",
            f"{CALL}.en.md:12:1: the statement of `ada-alt` on `zerno` is not in the original; "
            f"remove it, or add it to {CALL}.de.md",
        ),
        (
            f"{CALL}.en.md",
            "summary: The",
            "translates: [1234567, abcdefgh]\nsummary: The",
            f"{CALL}.en.md:3:14: `translates` must be a digest of eight hex digits, not “1234567”; "
            "write it with `briefings translations --accept`",
        ),
        (
            f"{CALL}.en.md",
            "summary: The",
            "translates: [00000000]\nsummary: The",
            f"{CALL}.en.md:3:1: warning: this translation is older than its original in the title (line 2), "
            "new: the summary (line 3), new: a paragraph (line 14), new: a paragraph (line 16) and 1 more; "
            "see `briefings translations --diff 2025-02-12-alt-nova.en`, correct it, then "
            "`--accept 2025-02-12-alt-nova.en`",
        ),
    ],
)
def test_a_wrong_translation_is_told(tmp_path: Path, path: str, old: str, new: str, expected: str) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(THREE, archive)
    file = archive / path
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")
    code, _, problems = briefings("check", "--archive", str(archive))
    assert expected in problems.splitlines()
    assert code == (0 if "warning" in expected else 1)


def test_a_deleted_original_leaves_orphans(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(THREE, archive)
    (archive / f"{CALL}.de.md").unlink()
    code, _, problems = briefings("check", "--archive", str(archive))
    message = (
        "1:1: the original of the call `2025-02-12-alt-nova` is missing; "
        "add `date`, `status` and `participants` here, or the file that carries its facts"
    )
    assert code == 1
    assert {f"{CALL}.en.md:{message}", f"{CALL}.uk.md:{message}"} <= set(problems.splitlines())
    table = briefings("translations", "--archive", str(archive))[1]
    assert "orphan   calls/2025-02-12-alt-nova.en.md" in table


def test_a_renamed_original_is_found_by_what_its_translations_record(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(THREE, archive)
    assert briefings("translations", "--archive", str(archive), "--accept", "all")[0] == 0
    original = archive / f"{CALL}.de.md"
    original.rename(original.with_name("2025-02-12-nova-alt.de.md"))
    _, _, problems = briefings("check", "--archive", str(archive))
    line = next(line for line in problems.splitlines() if line.startswith(f"{CALL}.en.md:"))
    assert line.endswith(
        "the original of the call `2025-02-12-alt-nova` is missing; "
        "if it was renamed to `2025-02-12-nova-alt`, name this file 2025-02-12-nova-alt.en.md"
    )


def test_an_edition_in_a_language_that_the_site_does_not_have(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(THREE, archive)
    (archive / f"{CALL}.fr.md").write_text("---\ntitle: Appel\n---\n", encoding="utf-8")
    code, _, problems = briefings("check", "--archive", str(archive))
    expected = (
        f"{CALL}.fr.md:1:1: “fr” is not a language of this archive; the languages are de, en, uk; see content/site.yaml"
    )
    assert (code, problems) == (1, expected + "\n")
