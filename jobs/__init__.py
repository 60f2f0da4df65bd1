"""What the centre does by itself: carries every notice to those who must hear of it.

``when`` says who hears of what; ``relay`` turns events into deliveries and hands them to workers;
``deliver`` carries one; ``channels`` are the ways out. Redis holds ids only: PostgreSQL is the record.
"""
