"""How records move from state to state: one declared table per record, one way to move."""

from records.lifecycle.machine import Lifecycle, Moved, NotAllowed, Way

__all__ = ["Lifecycle", "Moved", "NotAllowed", "Way"]
