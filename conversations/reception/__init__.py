"""Where every message arrives: menu, consent, language, general information, and the way into and out of a flow."""
