"""What tasks do, loaded when one is run: `validate` that has nothing new to say must not wait for it."""
