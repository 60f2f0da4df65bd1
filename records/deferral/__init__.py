"""A deferral: one duty of the desk's queue that may rest until a day, with the reason.

The queue hides what is deferred until that day begins. It is written by the staff, who may take it back: then
the row goes and the duty stands in the queue again. What a duty is, and whose, is the queue's business
(``records/overview``): here its kind is a word and its subject a number.
"""
