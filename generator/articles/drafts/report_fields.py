"""The records of a report as they are read: values of the wrong type become problems, with their JSON pointer.

In: parsed JSON. Out: `Record`s, which give values of the type that was asked for, an empty one where it was another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.base.problems import Place, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a report; `pointer` (RFC 6901) says where it stands, `problems` are those of the whole report."""

    report: str
    problems: list[Problem]
    fields: Mapping[str, Any]
    pointer: str = ""

    def wrong(self, key: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.report, pointer=f"{self.pointer}/{key}"), message, remedy))

    def get(self, key: str) -> Any:
        return self.fields.get(key)

    def of_type(self, key: str, value: Any, kind: type, words: str) -> Any:
        """The value if it is of that type; else an empty one, and a problem."""
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.wrong(key, f"must be {words}", f"write {words}")
        return kind()

    def record(self, key: str, *otherwise: Any) -> "Record":
        """The record at a key, `otherwise` if it is missing."""
        value = self.of_type(key, self.fields.get(key, *otherwise), dict, "an object")
        return Record(self.report, self.problems, value, f"{self.pointer}/{key}")

    def records(self, key: str) -> Iterator["Record"]:
        """Each record of a list; a list that is missing is empty."""
        for n, each in enumerate(self.of_type(key, self.fields.get(key, []), list, "a list")):
            value = self.of_type(f"{key}/{n}", each, dict, "an object")
            yield Record(self.report, self.problems, value, f"{self.pointer}/{key}/{n}")

    def text(self, key: str) -> str:
        return str(self.of_type(key, self.fields.get(key), str, "a text"))

    def text_or_null(self, key: str) -> str | None:
        return None if self.fields.get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        return int(self.of_type(key, self.fields.get(key), int, "a whole number"))

    def texts(self, key: str) -> tuple[str, ...]:
        items = self.of_type(key, self.fields.get(key, []), list, "a list")
        return tuple(str(self.of_type(f"{key}/{n}", each, str, "a text")) for n, each in enumerate(items))

    def one_of(self, key: str, known: Sequence[str]) -> Any:
        value = self.text(key)
        if value not in known:
            remedy = did_you_mean(value, known) or f"write one of {', '.join(known)}"
            self.wrong(key, f"“{value[:60]}” is not known here", remedy)
        return value
