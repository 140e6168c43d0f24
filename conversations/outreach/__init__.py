"""The pure policy of everything that is sent unasked: kinds, quiet hours, and what one attempt to send means."""
