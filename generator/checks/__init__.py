"""Checks of composed pages, short of printing them: rules, claims in use, and what every figure rests on."""
