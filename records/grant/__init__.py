"""What one seeker lets one employer see, for one vacancy, until a date (consent P2 made concrete).

Nothing is granted beforehand; withdrawal holds from the next request on.
"""
