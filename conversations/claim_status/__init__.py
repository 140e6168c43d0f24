"""Where a claim is, whose move it is and until when; and how a person proves that a claim is theirs."""
