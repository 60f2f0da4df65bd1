"""A person wishes to be called back: when it is safe to, at which number, and what about if they like.

States: wished (changed and tried as often as need be) → reached | taken-back | given-up (with the reason).
One person has one wish at a time: a second press is the same wish. The person wishes and takes back, the
staff of their centre call. A room of its own beside ``appointment``: that is a moment two sides agreed on,
this is what one side asks for, within hours in which nobody else hears the telephone. The other number and
the words are sealed; once the wish is over, the number is cleared with it.
"""
