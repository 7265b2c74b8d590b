"""From checked data to documents: what a brief shows, and each format it is written in."""
