"""Lay out: Markdown, citations, the closed vocabulary, and the one page tree that every writer reads."""
