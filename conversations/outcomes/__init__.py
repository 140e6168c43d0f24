"""What came of it all: results of campaigns, the programme's figures, first experiences, and checking a message."""
