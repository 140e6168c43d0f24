"""Trainings and the self-assessment that lead to them."""
