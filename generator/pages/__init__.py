"""The one page that every writer reads: its tree, the closed vocabulary, Markdown and typography."""
