"""Kinds of document: one folder under `layouts/` each, with its schema, its pages and its settings."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.content.formats import Format
from generator.content.merge_tags import MergeTags, read_merge_tags
from generator.content.schemas import Node, Schema, kind_schema, own_schema
from generator.content.sources import Source, Steps, read_source
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean, has_errors
from generator.project import Project

INTERNAL = "internal"
"""The one audience whose documents need no proof, and never leave the company."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How many pages a view has, and how tall a blank band may be (percent of the page's height)."""

    exactly: int | None = None
    at_most: int | None = None
    at_least: int | None = None
    blank_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """One page made from a document. `each` names a list: then one page is made for every entry."""

    name: str
    page: str
    formats: tuple[str, ...]
    each: str | None = None
    paper: str | None = None
    fit: Fit = field(default_factory=Fit)
    sources: str = ""
    """Where readers find the sources of a page that does not print them."""
    card: str = ""
    """What the catalogue calls each of its pages, if these have cards of their own; `use` is when to use one."""
    use: str = ""
    internal: bool = False
    """Whether it is ours alone, though its document is for readers outside: a brief to fill in, say."""
    merge: MergeTags | None = None
    """The tags of the tool that its table is for; none of a table for no tool in particular."""
    example: bool = False
    """Whether it shows the example of a model: an account that has figures of its own does not get it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document as its `kind.yaml` sets it."""

    name: str
    title: str
    audience: str
    views: tuple[View, ...]
    rules: tuple[Mapping[str, Any], ...]
    schema: Schema
    source: Source
    survey: bool = False
    """Whether its pages report of the kit itself; such documents are no part of what they report of."""
    opens: str = "main"
    """The view whose file people open first."""
    needs: tuple[str, ...] = ()
    """The paths of the facts without which its pages cannot be printed."""
    examples: tuple[str, ...] = ()
    """Fact files that its sample names beside those."""

    @property
    def for_customers(self) -> bool:
        """Whether its documents leave the company: what partners read is proven and signed like what customers read."""
        return self.audience != INTERNAL


def read_kind(name: str, project: Project, formats: Mapping[str, Format]) -> Kind:
    """Read `layouts/<name>/`; raises `Problem` with every finding. `formats` are those that have a writer."""
    source = read_source(project.layout(f"{name}/kind.yaml"), project)
    data, findings = validate(source, own_schema("kind"), "kind.yaml")
    if not has_errors(findings):
        findings += [*_unknown_formats(data, source, formats), *_missing_pages(data, source, name, project)]
        findings += _open_survey(data, source)
    if not has_errors(findings):
        findings += _same_endings(data, source, formats)
    schema = _schema(name, project, findings)
    if schema and not has_errors(findings):
        findings += [*_bad_entries(data, source, schema), *_bad_rules(data, source, schema)]
    if schema is None or has_errors(findings):
        raise Problem(*findings)
    views = tuple(_view(view, settings) for view, settings in data["views"].items())
    rules = tuple(data.get("rules", ()))
    named = data["title"], data["audience"]
    needs, examples = tuple(data.get("needs", ())), tuple(data.get("examples", ()))
    survey, opens = data.get("survey", False), data.get("opens", "main")
    return Kind(name, *named, views, rules, schema, source, survey, opens, needs, examples)


def _schema(name: str, project: Project, findings: list[Diagnostic]) -> Schema | None:
    try:
        return kind_schema(name, project)
    except Problem as problem:
        findings += problem.diagnostics
        return None


def _view(name: str, settings: dict[str, Any]) -> View:
    card = settings.get("card", {})
    return View(
        name,
        settings["page"],
        tuple(settings["formats"]),
        settings.get("each"),
        settings.get("paper"),
        Fit(**settings.get("pages", {})),
        settings.get("sources", ""),
        card.get("title", ""),
        card.get("use", ""),
        settings.get("internal", False),
        read_merge_tags(settings.get("merge")),
        settings.get("example", False),
    )


def _unknown_formats(data: dict[str, Any], source: Source, formats: Collection[str]) -> list[Diagnostic]:
    return [
        Diagnostic(
            "unknown-format",
            f"no writer makes `{name}`",
            source.position(("views", view, "formats", n)),
            did_you_mean(name, formats) or "known: " + ", ".join(sorted(formats)),
            width=len(name),
        )
        for view, settings in data["views"].items()
        for n, name in enumerate(settings["formats"])
        if name not in formats
    ]


