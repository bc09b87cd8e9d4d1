"""What a PDF tells beside its pages."""
