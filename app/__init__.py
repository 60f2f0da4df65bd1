"""The roof: puts the house together, runs its servers and its commands. Imported by nobody."""
