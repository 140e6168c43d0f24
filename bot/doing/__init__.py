"""What the rooms of the staff want done, a table for each: from the effect to what does it."""
