"""`secondhand scan FILE…`: attributions in any texts, outside any desk. Starts without what a desk needs."""
