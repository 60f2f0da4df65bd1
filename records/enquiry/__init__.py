"""Who outside asked the centre about a person, in writing, and what was given: usually nothing.

States: received → proposed → released; refused ends both; a proposal may go back. One member of the staff
proposes which facts to release and a second one releases them; either may refuse, with a reason. What was
released is kept by name, never as a value. The paper is sealed under a key of its own, since that somebody
asked can itself tell something. The person reads all of it, unless a law named here forbids that until a day.

Stands beside ``consent``, above ``person``: it knows about whom, and nothing of what they look for.
"""
