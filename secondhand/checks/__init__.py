"""What may be wrong with a record: one file a check, and the table of them."""
