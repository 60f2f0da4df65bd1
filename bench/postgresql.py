"""PostgreSQL as a peer: two tables and an index by concept; the ranking is one SQL query."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench import tables
from matcher.columns import Columns
from matcher.question import BLOCKED, Question

if TYPE_CHECKING:
    from psycopg import Connection


@contextmanager
def postgresql(columns: Columns) -> Iterator["Server"]:
    """A server of its own, filled; it is gone afterwards."""
    import psycopg  # noqa: PLC0415 (a peer, not a dependency)

    from app.servers import running_servers  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    try:
        with running_servers(
            folder, environ=dict(os.environ), say=lambda key, **values: None
        ) as at:
            url = at.database_owner.replace("postgresql+psycopg", "postgresql")
            with psycopg.connect(url, autocommit=True) as connection:
                _fill(connection, columns)
                yield Server(connection, columns)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """The tables of one size, to be asked and to be added to."""

    def __init__(self, connection: "Connection", columns: Columns) -> None:
        self.connection, self.columns, self.rows = connection, columns, columns.size

    def __call__(self, question: Question) -> list[int]:
        """The scores of the twenty best; what codes and concepts are worth comes as arrays."""
        adds = []
        for place, at in enumerate(question.judged):
            adds.append(f" + (%(worth)s::bigint[])[v.c{at} + {question.offsets[place] + 1}]")
        moved = np.flatnonzero((question.earns != 0) | (question.blocks != 0))
        found = self.connection.execute(
            f"""select total from (
              select coalesce(o.own, 0) + %(base)s{"".join(adds)} as total from bench_row v
              left join (select e.row, sum(e.value * q.earns + e.marked * q.blocks)::bigint as own
                         from bench_entry e
                         join unnest(%(concepts)s::int[], %(earns)s::bigint[], %(blocks)s::bigint[])
                           as q (concept, earns, blocks) on q.concept = e.concept
                         group by e.row) o on o.row = v.row) every
            where total < {BLOCKED} order by total desc limit {tables.K}""",
            {
                "worth": question.worth.tolist(),
                "base": question.base,
                "concepts": moved.tolist(),
                "earns": question.earns[moved].tolist(),
                "blocks": question.blocks[moved].tolist(),
            },
        ).fetchall()
        return [int(total) for (total,) in found]

    def insert(self, like: int) -> None:
        """Add a row like another, with its entries, and commit: one statement, one way there and back."""
        own = slice(self.columns.starts[like], self.columns.starts[like + 1])
        codes = self.columns.codes[like].tolist()
        self.connection.execute(
            f"""with fresh as (insert into bench_row values ({", ".join(["%s"] * (len(codes) + 1))}))
            insert into bench_entry select %s, * from unnest(%s::int[], %s::int[], %s::int[])""",
            (
                *(self.rows, *codes, self.rows),
                self.columns.concepts[own].tolist(),
                self.columns.values[own].tolist(),
                self.columns.marked[own].tolist(),
            ),
        )
        self.rows += 1


def _fill(connection: "Connection", columns: Columns) -> None:
    width = columns.codes.shape[1]
    codes = ", ".join(f"c{at} int" for at in range(width))
    connection.execute(f"create table bench_row (row int, {codes})")
    connection.execute("create table bench_entry (row int, concept int, value int, marked int)")
    with connection.cursor().copy("copy bench_row from stdin") as copy:
        for row, own in enumerate(columns.codes.tolist()):
            copy.write_row((row, *own))
    with connection.cursor().copy("copy bench_entry from stdin") as copy:
        for each in zip(*(x.tolist() for x in tables.entries(columns).values()), strict=True):
            copy.write_row(each)
    connection.execute("create index on bench_entry (concept) include (row, value, marked)")
    connection.execute("alter table bench_row add primary key (row)")
    connection.execute("vacuum analyze bench_row, bench_entry")
    for setting in ("jit = off", "work_mem = '256MB'", "max_parallel_workers_per_gather = 0"):
        connection.execute(f"set {setting}")
