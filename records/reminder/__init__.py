"""What comes near is told once, on the day before, to whoever chose to be told: an appointment, a course.

No table of its own: that it was told is the event in the outbox, one for each version of an appointment and
each start of a course, so that a moved one is told anew. Whoever chose no way is called by their counsellor
(room ``overview``).
"""
