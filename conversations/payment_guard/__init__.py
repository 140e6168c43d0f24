"""The monthly payment guard: what each benefit month needs, what is there, and the warnings before it is lost."""
