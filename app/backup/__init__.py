"""Backups: the whole ledger in one sealed file, proved as soon as it is made, and brought back from it.

* ``sealing``    the file: authenticated from its first byte to its end, so that damage is seen before use
* ``contents``   what stands in it: a label, then a dump
* ``place``      one database on its server: made, renamed, dropped
* ``pipes``      pg_dump and pg_restore, through pipes
* ``inventory``  what a database holds (rows, and by ``walls`` who is kept out), in figures to be compared
* ``taking``     snapshot → pg_dump → sealed file → scratch database → compared → named
* ``restoring``  sealed file → new database → compared → the erased erased again → renamed
* ``shelf``      the folder: names, drafts, and how long a backup is kept
* ``nightly``    the program that takes one every night

Nothing stands on disk in plain but inside the database server. The key file is not in a backup.
"""
