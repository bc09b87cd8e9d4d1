"""The page tree: semantic HTML elements as frozen data."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import is_

from generator.diagnostics import Position


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `at` is the place in the content or the layout that it comes from; `laid`, where they differ, is
    the place in the layout that puts the content there."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Element | str", ...] = ()
    at: Position | None = field(default=None, compare=False)
    laid: Position | None = field(default=None, compare=False)
    classes: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The components that the element is, read once from its attribute."""

    def __post_init__(self) -> None:
        named = self.attributes.get("class")
        object.__setattr__(self, "classes", tuple(named.split()) if named else ())

    @property
    def text(self) -> str:
        """The words of the element and all below it, as they stand."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def elements(self) -> tuple["Element", ...]:
        """The children that are elements."""
        return tuple([child for child in self.children if not isinstance(child, str)])

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def has(self, component: str) -> bool:
        """Whether the element is this component."""
        return component in self.classes

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in reading order."""
        return iter(_whole(self).every)

    def find(self, component: str) -> Iterator["Element"]:
        """Every element below that is this component."""
        return iter(_whole(self).components.get(component, ()))

    def having(self, **attributes: str) -> "Element":
        """The element with further attributes; an underscore stands for a hyphen."""
        return replace(self, attributes={**self.attributes, **{k.replace("_", "-"): v for k, v in attributes.items()}})


Node = Element | str
LARGE = 50  # elements; a page is walked for each check, and what is small is listed as quickly as looked up
MOST = 8  # pages and their parts that several checks in a row walk


@dataclass(frozen=True, slots=True)
class Whole:
    """All elements of a tree in reading order, and those that are each component."""

    root: Element
    every: tuple[Element, ...]
    components: Mapping[str, list[Element]]


_known: OrderedDict[int, Whole] = OrderedDict()


def _whole(root: Element) -> Whole:
    """The elements of a tree; those of the last large ones are known, by identity, as a tree never changes."""
    known = _known.get(id(root))
    if known is not None and known.root is root:
        return known
    made = _list_whole(root)
    if len(made.every) >= LARGE:
        _known[id(root)] = made
        if len(_known) > MOST:
            _known.popitem(last=False)
    return made


def _list_whole(root: Element) -> Whole:
    every, waiting, components = list[Element](), [root], dict[str, list[Element]]()
    while waiting:
        element = waiting.pop()
        every.append(element)
        for name in dict.fromkeys(element.classes):
            components.setdefault(name, []).append(element)
        if element.children:
            waiting += [child for child in reversed(element.children) if not isinstance(child, str)]
    return Whole(root, tuple(every), components)


def height(node: Node) -> int:
    """How many levels of elements the node has; a text has none."""
    return 0 if isinstance(node, str) else 1 + max((height(child) for child in node.children), default=0)


def rewrite(element: Element, change: Callable[[Element], Node | tuple[Node, ...] | None]) -> Element:
    """The tree with `change` applied from the leaves up; `None` drops an element, a tuple splices several.

    What does not change is not copied.
    """
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, str):
            children.append(child)
            continue
        new = change(rewrite(child, change))
        children += [] if new is None else new if isinstance(new, tuple) else [new]
    same = len(children) == len(element.children) and all(map(is_, children, element.children))
    if same:
        return element
    return Element(element.tag, element.attributes, tuple(children), element.at, element.laid)  # `replace` is slow
