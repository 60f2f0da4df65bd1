"""The centre putting a seeker and an employer in touch.

States: proposed (the employer sees a neutral card) → introduced (the person granted name and contact)
→ interview → trial → started → ended | declined | withdrawn | lapsed. Refused and lapsed ones can be reopened
with a reason; after an end the two are introduced afresh. ``trial`` is set by the room ``trial``; ``started``
and ``ended`` by the room ``placement``, when a start is reported and when the work ended or never was.
"""
