"""Tables that staff bring as CSV or XLSX: read, checked row by row, staged, reported. Knows nothing of Telegram."""
