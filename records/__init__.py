"""What the centre writes down, one room per concept, in the order things happen.

A room may import only rooms further upstream (see the layers in setup.cfg): no record knows its own
future. Each room has the same furniture: ``model`` (tables), ``schema`` (what may be typed in),
``actions`` (verbs; they flush and never commit) and ``queries`` (questions; they answer with frozen
dataclasses made for one audience, never with table rows).
"""
