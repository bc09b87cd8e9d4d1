"""Tokens: what a layout sees in place of each text, and the texts put back into the laid-out tree as nodes.

A token is a number between two private-use characters, which content cannot contain. A text is therefore never parsed
as a part of the layout, and nothing in it can become markup or code.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from generator.content.schemas import Node as SchemaNode
from generator.content.schemas import Schema
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE
from generator.texts.text_nodes import Text

Key = TypeVar("Key")
TOKEN = re.compile("\ue000(\\d+)\ue001")
HOLDS_INLINE_ONLY = INLINE | {"p", "h1", "h2", "h3", "h4", "dt", "figcaption", "caption"}


def make_tokens(texts: Mapping[Key, Text], after: int = 0) -> dict[Key, str]:
    """A token for every text, in order, `after` so many others."""
    return {key: f"\ue000{n}\ue001" for n, key in enumerate(texts, after)}


def put_tokens(
    data: Any, schema: Schema, tokens: Mapping[Steps, str], steps: Steps = (), node: SchemaNode | None = None
) -> Any:
    """The data with its texts as tokens and every optional field that is absent as `None`."""
    node = schema.resolve(schema.root if node is None else node)
    if isinstance(data, Mapping):
        absent = {name: None for name in node.get("properties", {}) if name not in data}
        return absent | {k: put_tokens(v, schema, tokens, (*steps, k), schema.below(node, k)) for k, v in data.items()}
    if isinstance(data, list):
        return [put_tokens(v, schema, tokens, (*steps, n), schema.below(node, n)) for n, v in enumerate(data)]
    return tokens.get(steps, data)


def put_texts(element: Element, texts: list[Text]) -> Element:
    """The tree with every token replaced by the nodes of its text."""
    attributes = {
        name: TOKEN.sub(lambda m: texts[int(m[1])].words, value) for name, value in element.attributes.items()
    }
    children: list[Node] = []
    for child in element.children:
        children += _splice(child, element, texts) if isinstance(child, str) else [put_texts(child, texts)]
    words = "".join(child for child in element.children if isinstance(child, str))
    found = TOKEN.search(words)
    at, laid = (texts[int(found[1])].at, element.at) if found else (element.at, element.laid)
    return replace(element, attributes=attributes, children=tuple(children), at=at, laid=laid)


def _splice(text: str, parent: Element, texts: list[Text]) -> list[Node]:
    nodes: list[Node] = []
    for n, piece in enumerate(TOKEN.split(text)):
        if n % 2 == 0:
            nodes += [piece] if piece else []
            continue
        found = texts[int(piece)]
        if found.blocks and parent.tag in HOLDS_INLINE_ONLY:
            raise Problem(
                Diagnostic(
                    "misplaced-prose",
                    f"prose of several paragraphs cannot stand in `<{parent.tag}>`",
                    parent.at,
                    "put it into a <div>",
                )
            )
        nodes += found.nodes
    return nodes
