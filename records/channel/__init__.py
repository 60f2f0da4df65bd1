"""How a person wishes to be told that something of theirs has moved: by one way, or not at all.

States: open ⇄ paused; choosing (again) opens. Nobody is told anything before they chose; the person chooses
themselves, or at the counter by their own word, and may pause or end it at any time. The choice is the basis
of each telling (Luật 91/2025/QH15: consent by electronic form, withdrawn as easily): it is no consent of the
room ``consent``, for it says nothing to anybody but the person. The address is sealed under the person's own
key; a worker may open it, for people whose channel is open, and nothing else that is sealed.
"""
