"""What an author wrote, as elements of a page: citations, links, merge fields, names of documents, marks."""