def _same_endings(data: dict[str, Any], source: Source, formats: Mapping[str, Format]) -> Iterator[Diagnostic]:
    """A finding for a format of a view whose file would take the place of another's: both end alike."""
    for view, settings in data["views"].items():
        first: dict[str, str] = {}
        for n, name in enumerate(settings["formats"]):
            other = first.setdefault(formats[name].suffix, name)
            if other != name:
                message = (
                    f"`{other}` and `{name}` of one view make the same file, which ends in .{formats[name].suffix}"
                )
                at = source.position(("views", view, "formats", n))
                yield Diagnostic("same-ending", message, at, "give one of them a view of its own", width=len(name))


def _missing_pages(data: dict[str, Any], source: Source, kind: str, project: Project) -> list[Diagnostic]:
    pages = {path.name for path in project.layout_files(f"{kind}/*.html").values()}
    return [
        Diagnostic(
            "missing-page",
            f"`{settings['page']}` is not in `layouts/{kind}`",
            source.value_position(("views", view, "page")),
            did_you_mean(settings["page"], pages),
        )
        for view, settings in data["views"].items()
        if settings["page"] not in pages
    ]


def _open_survey(data: dict[str, Any], source: Source) -> Iterator[Diagnostic]:
    """A finding for reports that may leave the building: they print claims that nobody has proven."""
    if data.get("survey") and data["audience"] != INTERNAL:
        at, message = source.value_position(("audience",)), "a kind that surveys the kit prints what is not proven"
        yield Diagnostic("survey-outside", message, at, "write `audience: internal`", width=len(data["audience"]))


def _bad_entries(data: dict[str, Any], source: Source, schema: Schema) -> Iterator[Diagnostic]:
    """Findings for `each: …` of views that names no list of the document."""
    for view, settings in data["views"].items():
        if "each" in settings and not _holds_entries(schema.at(tuple(settings["each"].split(".")))):
            yield _no_field(settings["each"], "list", source, ("views", view, "each"), schema.root)


def _holds_entries(node: Node) -> bool:
    """Whether the field is a list, or a group with names of the author's choice."""
    return "items" in node or isinstance(node.get("additionalProperties"), dict)


def _bad_rules(data: dict[str, Any], source: Source, schema: Schema) -> Iterator[Diagnostic]:
    """Findings for names in rules that are no fields of the document: such a rule would never find anything."""
    for n, rule in enumerate(data.get("rules", ())):
        each = rule.get("each")
        entry = schema.at((each, 0)) if each else schema.at(())
        if not entry:
            yield _no_field(str(each), "list", source, ("rules", n, "each"), schema.root)
            continue
        for key in ("of", "less"):
            for m, way in enumerate(rule.get(key, ())):
                if not _leads_to_field(way.split("."), entry, schema):
                    yield _no_field(way, "field", source, ("rules", n, key, m), entry)
        if "seconds" in rule and rule["seconds"] not in entry.get("properties", {}):
            yield _no_field(rule["seconds"], "field", source, ("rules", n, "seconds"), entry)


def _leads_to_field(way: list[str], node: Node, schema: Schema) -> bool:
    """Whether the way names a field; entries of lists on the way are stepped into."""
    for name in way:
        while "items" in node:
            node = schema.below(node, 0)
        if name not in node.get("properties", {}):
            return False
        node = schema.below(node, name)
    return True


def _no_field(name: str, what: str, source: Source, steps: Steps, node: Node) -> Diagnostic:
    hint = did_you_mean(name, node.get("properties", {}))
    return Diagnostic(
        "unknown-field", f"the document has no {what} `{name}`", source.value_position(steps), hint, width=len(name)
    )


def unknown_kinds(project: Project) -> list[Diagnostic]:
    """Folders of `content/` that are neither a kind nor one of the engine's own."""
    own, kinds = {"facts", "claims", "evidence", "accounts", "words"}, set(project.kinds())
    folders = [path for path in project.find_files(project.content, "*") if path.is_dir()]
    return [
        Diagnostic(
            "unknown-kind",
            f"no layout for the kind `{folder.name}`",
            Position(project.name(folder)),
            did_you_mean(folder.name, kinds) or f"add layouts/{folder.name}/ with schema.yaml, kind.yaml and a page",
        )
        for folder in folders
        if folder.name not in own | kinds and not folder.name.startswith(".") and project.find_files(folder, "*")
    ]
