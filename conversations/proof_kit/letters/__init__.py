"""Letters that a person can sign: asked for question by question, written in Indonesian, kept by nobody."""
