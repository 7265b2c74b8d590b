"""The graph of provenance to look at: laid out in layers from speaker to reader, drawn as SVG, PNG and a page."""
