"""What is known of the kit itself, as words: claims, documents, checks. Reports print it, and so do commands."""
