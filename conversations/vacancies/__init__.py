"""Vacancies: the profile, what fits and why, what smells, applying and what follows."""
