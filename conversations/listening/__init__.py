"""Free text at large: what it asks for, what is asked back, what was not understood, and false messages."""
