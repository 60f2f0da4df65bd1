"""An uploaded list between its steps: columns agreed on, looked through, written down, handed back.

It is sealed with a key that stands nowhere but in the browser of whoever brought it, so that neither the
database nor a backup of it opens one. Nobody else sees it, and it is gone within the hour
(``records/rule/data/retention.csv``) or as soon as nothing of it is left to do.
"""
