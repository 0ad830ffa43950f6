"""The fields of a report as they are read: values of the wrong type become problems, with their JSON pointer.

In: parsed JSON and pointers (RFC 6901). Out: values of the type that was asked for, an empty one where it was another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.base.problems import Place, Problem, did_you_mean


@dataclass(slots=True)
class Reading:
    """The problems of one report while it is read; `wrong` counts none twice at one place."""

    name: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, pointer: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.name, pointer=pointer or "/"), message, remedy))

    def of_type(self, value: Any, pointer: str, kind: type, words: str) -> Any:
        """The value if it is of that type; else an empty one, and a problem."""
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.wrong(pointer, f"must be {words}", f"write {words}")
        return kind()

    def records(self, parent: Mapping[str, Any], key: str, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each record of a list, with its pointer; a list that is missing is empty."""
        place = f"{pointer}/{key}"
        for n, item in enumerate(self.of_type(parent.get(key, []), place, list, "a list")):
            yield f"{place}/{n}", self.of_type(item, f"{place}/{n}", dict, "an object")

    def text(self, parent: Mapping[str, Any], key: str, pointer: str) -> str:
        return str(self.of_type(parent.get(key), f"{pointer}/{key}", str, "a text"))

    def text_or_null(self, parent: Mapping[str, Any], key: str, pointer: str) -> str | None:
        return None if parent.get(key) is None else self.text(parent, key, pointer)

    def number(self, parent: Mapping[str, Any], key: str, pointer: str) -> int:
        return int(self.of_type(parent.get(key), f"{pointer}/{key}", int, "a whole number"))

    def texts(self, parent: Mapping[str, Any], key: str, pointer: str) -> tuple[str, ...]:
        place = f"{pointer}/{key}"
        items = self.of_type(parent.get(key, []), place, list, "a list")
        return tuple(str(self.of_type(item, f"{place}/{n}", str, "a text")) for n, item in enumerate(items))

    def one_of(self, parent: Mapping[str, Any], key: str, pointer: str, known: Sequence[str]) -> str:
        value = self.text(parent, key, pointer)
        if value not in known:
            remedy = did_you_mean(value, known) or f"write one of {', '.join(known)}"
            self.wrong(f"{pointer}/{key}", f"“{value[:60]}” is not known here", remedy)
        return value
