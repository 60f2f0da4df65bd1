"""Employers and the people who act for them. States: unverified → verified; either may be paused."""
