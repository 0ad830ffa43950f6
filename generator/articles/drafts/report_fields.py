"""The records of a report as they are read, by the types of the fields that they go into.

In: parsed JSON, the type of what it becomes. Out: that. A value of the wrong type becomes a problem, with its JSON
pointer, and an empty value.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from types import NoneType
from typing import Any, get_args, get_origin

from generator.articles.findings import mark_of, types_of
from generator.base.problems import Place, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a report, or a list with its places as keys; `pointer` (RFC 6901) says where it stands, `problems`
    are those of the whole report."""

    report: str
    problems: list[Problem]
    fields: Mapping[str, Any]
    pointer: str = ""

    def wrong(self, key: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.report, pointer=f"{self.pointer}/{key}"), message, remedy))

    def get(self, key: str) -> Any:
        return self.fields.get(key)

    def of_type(self, key: str, kind: type, words: str) -> Any:
        """The value if it is of that type; else an empty one, and a problem."""
        value = self.get(key)
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.wrong(key, f"must be {words}", f"write {words}")
        return kind()

    def record(self, key: str) -> "Record":
        return Record(self.report, self.problems, self.of_type(key, dict, "an object"), f"{self.pointer}/{key}")

    def listed(self, key: str) -> "Record":
        """A list; one that is missing is empty."""
        items = [] if self.get(key) is None else self.of_type(key, list, "a list")
        return Record(self.report, self.problems, {str(n): v for n, v in enumerate(items)}, f"{self.pointer}/{key}")

    def records(self, key: str) -> Iterator["Record"]:
        listed = self.listed(key)
        return map(listed.record, listed.fields)

    def text(self, key: str) -> str:
        return str(self.of_type(key, str, "a text"))

    def one_of(self, key: str, known: Sequence[str]) -> Any:
        value = self.text(key)
        if value not in known:
            remedy = did_you_mean(value, known) or f"write one of {', '.join(known)}"
            self.wrong(key, f"“{value[:60]}” is not known here", remedy)
        return value

    def read(self, kind: Any, own: "Own") -> Any:
        """The record as a dataclass; what it leaves out has the value that the field has by itself."""
        free = {f.name for f in fields(kind) if f.default is not MISSING and f.name not in self.fields}
        return kind(**{key: self.value(each, key, own) for key, each in types_of(kind).items() if key not in free})

    def value(self, kind: Any, key: str, own: "Own") -> Any:
        """The value at a key as its type has it; `own` is asked first."""
        within = get_args(kind)
        if NoneType in within:
            return None if self.get(key) is None else self.value(within[0], key, own)
        if (made := own(kind, self, key)) is not None:
            return made
        if get_origin(kind) is tuple:
            if isinstance(self.get(key), str):  # one may stand alone
                return (self.value(within[0], key, own),)
            listed = self.listed(key)
            return tuple(listed.value(within[0], n, own) for n in listed.fields)
        if kind is bool:
            return self.get(key) is True
        if kind is int:
            return self.of_type(key, int, "a whole number")
        known = mark_of(kind) or within
        return self.one_of(key, known) if known else self.text(key)


#: What a reader makes of a type, a record and a key; None where it has nothing to say.
Own = Callable[[Any, Record, str], Any]
