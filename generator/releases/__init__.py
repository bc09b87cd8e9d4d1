"""Releases: what a set of documents said when it went out, kept under a number, and what has changed since."""
