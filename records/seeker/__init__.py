"""What a person looks for: trades, skills, place, pay, conditions.

States: looking ⇄ paused → left (and back). Binds together the person and the sealed envelope every
jobseeker has. Registration is done here, because it touches both.
"""
