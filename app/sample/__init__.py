"""The sample province: an invented Quảng Trị to try the system with, the same rows every time.

Texts live in ``data``, written for this project; all people, employers and numbers are invented. What is
made here goes through the same schemas and verbs as everybody's records.
"""
