"""What is said and decided: pure conversations, without Telegram, database, clock or network."""
