"""The same exact ranking by other engines, as somebody who knows them well would write it.

Every peer is given what our index is built of: the columns of codes, the entries, and for each question
the worth of every code and concept (the making of these is in our time, not in theirs). Peers answer with
the scores of the twenty best; where they can't know the whole rule (tantivy), only their time counts.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from matcher.columns import Columns
from matcher.question import BLOCKED, POINTS, Question

Peer = Callable[[Question], list[int]]
K = 20


@contextmanager
def peers(columns: Columns, wanted: list[str]) -> Iterator[dict[str, Peer]]:
    """Build the wanted peers over the same columns."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(KNOWN[name](columns)) for name in wanted}


@contextmanager
def _scipy(columns: Columns) -> Iterator[Peer]:
    """Entries as a sparse matrix, one product a question; codes by gathering."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 (a peer, not a dependency)

    shape = (columns.size, len(columns.names))
    values, marked = columns.values.astype(np.int64), columns.marked.astype(np.int64)
    matrix = csr_matrix((values, columns.concepts.astype(np.int64), columns.starts), shape)
    musts = csr_matrix((marked, columns.concepts.astype(np.int64), columns.starts), shape)

    def ask(question: Question) -> list[int]:
        total = matrix @ question.earns + musts @ question.blocks + question.base
        for at, offset in zip(question.judged, question.offsets, strict=True):
            total += question.worth[offset:][columns.codes[:, at]]
        return _top(total)

    yield ask


@contextmanager
def _numpy(columns: Columns) -> Iterator[Peer]:
    """Entries added up by ``np.add.reduceat``; codes by gathering."""
    filled = np.flatnonzero(np.diff(columns.starts))
    starts = columns.starts[filled]

    def ask(question: Question) -> list[int]:
        each = columns.values * question.earns[columns.concepts]
        each += columns.marked * question.blocks[columns.concepts]
        total = np.full(columns.size, question.base)
        total[filled] += np.add.reduceat(each, starts)
        for at, offset in zip(question.judged, question.offsets, strict=True):
            total += question.worth[offset:][columns.codes[:, at]]
        return _top(total)

    yield ask


@contextmanager
def _polars(columns: Columns) -> Iterator[Peer]:
    """Entries grouped by row, codes by gathering, all in one lazy query."""
    import polars as pl  # noqa: PLC0415

    rows = pl.DataFrame({"row": np.arange(columns.size), **_codes(columns)})
    entries = pl.DataFrame(_entries(columns))

    def ask(question: Question) -> list[int]:
        earns, blocks = pl.lit(pl.Series(question.earns)), pl.lit(pl.Series(question.blocks))
        own = (
            entries.lazy()
            .group_by("row")
            .agg(
                (
                    pl.col("value") * earns.gather(pl.col("concept"))
                    + pl.col("marked") * blocks.gather(pl.col("concept"))
                )
                .sum()
                .alias("own")
            )
        )
        total = pl.col("own").fill_null(0) + question.base
        for at, worth in _worths(question):
            total = total + pl.lit(pl.Series(worth)).gather(pl.col(f"c{at}"))
        found = (
            rows.lazy()
            .join(own, on="row", how="left")
            .select(total.alias("total"))
            .filter(pl.col("total") < BLOCKED)
            .top_k(K, by="total")
            .collect()
        )
        return sorted(found["total"].to_list(), reverse=True)

    yield ask


@contextmanager
def _duckdb(columns: Columns) -> Iterator[Peer]:
    """Tables of rows, of entries, and of what each code and concept is worth; one SQL query."""
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    base = duckdb.connect(config={"threads": 1})
    base.register("given_entries", pa.table(_entries(columns)))
    base.register("given_rows", pa.table({"row": np.arange(columns.size), **_codes(columns)}))
    base.execute("create table entries as select * from given_entries")
    base.execute("create table vacancies as select * from given_rows")

    def ask(question: Question) -> list[int]:
        every = {"concept": np.arange(len(question.earns), dtype=np.int32)}
        asked = {"earns": question.earns, "blocks": question.blocks}
        base.register("concepts", pa.table(every | asked))
        adds, joins = [], []
        for at, worth in _worths(question):
            codes = {"code": np.arange(len(worth), dtype=np.int32), "worth": worth}
            base.register(f"w{at}", pa.table(codes))
            adds.append(f" + w{at}.worth")
            joins.append(f" join w{at} on w{at}.code = v.c{at}")
        found = base.execute(
            f"""select coalesce(o.own, 0) + {question.base}{"".join(adds)} as total from vacancies v
            left join (select row, sum(value * earns + marked * blocks)::bigint as own from entries
                       join concepts using (concept) group by row) o on o.row = v.row
            {"".join(joins)} where total < {BLOCKED} order by total desc limit {K}"""
        ).fetchall()
        return [int(total) for (total,) in found]

    yield ask
    base.close()


@contextmanager
def _tantivy(columns: Columns) -> Iterator[Peer]:
    """A text engine: the twenty likest by their concepts alone (BM25), without any of the rest."""
    import tantivy  # noqa: PLC0415

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("concepts", stored=False, tokenizer_name="whitespace")
    schema.add_unsigned_field("row", stored=True)
    index = tantivy.Index(schema.build())
    writer = index.writer(num_threads=1)
    for row in range(columns.size):
        named = columns.concepts[columns.starts[row] : columns.starts[row + 1]]
        words = " ".join(f"k{concept}" for concept in named)
        writer.add_document(tantivy.Document(concepts=words, row=row))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(question: Question) -> list[int]:
        named = np.flatnonzero(question.earns)
        words = " ".join(f"k{concept}^{question.earns[concept] / 6_630:.3f}" for concept in named)
        if words:
            searcher.search(index.parse_query(words, ["concepts"]), K)
        return []

    yield ask


@contextmanager
def _postgresql(columns: Columns) -> Iterator[Peer]:
    """Two tables and an index by concept; worth comes as arrays; the ranking is one SQL query."""
    import psycopg  # noqa: PLC0415

    from app.servers import running_servers  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    try:
        with running_servers(
            folder, environ=dict(os.environ), say=lambda key, **values: None
        ) as at:
            url = at.database_owner.replace("postgresql+psycopg", "postgresql")
            with psycopg.connect(url, autocommit=True) as connection:
                _fill(connection, columns)
                yield lambda question: _sql(connection, question)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(connection, columns: Columns) -> None:
    width = columns.codes.shape[1]
    codes = ", ".join(f"c{at} int" for at in range(width))
    connection.execute(f"create table bench_row (row int, {codes})")
    connection.execute("create table bench_entry (row int, concept int, value int, marked int)")
    with connection.cursor().copy("copy bench_row from stdin") as copy:
        for row, own in enumerate(columns.codes.tolist()):
            copy.write_row((row, *own))
    with connection.cursor().copy("copy bench_entry from stdin") as copy:
        for each in zip(*(x.tolist() for x in _entries(columns).values()), strict=True):
            copy.write_row(each)
    connection.execute("create index on bench_entry (concept) include (row, value, marked)")
    connection.execute("alter table bench_row add primary key (row)")
    connection.execute("vacuum analyze bench_row, bench_entry")
    for setting in ("jit = off", "work_mem = '256MB'", "max_parallel_workers_per_gather = 0"):
        connection.execute(f"set {setting}")


def _sql(connection, question: Question) -> list[int]:
    adds = []
    for place, at in enumerate(question.judged):
        adds.append(f" + (%(worth)s::bigint[])[v.c{at} + {question.offsets[place] + 1}]")
    moved = np.flatnonzero((question.earns != 0) | (question.blocks != 0))
    found = connection.execute(
        f"""select total from (
          select coalesce(o.own, 0) + %(base)s{"".join(adds)} as total from bench_row v
          left join (select e.row, sum(e.value * q.earns + e.marked * q.blocks)::bigint as own
                     from bench_entry e
                     join unnest(%(concepts)s::int[], %(earns)s::bigint[], %(blocks)s::bigint[])
                       as q (concept, earns, blocks) on q.concept = e.concept
                     group by e.row) o on o.row = v.row) every
        where total < {BLOCKED} order by total desc limit {K}""",
        {
            "worth": question.worth.tolist(),
            "base": question.base,
            "concepts": moved.tolist(),
            "earns": question.earns[moved].tolist(),
            "blocks": question.blocks[moved].tolist(),
        },
    ).fetchall()
    return [int(total) for (total,) in found]


def _codes(columns: Columns) -> dict[str, Any]:
    return {f"c{at}": columns.codes[:, at].astype(np.int32) for at in range(columns.codes.shape[1])}


def _entries(columns: Columns) -> dict[str, Any]:
    return {
        "row": np.repeat(np.arange(columns.size), np.diff(columns.starts)),
        "concept": columns.concepts.astype(np.int32),
        "value": columns.values.astype(np.int64),
        "marked": columns.marked.astype(np.int64),
    }


def _worths(question: Question) -> Iterator[tuple[int, Any]]:
    """Each judged column and what its codes are worth."""
    ends = [*question.offsets[1:], len(question.worth)]
    for at, begin, end in zip(question.judged, question.offsets, ends, strict=True):
        yield int(at), question.worth[begin:end]


def _top(total) -> list[int]:
    passing = total[total < BLOCKED]
    if len(passing) > K:
        passing = np.partition(passing, len(passing) - K)[-K:]
    return [int(score) & POINTS for score in sorted(passing.tolist(), reverse=True)]


KNOWN = {
    "numpy": _numpy,
    "scipy": _scipy,
    "polars": _polars,
    "duckdb": _duckdb,
    "tantivy": _tantivy,
    "postgresql": _postgresql,
}
