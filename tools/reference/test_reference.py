"""The reference is what the tables say today, and each of its examples is read without a problem."""

from pathlib import Path

import pytest

from generator.base.config import KEYS, read_site
from generator.base.languages import Language
from generator.content import parse
from generator.content.entry import Kind
from generator.content.schema import EACH, FIELDS, RECORDS
from tools.reference.__main__ import EXAMPLES, TARGET, example, reference


def test_the_reference_is_current() -> None:
    assert TARGET.read_text("utf-8") == reference(), "run `make reference`"


@pytest.mark.parametrize("kind", FIELDS)
def test_the_example_of_a_kind_has_every_key_and_is_read_without_a_problem(kind: Kind) -> None:
    text = (EXAMPLES / f"{kind}.yaml").read_text("utf-8")
    edition, problems = parse("content/x.en.md", kind, "x", Language("en"), f"---\n{text}---\n\nText.\n", "")
    assert problems == ()
    assert edition
    assert list(example(kind)) == [field.key for field in FIELDS[kind] if field not in EACH]
    for keys, record in RECORDS.items():
        for key in set(keys) & example(kind).keys():
            assert list(example(kind)[key][0]) == [field.key for field in record]


def test_the_example_of_what_every_edition_may_have_is_a_translation_without_a_problem() -> None:
    text = (EXAMPLES / "each.yaml").read_text("utf-8")
    source = f"---\ntitle: How we work\n{text}---\n\nText.\n"
    _, problems = parse("content/x.en.md", "page", "x", Language("en"), source, "")
    assert problems == ()
    assert list(example("each")) == [field.key for field in EACH]


def test_the_example_of_the_configuration_has_every_key_and_no_problem() -> None:
    site, problems = read_site((EXAMPLES / "site.yaml").read_text("utf-8"), "content/site.yaml")
    assert (problems, list(example("site"))) == ((), list(KEYS))
    assert site


def test_a_key_that_has_to_be_there_is_bold_and_every_key_has_its_row() -> None:
    text = Path(TARGET).read_text("utf-8")
    for fields in FIELDS.values():
        for field in fields:
            assert f"**`{field.key}`**" in text if field.needed else f"| `{field.key}` |" in text
