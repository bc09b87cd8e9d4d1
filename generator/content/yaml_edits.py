"""Change texts in a YAML file and leave everything else as it was written: comments, order, quotes.

A value that is there is written anew in its place; one that is not comes at the end of the nearest mapping that is.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from generator.content.sources import Steps

WIDTH, LONGEST = 112, 90  # characters of a line, and of a text that stays on the line of its field


class _Dumper(yaml.SafeDumper):
    """Writes lists a step further in than their field, and long texts over several lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _represent(dumper: yaml.SafeDumper, text: str) -> ScalarNode:
    foldable = len(text) > LONGEST and text == text.strip() and not re.search(r"[ \t]{2}", text)
    style = "|" if "\n" in text.strip("\n") else ">" if foldable else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent)


def dump(value: Any) -> str:
    """The value as YAML, as people write it here."""
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH))


def set_texts(text: str, texts: Mapping[Steps, str], under: Mapping[str, Any]) -> str:
    """The file with these texts; lists that it lacks have as many entries as those of the file `under` it."""
    waiting = dict(texts)
    while waiting:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        if not isinstance(root, MappingNode):  # nothing but comments
            return text + dump(_grow(waiting, (), under))
        steps = next(iter(waiting))
        node, reached = _descend(root, steps)
        if reached == steps:
            text = _write(text, root, steps, waiting.pop(steps))
        else:
            missing = steps[: len(reached) + 1]
            group = {one: waiting.pop(one) for one in [*waiting] if one[: len(missing)] == missing}
            text = _insert(text, node, root, reached, {missing[-1]: _grow(group, missing, under)})
    return text


def _descend(node: Node, steps: Steps) -> tuple[Node, Steps]:
    """The node at these steps, or the last one on the way to it, and the steps that lead there."""
    for n, step in enumerate(steps):
        below = _below(node, step)
        if below is None:
            return node, steps[:n]
        node = below
    return node, steps


def _below(node: Node, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _grow(texts: Mapping[Steps, str], steps: Steps, under: Any) -> Any:
    """What stands at `steps` with these texts in it: of a list all entries, `{}` for those that stay."""
    if steps in texts:
        return texts[steps]
    below = under
    for step in steps:
        below = below[step]
    named = list(dict.fromkeys(one[len(steps)] for one in texts if one[: len(steps)] == steps))
    if not isinstance(below, list):
        return {name: _grow(texts, (*steps, name), under) for name in named}
    return [
        _grow(texts, (*steps, n), under) if n in named else {} if isinstance(one, dict) else one
        for n, one in enumerate(below)
    ]


def _offset(text: str, line: int, column: int) -> int:
    """The index of a place; libyaml counts bytes of some signs, lines and columns are right."""
    start = 0
    for _ in range(line):
        start = text.index("\n", start) + 1
    return start + column


def _span(text: str, node: Node) -> tuple[int, int]:
    """Where the node's own characters begin and end, without the white space and comments after it."""
    start = _offset(text, node.start_mark.line, node.start_mark.column)
    end = _offset(text, node.end_mark.line, node.end_mark.column)
    return start, start + len(text[start:end].rstrip())


def _write(text: str, root: Node, steps: Steps, value: str) -> str:
    """The text with another value in the place of a scalar."""
    (node, _), (parent, _) = _descend(root, steps), _descend(root, steps[:-1])
    start, end = _span(text, node)
    line_start = text.rfind("\n", 0, start) + 1
    after = text[end:].partition("\n")[0].strip()
    flow = _in_brackets(parent) or after.startswith("#")
    column = start - line_start if isinstance(parent, SequenceNode) else parent.start_mark.column + 2
    written = _in_line(value) if flow else _in_block(value, column)
    space = "" if text[start - 1 : start] in {" ", "\n", "[", "{"} else " "
    return text[:start] + space + written + text[end:]


def _in_line(value: Any) -> str:
    """The value on one line, as it may stand between brackets and before a comment."""
    written = yaml.dump(value, allow_unicode=True, width=10**6, default_flow_style=True, Dumper=yaml.SafeDumper)
    plain = str(written).removesuffix("\n").removesuffix("\n...")
    return _quoted(value) if isinstance(value, str) and re.search(r"[,\[\]{}#:]", plain) else plain


def _quoted(value: str) -> str:
    written = yaml.dump(value, allow_unicode=True, width=10**6, default_style='"', Dumper=yaml.SafeDumper)
    return str(written).rstrip("\n")


def _in_block(value: str, column: int) -> str:
    """The value after its field or dash; further lines begin at this column."""
    first, *more = dump({"x": value}).removesuffix("\n").split("\n")
    lines = [f"{' ' * column}{line[2:]}" if line.strip() else "" for line in more]
    return "\n".join([first.removeprefix("x: "), *lines])


def _in_brackets(node: Node) -> bool:
    """Whether a list or mapping is written on one line, in brackets or braces."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _insert(text: str, node: Node, root: Node, reached: Steps, fields: dict[str | int, Any]) -> str:
    """The text with more fields at the end of a mapping."""
    start, end = _span(text, node)
    parent, _ = _descend(root, reached[:-1])
    bare = isinstance(node, MappingNode) and not node.value
    if bare and not _in_brackets(parent) and isinstance(parent, SequenceNode):
        return text[:start] + _indent(dump(fields), node.start_mark.column).strip() + text[end:]
    if _in_brackets(node):
        said = ", ".join(f"{name}: {_in_line(value)}" for name, value in fields.items())
        return f"{text[: end - 1]}{'' if bare else ', '}{said}{text[end - 1 :]}"
    at = text.find("\n", max(_ends(text, node)))
    before, after = (text, "") if at < 0 else (text[:at], text[at + 1 :])
    return f"{before}\n{_indent(dump(fields), node.start_mark.column)}{after}"


def _ends(text: str, node: Node) -> Iterator[int]:
    """Where each scalar below the node ends, and each value in brackets."""
    if isinstance(node, ScalarNode) or _in_brackets(node):
        yield _span(text, node)[1]
    for child in node.value if isinstance(node, MappingNode | SequenceNode) else ():
        for one in child if isinstance(child, tuple) else (child,):
            yield from _ends(text, one)


def _indent(lines: str, column: int) -> str:
    return "".join(f"{' ' * column}{line}" if line.strip() else line for line in lines.splitlines(keepends=True))
