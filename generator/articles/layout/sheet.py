"""The lines of one article while they are labelled. In: nothing. Out: the `Sheet`, which the labelling steps share."""

from dataclasses import dataclass, field

from generator.articles.article import Label
from generator.articles.layout.shapes import is_prose


@dataclass(slots=True)
class Sheet:
    """The lines under work: `rows` are the lines that are not blank, `marks` the labels given so far, by row."""

    rows: list[str]
    marks: dict[int, tuple[Label, str]] = field(default_factory=dict)

    def mark(self, i: int, label: Label, reason: str) -> None:
        self.marks[i] = (label, reason)

    def free(self, i: int) -> bool:
        """Whether there is such a row, and it has no label yet."""
        return 0 <= i < len(self.rows) and i not in self.marks

    def label(self, i: int) -> Label | None:
        return self.marks[i][0] if i in self.marks else None

    def prose(self, i: int) -> bool:
        return self.free(i) and is_prose(self.rows[i])
