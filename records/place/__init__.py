"""Places: provinces and communes in force, what they were before, and how people write them.

``gazetteer`` knows the places, ``look_up`` understands what someone wrote as an address,
``places_of_work`` what a vacancy lists, ``sorting`` the Vietnamese alphabet. Where a name is moved,
split or shared the answer is "ask", never a guess. The data and their sources are in ``data``.
Nobody acts on this room: it changes when the map does (``python -m records.place.derive``).
"""
