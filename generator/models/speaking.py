"""The workspace as a document in another language sees it: words, facts, claims and results in that language."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from generator.content.documents import Document
from generator.content.language_codes import speaks
from generator.content.voice import Voice
from generator.models.solve_models import GROUPS
from generator.models.value_forms import show
from generator.pages.solved_model import Solved, SolvedModel
from generator.pages.workspace import Workspace
from generator.texts.printed_values import say_stated


def speak_as(document: Document, workspace: Workspace) -> Workspace:
    """The workspace in the language of the document; as it is if the document names none, or this one."""
    language = document.language
    return workspace if language in {"", workspace.language} else workspace.once(speaking(language))


@cache
def speaking(language: str) -> Callable[[Workspace], Workspace]:
    """What makes the workspace of a language: one function for each, so that each workspace is made once."""

    def speak(workspace: Workspace) -> Workspace:
        facts = workspace.facts.in_language(language)
        own = facts.values["brand"]
        brand = replace(workspace.brand, language=language, legal=own["legal"], contacts=own["contacts"])
        words = workspace.translation.in_language(language, workspace.catalogues.get(language))
        # How the company writes is said in its own language, and means nothing in another one.
        voice = workspace.voice if speaks(language, workspace.language) else Voice()
        spoken = replace(workspace, facts=facts, brand=brand, translation=words, voice=voice)
        ledger = workspace.ledger.in_language(language, lambda value: say_stated(value, spoken) or value)
        return replace(spoken, ledger=ledger, models={key: _say(one, spoken) for key, one in spoken.models.items()})

    return speak


def say_model(model: SolvedModel, language: str, workspace: Workspace) -> SolvedModel:
    """The model as pages of the language print it."""
    return model if language in {"", workspace.language} else _say(model, workspace.once(speaking(language)))


def _say(model: SolvedModel, workspace: Workspace) -> SolvedModel:
    """The model with every result as this language prints it."""
    rows = {name: row for group in GROUPS for name, row in model.rows.get(group, {}).items()}
    return replace(model, solved={name: _say_scenario(one, rows, workspace) for name, one in model.solved.items()})


def _say_scenario(solved: Solved, rows: Mapping[str, Mapping[str, Any]], workspace: Workspace) -> Solved:
    say = workspace.translation
    printed = {
        name: show(solved.values[name], rows[name]["unit"], rows[name].get("decimals"), say) for name in solved.shown
    }
    return replace(solved, shown=printed, stated=solved.shown)
