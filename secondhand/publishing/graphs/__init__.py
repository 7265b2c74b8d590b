"""What a graph is written as: one file an output, one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from secondhand.publishing.graphs.data import as_json
from secondhand.publishing.graphs.dot import as_dot
from secondhand.publishing.graphs.drawn import as_svg
from secondhand.publishing.graphs.page import as_page
from secondhand.publishing.graphs.prov import as_prov
from secondhand.publishing.graphs.shown import ShownGraph

GRAPHS: Mapping[str, tuple[Callable[[ShownGraph], str], str]] = MappingProxyType(
    {
        "svg": (as_svg, "svg"),
        "html": (as_page, "html"),
        "dot": (as_dot, "dot"),
        "json": (as_json, "json"),
        "prov": (as_prov, "jsonld"),
    }
)
"""Format to what writes it and the suffix of its file. The same graph gives the same text. UnusableFile where the graph
has too many parties to be drawn."""
