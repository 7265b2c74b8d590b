"""`invoke watch`: the desk's briefs, rendered anew on saving, in a browser that reloads."""
