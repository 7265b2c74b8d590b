"""A text alone: its words, the quotations in it, who says what in it. Pure functions over strings and tuples."""
