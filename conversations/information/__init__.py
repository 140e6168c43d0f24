"""General information: one short page a topic, open to everybody, asked for by button or in words."""
