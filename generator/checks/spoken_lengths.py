"""The length of a text, which is the sum of its parts: so long it takes to say, and nothing else."""

from generator.checks.cited import Cited
from generator.checks.source_words import WORD, stem
from generator.pages.workspace import Workspace

SAID = "say says said tell tells told speak speaks spoken talk talks read reads heard hear listen watch show shows long"
SPOKEN = frozenset(map(stem, SAID.split()))
"""What is done with a text, as stems."""


def check_sum(cited: Cited, workspace: Workspace) -> str:
    """A sum of times stands in its own document, or in a sentence that names the text or says that it is said."""
    if cited.scheme != "sum" or cited.source is None or not cited.source.unit.measure:
        return ""
    path = cited.target.partition(":")[2]
    key, at = path.partition(".")[0], cited.spot.citation.at
    if at is not None and at.file.startswith(f"content/{key}."):
        return ""
    units = {stem(way) for way in cited.source.unit.written}
    named = {stem(word) for word in WORD.findall(path.replace("_", " "))} - units
    if any(stem(word) in named | SPOKEN for word in WORD.findall(cited.spot.wide.replace(cited.spot.words, " "))):
        return ""
    return f"`{cited.target}` is how long a text takes to say, and the words around it do not name it"
