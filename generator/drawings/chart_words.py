"""What drawings say by themselves, to be translated."""

from collections.abc import Mapping

from generator.content.translation import translatable

DRAWN: Mapping[str, str] = {
    "first": translatable("first time"),
    "final": translatable("above zero for good"),
    "expected": translatable("Expected: {value}"),
    "share": translatable("{share} go on"),
    "week": translatable("Week {n}"),
    "days": translatable("Days {first}–{last}"),
    "milestones": translatable("Milestones"),
    "load": translatable("Hours a week"),
}
"""The words, by the name that they ask for it."""
