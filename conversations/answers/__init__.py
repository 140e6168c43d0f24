"""The frequent questions, answered from the dated rule book and from what the person has told already."""
