"""The register: what people curate about names, and how a name becomes an entity."""
