"""Verbs over many rooms: merging two records of one person, and what is kept no longer."""
