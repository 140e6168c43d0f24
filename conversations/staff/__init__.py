"""What officers may do in the chat."""
