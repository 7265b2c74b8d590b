"""What makes a PDF one for archives: PDF/A-3a (ISO 19005-3) with the data of the brief attached."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from secondhand.publishing.brief import Edition
from secondhand.publishing.claimreview import linked_data
from secondhand.publishing.exports.json import export_json
from secondhand.publishing.render import day_of

# An archive's reader may not know PDF/UA's schema: PDF/A wants it described (ISO 19005-1, 6.7.8).
UNIVERSAL = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1\
</pdfuaid:part></rdf:Description><rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal \
Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/\
</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer\
</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>The part of \
ISO 14289 to which the file conforms</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>\
</rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def attached(edition: Edition) -> list[Any]:
    """The brief's JSON, which is what the PDF was made from, and its ClaimReviews, which say the same for machines.

    With the edition's date. WeasyPrint takes each once.
    """
    import weasyprint

    moment = datetime.datetime.combine(day_of(edition), datetime.time(), datetime.UTC)
    reviews = json.dumps(linked_data(edition), ensure_ascii=False, indent=2) + "\n"
    return [
        weasyprint.Attachment(
            string=content,
            name=name,
            description=description,
            relationship=relationship,
            created=moment,
            modified=moment,
        )
        for content, name, description, relationship in (
            (export_json(edition, Path()).decode("utf-8"), f"{edition.id}.json", "The brief as data", "Source"),
            (reviews, f"{edition.id}.claimreview.json", "The verdicts as ClaimReview (schema.org)", "Alternative"),
        )
    ]


def list_once(pdf: Any) -> None:
    """Has the document list each attachment once: WeasyPrint 70 gathers them by name, and then again by kind."""
    once = list(dict.fromkeys(pdf.catalog["AF"]))
    pdf.catalog["AF"].clear()
    pdf.catalog["AF"].extend(once)


def claim_both(document: Any, pdf: Any) -> None:  # noqa: ARG001  # WeasyPrint calls it so
    """Adds to the metadata that the file is PDF/UA-1 too: WeasyPrint writes one of the two claims only."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    metadata.stream = [part.replace(b"</rdf:RDF>", UNIVERSAL + b"</rdf:RDF>") for part in metadata.stream]
