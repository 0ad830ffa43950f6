"""Every outlet's data file is tried on an article as the outlet prints it."""

from pathlib import Path

import pytest
import yaml

from generator.articles.article import Article
from generator.articles.read import read_article
from generator.articles.vocabulary.outlets import by_host, by_name, outlets

CASES = yaml.safe_load((Path(__file__).parent / "outlets.yaml").read_text(encoding="utf-8"))
OUTLETS = [outlet.id for outlet in outlets()]


@pytest.mark.parametrize("name", OUTLETS)
def test_an_article_of_an_outlet_has_the_labels_that_its_case_states(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    path = tmp_path / "case.txt"
    path.write_text(str(case["text"]), encoding="utf-8")
    article = read_article(str(path))
    assert isinstance(article, Article)
    assert [line.label for line in article.lines] == case["labels"]
    stated = case["metadata"]
    assert isinstance(stated, dict)
    assert {key: article.metadata[key].value for key in stated} == {key: str(value) for key, value in stated.items()}


def test_a_subdomain_belongs_to_its_outlet_and_a_look_alike_does_not() -> None:
    found = by_host("images.tagesschau.de")
    assert found is not None
    assert found.id == "tagesschau"
    assert by_host("nottagesschau.de") is None


def test_names_are_found_without_regard_to_case_and_unknown_ones_are_not() -> None:
    found = by_name("die zeit")
    assert found is not None
    assert found.id == "zeit"
    assert by_name("Zeit für Fähren") is None
