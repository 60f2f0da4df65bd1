"""A time agreed with a person: when, where or by telephone, what for in neutral words.

States: planned (moved as often as need be) → kept | missed | called-off. A room of its own beside
``counselling``: an appointment is a promise that has a fate, a talk is a fact that is counted, and either
happens without the other. Nobody is sent anything: the centre has no channel to people but the telephone,
so that the reminder is a counsellor's duty (room ``overview``).
"""
