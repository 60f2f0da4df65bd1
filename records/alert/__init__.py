"""A public search that a person keeps, to hear when something new like it opens; its name is its words.

At most three; each can be paused and removed. Once a morning, all in one text, to whoever chose a way on
which an address can be tapped; everybody else reads it on their own page. It asks what any stranger may
ask: nothing of the person's own goes into it. That it was told is the event in the outbox, one a day.
"""
