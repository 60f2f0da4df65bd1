"""What a person agrees to, one purpose at a time (P1, P3–P7; P2 is the room ``grant``).

States: given → withdrawn. A consent is never edited: withdrawing ends it, agreeing again is a new one.
What it says is sealed under the person's own key at one length, since the purpose alone could tell who
is in the programme; the person and the counsellor of their centre read it, an employer never does.
Silence is no consent, and refusing one purpose blocks nothing that does not need it.
"""
