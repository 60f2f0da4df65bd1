"""Employers and the people who act for them. States: unverified → verified ⇄ paused.

A paused one is introduced to nobody; neither is one whose cap for the month is reached.
"""
