"""Who may receive JKP, how much, until when, and which rule says so."""
