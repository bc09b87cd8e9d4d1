"""Counting in words, for sentences of every room."""


def count_noun(number: int, noun: str, plural: str = "") -> str:
    """The number with its noun: `1 claim`, `3 claims`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
