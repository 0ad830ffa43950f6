"""Every input that once made a reader fail is read without a fault now; and a reader that fails is seen.

The first byte of a case says how the rest is read, see `readers.py`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.base.problems import Place, Problem
from tools.fuzz import readers

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


def test_there_are_cases_for_every_reader() -> None:
    assert {path.parent.name for path in CASES} == set(readers.READERS)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}: {path.name}")
def test_what_once_was_a_fault_is_none(path: Path) -> None:
    readers.READERS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", readers.READERS)
def test_a_selection_of_what_the_fuzzer_begins_with_is_read_without_a_fault(name: str) -> None:
    tried = list(readers.seeds(name))[::7]
    assert len(tried) > 2
    for content in tried:
        readers.READERS[name](content)


@pytest.mark.parametrize(
    "fault",
    [
        lambda *_: 1 / 0,
        lambda *_: (None, ()),
        lambda *_: (None, (Problem(Place(readers.PATH, 99), "wrong"),)),
        lambda *_: (None, (Problem(Place(readers.PATH, 1, 0), "wrong"),)),
    ],
)
def test_a_fault_of_a_reader_is_seen(monkeypatch: pytest.MonkeyPatch, fault: Callable[..., object]) -> None:
    monkeypatch.setattr(readers, "parse", fault)
    with pytest.raises((readers.FaultError, ZeroDivisionError)):
        readers.markdown(b"\0Ein Satz.\n")


def test_an_executable_element_in_a_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "drawn", lambda edition: ["<p><b onclick=x()>a</b></p>"])
    with pytest.raises(readers.FaultError, match="in a page came"):
        readers.markdown(b"\4Ein Satz.\n")
