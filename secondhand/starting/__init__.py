"""How a desk begins: its first files, its first claims, and claims from elsewhere."""
