"""A text's links and merge fields as page elements: each resolved and checked at its place.

The words of a citation must be implied by what it cites; without words it prints the value as its source states it.
"""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import reduce

from generator.content.links import OWN_PART, leads_out, link_cure, misnames
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.support import allows, quotes, supports
from generator.quantities.units import Units
from generator.texts.citations import OWN, SCHEMES, WITHDRAWN, cite_confirmed, quote, refuse_quote, say

EMPHASIS = ("strong", "em")


def cite(
    link: Element, at: Position, workspace: Workspace, *, internal: bool = False, own: str = ""
) -> tuple[Element, list[Diagnostic]]:
    """A link element as what it is: a citation, or an ordinary link to a safe address; `internal` documents may quote
    what is withdrawn, and `own` is the document whose confirmed figures the text may cite."""
    schemes = {**SCHEMES, WITHDRAWN: quote if internal else refuse_quote}
    del schemes["confirmed"]
    scheme, _, name = link.get("href").partition(":")
    if scheme == OWN and own:
        schemes[OWN], name = cite_confirmed, f"{own}.{name}"
    if any(element.has("field") for element in link.walk()):
        return link, [_field_in_link(at)]
    if OWN_PART.fullmatch(link.get("href")):
        return replace(link.having(**{"class": "reference"}), at=at), []
    if scheme not in schemes:
        return link, list(_check_address(link, at))
    try:
        cited = schemes[scheme](name, workspace)
    except Problem as unknown:
        return link, unknown.place(at, width=len(link.get("href")))
    words = link.text or say(cited, workspace)
    typed = link.text or workspace.facts.units.home is None  # what the engine prints says what is stated
    reason = _object(cited.value, words, workspace.facts.units, quoted=scheme == WITHDRAWN) if typed else ""
    findings = (
        [
            Diagnostic(
                "unsupported-figure",
                f"{reason}: `{link.get('href')}` states {cited.value}",
                at,
                f"write `[]({link.get('href')})` to print the value as it is stated",
                width=len(link.get("href")),
            )
        ]
        if reason
        else []
    )
    marks, plain = _emphasis(link)
    if not plain:
        findings.append(_part_emphasised(at))
    cell = Element("data", {"class": "citation", "value": cited.target}, (words + cited.mark,), at)
    return reduce(lambda inner, mark: Element(mark, {}, (inner,), at), reversed(marks), cell), findings


def _object(stated: str, words: str, units: Units, *, quoted: bool) -> str:
    """Why a value does not allow the words; what may stand beside them is read in its place (`checks/neighbours`)."""
    if quoted:
        return quotes(stated, words, units)
    return "" if allows(stated, words, units) else supports(stated, words, units)


def _emphasis(link: Element) -> tuple[list[str], bool]:
    """The emphasis that all words of a citation have, from outside in, and whether they have no other."""
    marks: list[str] = []
    while len(link.children) == 1 and isinstance(inner := link.children[0], Element) and inner.tag in EMPHASIS:
        marks, link = [*marks, inner.tag], inner
    return marks, not link.elements


def _part_emphasised(at: Position) -> Diagnostic:
    cure = "put the marks around the whole of it: **[50%+](claim:…)**"
    return Diagnostic("unread-mark", "a mark inside the words of a citation is not printed", at, cure)


def _field_in_link(at: Position) -> Diagnostic:
    """A field is a box to fill in or a tag of another program, and neither can be pressed or proves anything."""
    cure = "write the field beside the link: `{{ account.company }}: [their page](https://…)`"
    return Diagnostic("field-in-link", "a merge field cannot be part of a link or a citation", at, cure)


def _check_address(link: Element, at: Position) -> Iterator[Diagnostic]:
    """Findings for an ordinary link that leads nowhere safe, or has no words to press."""
    if not leads_out(link.get("href")):
        yield _bad_link(link.get("href"), at)
    elif not link.text.strip():
        yield Diagnostic("bad-link", "the link has no words", at, f"write [words]({link.get('href')})")
    elif misnames(link.text, link.get("href")):
        yield Diagnostic(
            "bad-link", f"`{link.text}` leads to another place", at, "say where it leads, or name it in words"
        )


def _bad_link(address: str, at: Position) -> Diagnostic:
    scheme, colon, name = address.partition(":")
    meant = get_close_matches(scheme.lower(), SCHEMES, 1) if colon and not name.startswith("//") else []
    hint = f"did you mean `{meant[0]}:{name}`?" if meant else link_cure(address)
    return Diagnostic("bad-link", f"`{address}` cannot be linked to", at, hint, width=len(address))


def fill_field(span: Element, at: Position, workspace: Workspace) -> tuple[Element, list[Diagnostic]]:
    """A merge field with its label as words and its prompt; an unknown field is a finding."""
    name = span.get("data-field")
    fields = workspace.fields
    if name not in fields:
        return span, [
            Diagnostic(
                "unknown-field-name",
                f"no merge field is named `{name}`",
                at,
                did_you_mean(name, fields) or workspace.facts.cure("merge-fields", name),
                width=len(name),
            )
        ]
    label, prompt = fields[name]["label"], fields[name]["prompt"]
    return Element("span", {"class": "field", "data-field": name, "data-prompt": prompt}, (label,), at), []
