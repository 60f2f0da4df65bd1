"""What comes near is told once: an appointment, on the day before, to whoever chose to be told.

No table of its own: that it was told is the event in the outbox, one for each version of an appointment, so
that a moved one is told anew. Whoever chose no way is called by their counsellor (room ``overview``).
"""
