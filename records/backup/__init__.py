"""When the ledger was last backed up and the copy proved equal. The command writes it, managers read it.

A row is a backup that was restored at once into a scratch database and found to be the same; what failed
leaves no row. Rows are never changed.
"""
