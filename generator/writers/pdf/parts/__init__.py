"""Parts: the file of a page that is filled in for an account, with the lines that its values stand in by themselves.

All else comes first in the file, the same for every account whose lines break alike.
"""
