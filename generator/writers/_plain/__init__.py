"""A page's parts as plain text: what text files, table cells and mail bodies share, each set in its own width."""
