"""`invoke capture` and `invoke refresh`: from a link or a file to a source of the record. The order of its steps is in
`run`; what is fetched, read and packed is `sources.capture`'s."""
