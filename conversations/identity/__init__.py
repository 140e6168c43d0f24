"""Proving that a claim is one's own, without telling a secret."""
