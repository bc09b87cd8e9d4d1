"""Masters: PDF files of editions made by setting their variable lines alone, in a file that was laid out once."""
