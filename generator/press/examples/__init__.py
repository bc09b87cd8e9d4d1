"""Examples of every element and component of the vocabulary, written as layouts write them, of no company that is."""

from collections.abc import Mapping
from pathlib import Path

from generator.folders import find_matching

FOLDER = Path(__file__).parent
EXAMPLES: Mapping[str, str] = {path.stem: path.read_text("utf-8") for path in find_matching(FOLDER, "*.html")}
"""The pages by their names; together they hold the whole vocabulary."""
