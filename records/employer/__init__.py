"""Employers and the people who act for them.

States: unverified → verified ⇄ paused; unverified ⇄ turned-away; of either, gone.
The centre enters them, or they join by themselves. What an unverified one writes stays a draft.

A paused one is introduced to nobody; neither is one whose cap for the month is reached.
"""
