"""Words under which a document is looked for though no card of it says them: `sheets/prices: price list`."""

from collections.abc import Iterator

from generator.content.facts import Facts
from generator.content.sale_stages import check_name, list_keys
from generator.diagnostics import Diagnostic
from generator.project import Project

FILE = "search-words"
"""The file of `content/facts/` that holds them, by kind or document; a project may have none."""


def words_for(key: str, facts: Facts) -> str:
    """The words of the document's kind and its own."""
    words = facts.values.get(FILE, {})
    return " ".join(str(words[name]) for name in (key.partition("/")[0], key) if name in words)


def check_search_words(facts: Facts, project: Project) -> Iterator[Diagnostic]:
    """A finding for each name that is neither a kind nor a document."""
    source = facts.sources.get(FILE)
    if source is not None:
        keys = list_keys(project)
        for name in facts.values[FILE]:
            yield from check_name(name, keys, source.position((name,)))
