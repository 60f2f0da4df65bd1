"""Each change of state of each record, as a line that is only ever added."""

from records.history.actions import note
from records.history.model import HistoryLine
from records.history.queries import Step, steps_of

__all__ = ["HistoryLine", "Step", "note", "steps_of"]
