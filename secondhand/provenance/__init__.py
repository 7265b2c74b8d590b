"""Who passed on whose words: chains, hands, origins. Pure: it sees the record, never a file."""
