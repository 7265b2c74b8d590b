"""What the record rests on: archived texts, or seals and receipts where a text may not be published."""
