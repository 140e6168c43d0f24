"""The papers after a layoff: what to do in which situation, and letters in the person's own words."""
