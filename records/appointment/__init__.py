"""A time agreed with a person: when, where or by telephone, what for in neutral words.

States: planned (moved as often as need be) → kept | missed | called-off. A room of its own beside
``counselling``: an appointment is a promise that has a fate, a talk is a fact that is counted, and either
happens without the other. Who chose a way to be told is reminded by it (room ``reminder``); who did not is
called: that is a counsellor's duty (room ``overview``).
"""
