"""A person who answers: tickets, office hours, and the desk of a branch."""
