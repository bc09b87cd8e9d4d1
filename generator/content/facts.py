"""Facts: shared data that documents cite, read from `content/facts/` and found by path (`prices.basic.year`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.content.company_units import FILE, check_singulars, check_units, make_units
from generator.content.overlays import check_translated_figures, merge, overlaid, read_overlays
from generator.content.schemas import own_schema, own_schemas
from generator.content.sources import Source, read_source
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Problem, did_you_mean, has_errors, mend_first
from generator.project import Project
from generator.quantities.units import Units, engine_units

GLOSSARY = "glossary"
"""The file that says what words of other languages are in those of facts and claims."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All fact files by name. `values["brand"]["name"]` is the fact `brand.name`."""

    values: Mapping[str, Any]
    sources: Mapping[str, Source] = field(repr=False)
    faulty: frozenset[str] = frozenset()
    """The files that are left out because of their errors."""
    units: Units = field(default_factory=engine_units, repr=False)
    """What figures may count: the company's units and everybody's."""
    overlays: Mapping[str, Mapping[str, Source]] = field(default_factory=dict, repr=False)
    """What other languages say instead, by language and file: `overlays["de"]["segments"]`."""

    def in_language(self, language: str) -> "Facts":
        """The facts as a document in this language sees them."""
        over = {**self.overlays.get(language.partition("-")[0], {}), **self.overlays.get(language, {})}
        said = {name: merge(self.values[name], source.data) for name, source in over.items() if name in self.values}
        return replace(self, values={**self.values, **said}, units=self.units.in_language(language))

    def find(self, path: str) -> Any:
        """The value at a dotted path; `KeyError` with the hint if there is none."""
        value: Any = self.values
        above = ""
        for step in path.split("."):
            if not isinstance(value, Mapping) or step not in value:
                known = value if isinstance(value, Mapping) else ()
                # The whole path is named, so that it can be copied.
                near = did_you_mean(step, known).replace(" `", f" `{above}")
                raise KeyError(self._cure(step) if value is self.values else near)
            value, above = value[step], f"{above}{step}."
        return value

    def cure(self, file: str, name: str) -> str:
        """The hint for a name that one fact file does not have, or a group in it: `brand.contacts`."""
        whole = file.partition(".")[0]
        if whole in self.values:
            return did_you_mean(name, self.names(file))
        return self._cure(whole) if whole in self.faulty else f"write content/facts/{whole}.yaml first"

    def _cure(self, file: str) -> str:
        """The hint for a fact file that is not there."""
        if file in self.faulty:
            return mend_first(f"content/facts/{file}.yaml")
        return did_you_mean(file, self.values)

    def names(self, file: str) -> tuple[str, ...]:
        """The names at the top of one fact file, or of a group in it: the ids of `segments`, say."""
        found: Any = self.values
        for step in file.split("."):
            found = found.get(step, {})
        return tuple(found)


def read_facts(project: Project) -> tuple[Facts, list[Diagnostic]]:
    """Read every fact file; a file with errors is left out and its findings returned."""
    values: dict[str, Any] = {}
    sources: dict[str, Source] = {}
    findings: list[Diagnostic] = []
    faulty: set[str] = set()
    paths = project.find_files(project.content / "facts", "*.yaml")
    for path in (path for path in paths if not overlaid(path)):
        try:
            source = read_source(path, project)
            known = path.stem in own_schemas()
            data, found = validate(source, own_schema(path.stem if known else "facts"), f"{path.stem}.yaml")
        except Problem as problem:
            data, found = {}, list(problem.diagnostics)
        findings += found
        if has_errors(found):
            faulty.add(path.stem)
        else:
            values[path.stem], sources[path.stem] = data, source
    overlays, found = read_overlays(filter(overlaid, paths), project)
    findings += [*found, *check_translated_figures(overlays, values)]
    own = values.get(FILE, {})
    findings += [*check_units(own, sources[FILE]), *check_singulars(own, sources[FILE])] if own else []
    language = str(values.get("brand", {}).get("language", "en"))
    units = make_units(own, language, values.get(GLOSSARY, {}))
    return Facts(values, sources, frozenset(faulty), units, overlays), findings
