"""Saved pages: visible blocks, markup, data beside the text, and their order of precedence."""

from pathlib import Path

import pytest

from generator.articles.article import Article
from generator.articles.capture.page import read_page
from generator.articles.read import read_article
from generator.base.problems import Problem

BODY = """<p>Bundeskanzlerin Lena Bergholz hat mit dem Premier Kenji Tanaka telefoniert. Das teilte er mit.</p>
<p>Tanaka sprach in Tokio von einem guten Anfang. Bergholz will die Gespräche über die Fähren bald fortsetzen.</p>
<p>Über einen Termin wird noch verhandelt, hieß es in Berlin. Die Reedereien hoffen auf den Sommer.</p>"""
DATA = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Anruf in Tokio",
"datePublished": "2027-03-02T18:05:00Z", "dateModified": "2027-03-02T18:05:40Z",
"author": [{"@type": "Person", "name": "Ines Malchow"}], "publisher": {"name": "Förde-Blatt"}}</script>"""


def _read(tmp_path: Path, page: str) -> Article:
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><html lang=de>{page}</html>", encoding="utf-8")
    article = read_article(str(path))
    assert isinstance(article, Article)
    return article


def _labels(article: Article) -> dict[str, str]:
    return {line.text: line.label for line in article.lines}


def test_furniture_stays_as_blocks_and_never_becomes_text(tmp_path: Path) -> None:
    article = _read(
        tmp_path,
        f"<body><nav><a>Start</a></nav><article><h1>Bergholz ruft Tanaka an</h1>{BODY}</article>"
        "<aside><h3>Mehr zum Thema</h3><p>Ein Hund hat in Kiel eine Katze gerettet, sagte die Feuerwehr.</p></aside>"
        "<section class=comments><p>Bergholz macht das gut. Tanaka auch, finde ich.</p></section></body>",
    )
    labels = [line.label for line in article.lines]
    assert labels == ["boilerplate", "headline", "body", "body", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_scripts_styles_and_hidden_elements_are_no_blocks() -> None:
    page = read_page(
        f"<body><style>p{{}}</style><script>x()</script><p hidden>Weg</p><p style='display:none'>Weg</p>{BODY}</body>"
    )
    assert page is not None
    assert len(page.blocks) == 3


def test_a_kicker_inside_the_heading_is_a_block_of_its_own(tmp_path: Path) -> None:
    article = _read(
        tmp_path,
        f"<body><article><h1><span class=topline>Fährstreit</span>"
        f" <span>Anruf in Tokio</span></h1>{BODY}</article></body>",
    )
    assert (article.metadata["kicker"].value, article.metadata["headline"].value) == ("Fährstreit", "Anruf in Tokio")


def test_dates_and_outlet_come_from_the_data_and_the_headline_from_what_the_reader_sees(tmp_path: Path) -> None:
    article = _read(
        tmp_path, f"<head>{DATA}</head><body><article><h1>Bergholz ruft in Tokio an</h1>{BODY}</article></body>"
    )
    meta = article.metadata
    assert (meta["headline"].value, meta["outlet"].value) == ("Bergholz ruft in Tokio an", "Förde-Blatt")
    assert (meta["published"].value, meta["published"].origin) == (
        "2027-03-02T19:05+01:00",
        "json-ld NewsArticle.datePublished",
    )
    assert meta["updated"].value is None, "the same minute is no change"
    assert meta["authors"].value == ("Ines Malchow",)


def test_a_visible_byline_goes_before_the_data(tmp_path: Path) -> None:
    page = (
        f"<head>{DATA}</head><body><article><h1>Bergholz ruft "
        f"in Tokio an</h1><p class=byline>Von Max Quast</p>{BODY}</article></body>"
    )
    assert _read(tmp_path, page).metadata["authors"].value == ("Max Quast",)


def test_broken_data_counts_as_not_there(tmp_path: Path) -> None:
    broken = "<script type='application/ld+json'>{\"@type\": </script>"
    page = f"<head>{broken}</head><body><h1>Bergholz ruft Tanaka an</h1>{BODY}</body>"
    assert _read(tmp_path, page).metadata["published"].value is None


def test_a_wrapper_of_the_whole_article_is_no_furniture_whatever_its_name(tmp_path: Path) -> None:
    page = (
        f"<body><form class='widget newsletter-page'><h1>Bergholz "
        f"ruft Tanaka an</h1>{BODY}<h2>Tokio wartet</h2>"
        "<p>In Tokio wartet man ab. Die Reedereien dort rechnen mit einem langen Sommer ohne Fähren.</p></form></body>"
    )
    labels = _labels(_read(tmp_path, page))
    assert labels["Tokio wartet"] == "subhead"
    assert "boilerplate" not in labels.values()


def test_updates_take_their_exact_times_from_live_blog_data(tmp_path: Path) -> None:
    data = """<script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": [
    {"@type": "BlogPosting", "headline": "Tokio bestätigt", "datePublished": "2027-03-02T19:10:00+09:00"},
    {"@type": "BlogPosting", "headline": "Anruf beginnt", "datePublished": "2027-03-02T18:00:00+09:00"}]}</script>"""
    first, second, _ = BODY.split("\n")
    page = (
        f"<head>{data}</head><body><article><h1>Fährstreit: Anruf in "
        f"Tokio</h1><h2>Tokio bestätigt</h2>{first}<h2>Anruf beginnt</h2>{second}</article></body>"
    )
    article = _read(tmp_path, page)
    assert article.metadata["type"].value == "liveblog"
    assert [(u.headline, u.published) for u in article.updates] == [
        ("Tokio bestätigt", "2027-03-02T11:10+01:00"),
        ("Anruf beginnt", "2027-03-02T10:00+01:00"),
    ]


@pytest.mark.parametrize("page", ["<script>document.write('x')</script>", "<!-- only a comment -->", "<p></p>"])
def test_a_page_without_visible_text_is_one_sentence(page: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    problem = read_article(str(path))
    assert isinstance(problem, Problem)
    assert "text" in problem.message


def test_without_data_the_time_element_of_the_date_line_is_the_time_of_publication(tmp_path: Path) -> None:
    when = "<div class=byline><time datetime='2027-03-02T20:12:00.000Z'>2. März 2027</time></div>"
    article = _read(tmp_path, f"<body><article><h1>Bergholz ruft Tanaka an</h1>{when}{BODY}</article></body>")
    found = article.metadata["published"]
    assert (found.value, found.origin, found.lines) == ("2027-03-02T21:12+01:00", "time element", (2,))


def test_soft_hyphens_of_a_page_are_not_part_of_its_words(tmp_path: Path) -> None:
    page = f"<body><article><h1>Berg&shy;holz ruft Ta&shy;naka an</h1>{BODY}</article></body>"
    assert _read(tmp_path, page).metadata["headline"].value == "Bergholz ruft Tanaka an"


def test_an_advertisement_does_not_end_the_article(tmp_path: Path) -> None:
    paragraphs = BODY.split("\n")
    page = f"<body><article><h1>Bergholz ruft Tanaka an</h1>{paragraphs[0]}{paragraphs[1]}"
    page += f"<div><span>Anzeige</span></div>{paragraphs[2]}</article><footer><p>© Förde-Blatt</p></footer></body>"
    labels = _labels(_read(tmp_path, page))
    assert labels["Anzeige"] == "boilerplate"
    assert [label for text, label in labels.items() if text.startswith("Über einen Termin")] == ["body"]


def test_the_clock_of_a_recording_opens_no_update(tmp_path: Path) -> None:
    page = f"<body><article><h1>Bergholz ruft Tanaka an</h1><p>(00:00 / 04:12)</p>{BODY}</article></body>"
    article = _read(tmp_path, page)
    assert article.updates == ()
    assert "update-head" not in _labels(article).values()


def test_what_no_article_is_as_long_as_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("Anruf in Tokio\n" + "Bergholz rief Tanaka an. " * 1000, encoding="utf-8")
    problem = read_article(str(path))
    assert isinstance(problem, Problem)
    assert "more than an article: a line of 25000 characters" in str(problem)


@pytest.mark.parametrize("attributes", ["{}=b", "{}", '{}="b c"'])
def test_a_tag_of_more_attributes_than_any_page_has_is_one_sentence(tmp_path: Path, attributes: str) -> None:
    many = " ".join(attributes.replace("{}", f"a{n}") for n in range(50_000))
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><p {many}>x</p>{BODY}</body></html>", encoding="utf-8")
    problem = read_article(str(path))
    assert isinstance(problem, Problem)
    assert "over a thousand attributes" in str(problem)


def test_a_picture_that_was_saved_into_its_tag_is_no_such_thing(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"iVBO" * 9000}==" alt="x">'
    path_of_a_drawing = f'<svg><path d="{"M 1 2 L 3 4 " * 2000}"/></svg>'
    article = _read(tmp_path, f"<body><article><h1>Bergholz ruft an</h1>{picture}{path_of_a_drawing}{BODY}</article>")
    assert "body" in _labels(article).values()
