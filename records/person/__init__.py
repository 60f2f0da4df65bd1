"""Who somebody is, by what form 01 asks of a person. All of it is sealed.

Only the commune is in plain, since work is looked for near it. What the person looks for is the room
``seeker``; nothing here or there tells who is in the programme.
"""
