"""From a link or a file to what is archived of it: fetched, read, packed. Nothing here knows a desk or its record.

`address` and `wire` say where a connection may go, `fetch` gets a document, `politeness` says when; `media` and
`charset` say what its bytes are, `extract/` reads text and metadata out of them, in processes of their own (`worker`,
`workers`); `warc` packs what was exchanged, `wayback` asks an archive on the web, `versions` compares.
"""
