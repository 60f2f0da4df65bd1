"""Verbs over many rooms: what is kept no longer."""
