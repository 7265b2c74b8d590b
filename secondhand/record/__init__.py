"""What the desk wrote: the record, read with the place of every value."""
