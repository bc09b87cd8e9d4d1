"""From a document to its pages: layouts filled with tokens, parts drawn, sources marked, styles and record attached."""
