"""Where claims are looked up: in the lists that staff bring, or also through the interface of an office."""
