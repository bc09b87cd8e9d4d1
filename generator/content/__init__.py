"""Read and validate: sources with their positions, schemas, documents, facts, kinds."""
