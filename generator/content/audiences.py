"""Audiences: whom a kind of document is for. The company says so, and no layout can take a kind out of the proof."""

from collections.abc import Iterator, Mapping

from generator.content.facts import Facts
from generator.content.kinds import INTERNAL, Kind
from generator.diagnostics import Diagnostic, did_you_mean

FILE = "audiences"
"""The file of `content/facts/` that says which kinds are not for customers."""


def check_audiences(kinds: Mapping[str, Kind], names: tuple[str, ...], facts: Facts) -> Iterator[Diagnostic]:
    """A finding for each kind that calls itself internal though the company does not, and for each kind that the
    company names and the project does not have; `names` are those of all kinds, readable or not."""
    policy, source = facts.values.get(FILE, {}), facts.sources.get(FILE)
    for audience, listed in policy.items():
        for n, name in enumerate(listed if source else ()):
            if source and name not in names:
                at, cure = source.position((audience, n)), did_you_mean(name, names)
                yield Diagnostic("unknown-kind-name", f"there is no kind `{name}`", at, cure, width=len(name))
    if FILE not in facts.faulty:
        yield from _loosened(kinds, policy.get(INTERNAL, ()))


def _loosened(kinds: Mapping[str, Kind], internal: list[str]) -> Iterator[Diagnostic]:
    for kind in kinds.values():
        if kind.audience == INTERNAL and kind.name not in internal:
            message = f"the layout says that `{kind.name}` is internal, and the company does not"
            cure = f"write `audience: customer`; if it is never shown outside, list it in content/facts/{FILE}.yaml"
            at = kind.source.value_position(("audience",))
            yield Diagnostic("audience-loosened", message, at, cure, width=len(INTERNAL))
