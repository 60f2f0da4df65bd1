"""The employment service centre and its branches. No states; the manager keeps them."""
