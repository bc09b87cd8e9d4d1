"""Fact files with errors, as layouts see them: a page that reads one says which file is to be mended, and no more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError

from generator.content.facts import Facts


class FactsUnread(TemplateError):
    """A layout has read a fact of a file with errors."""

    def __init__(self, file: str) -> None:
        super().__init__(f"the page reads {file}, which has errors")
        self.file = file


@dataclass(frozen=True, slots=True)
class FaultyFile(Mapping[str, Any]):
    """Stands for the facts of a file with errors; whatever is read of it is `FactsUnread`."""

    file: str

    def __getitem__(self, name: str) -> Any:
        raise FactsUnread(self.file)

    def __iter__(self) -> Iterator[str]:
        raise FactsUnread(self.file)

    def __len__(self) -> int:
        raise FactsUnread(self.file)


def with_faulty(facts: Facts) -> Mapping[str, Any]:
    """All facts by file, those with errors included."""
    return {**facts.values, **{name: FaultyFile(f"content/facts/{name}.yaml") for name in facts.faulty}}
