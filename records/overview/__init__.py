"""Lists, files and counts that gather what many rooms know, for the staff of one centre.

The most downstream room: it reads every other and is read by none. It has no table, no state and no
verb. What ``duties`` calls a duty is derived from what was recorded, each time it is asked for.
"""
