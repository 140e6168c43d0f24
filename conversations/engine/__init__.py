"""The engine of conversations: tables of questions, the pure step through them, and what proves them sound."""
