"""The centre putting a seeker and an employer in touch.

States: proposed (the employer sees a neutral card) → introduced (the person granted name and contact)
→ interview → started | declined | withdrawn | lapsed. Refused and lapsed ones can be reopened with a
reason. ``started`` is set by the room ``placement``, when a start is reported.
"""
