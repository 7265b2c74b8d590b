"""Two revisions of the record beside each other, by what they mean."""
