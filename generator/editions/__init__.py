"""Editions: documents filled in for one account, each checked as a finished file of its own."""
