"""The same exact ranking by other engines, as somebody who knows them well would write it.

Every peer is given what our index is built of: the columns of codes, the entries, and for each question
the worth of every code and concept (the making of these is in our time, not in theirs). Peers answer with
the scores of the twenty best; where they can't know the whole rule (tantivy), only their time counts.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager

import numpy as np

from bench import tables
from bench.postgresql import postgresql
from matcher.columns import Columns
from matcher.criteria.criterion import Ints
from matcher.question import BLOCKED, Question

Peer = Callable[[Question], list[int]]


@contextmanager
def peers(columns: Columns, wanted: list[str]) -> Iterator[dict[str, Peer]]:
    """Build the wanted peers over the same columns."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(KNOWN[name](columns)) for name in wanted}


class Sparse:
    """SciPy: entries as a sparse matrix, one product a question; codes by gathering."""

    def __init__(self, columns: Columns) -> None:
        from scipy.sparse import csr_matrix  # noqa: PLC0415 (a peer, not a dependency)

        self.columns, shape = columns, (columns.size, len(columns.names))
        values, marked = columns.values.astype(np.int64), columns.marked.astype(np.int64)
        concepts = columns.concepts.astype(np.int64)
        self.matrix = csr_matrix((values, concepts, columns.starts), shape)
        self.musts = csr_matrix((marked, concepts, columns.starts), shape)

    def __call__(self, question: Question) -> list[int]:
        """One question."""
        return self._best(question, self._own(question.earns, question.blocks))

    def at_once(self, questions: Sequence[Question]) -> list[list[int]]:
        """Several questions by one product."""
        earns = np.stack([question.earns for question in questions], axis=1)
        blocks = np.stack([question.blocks for question in questions], axis=1)
        totals = np.ascontiguousarray(self._own(earns, blocks).T)
        return [self._best(*each) for each in zip(questions, totals, strict=True)]

    def _own(self, earns: Ints, blocks: Ints) -> Ints:
        found: Ints = self.matrix @ earns + self.musts @ blocks
        return found

    def _best(self, question: Question, total: Ints) -> list[int]:
        total += question.base
        for at, offset in zip(question.judged, question.offsets, strict=True):
            total += question.worth[offset:][self.columns.codes[:, at]]
        return tables.top(total)


@contextmanager
def _scipy(columns: Columns) -> Iterator[Sparse]:
    yield Sparse(columns)


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
        return tables.top(total)

    yield ask


@contextmanager
def _polars(columns: Columns) -> Iterator[Peer]:
    """Entries grouped by row, codes by gathering, all in one lazy query."""
    import polars as pl  # noqa: PLC0415

    rows = pl.DataFrame({"row": np.arange(columns.size), **tables.codes(columns)})
    entries = pl.DataFrame(tables.entries(columns))

    def ask(question: Question) -> list[int]:
        earns, blocks = pl.lit(pl.Series(question.earns)), pl.lit(pl.Series(question.blocks))
        counted = pl.col("value") * earns.gather(pl.col("concept"))
        blocked = pl.col("marked") * blocks.gather(pl.col("concept"))
        # Worked out for all entries at once: inside the groups it took a hundred times the memory.
        own = (
            entries.lazy()
            .select("row", (counted + blocked).alias("own"))
            .group_by("row")
            .agg(pl.col("own").sum())
        )
        total = pl.col("own").fill_null(0) + question.base
        for at, worth in tables.worths(question):
            total = total + pl.lit(pl.Series(worth)).gather(pl.col(f"c{at}"))
        found = (
            rows.lazy()
            .join(own, on="row", how="left")
            .select(total.alias("total"))
            .filter(pl.col("total") < BLOCKED)
            .top_k(tables.K, by="total")
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
    base.register("given_entries", pa.table(tables.entries(columns)))
    base.register("given_rows", pa.table({"row": np.arange(columns.size), **tables.codes(columns)}))
    base.execute("create table entries as select * from given_entries")
    base.execute("create table vacancies as select * from given_rows")

    def ask(question: Question) -> list[int]:
        every = {"concept": np.arange(len(question.earns), dtype=np.int32)}
        asked = {"earns": question.earns, "blocks": question.blocks}
        base.register("concepts", pa.table(every | asked))
        adds, joins = [], []
        for at, worth in tables.worths(question):
            codes = {"code": np.arange(len(worth), dtype=np.int32), "worth": worth}
            base.register(f"w{at}", pa.table(codes))
            adds.append(f" + w{at}.worth")
            joins.append(f" join w{at} on w{at}.code = v.c{at}")
        found = base.execute(
            f"""select coalesce(o.own, 0) + {question.base}{"".join(adds)} as total from vacancies v
            left join (select row, sum(value * earns + marked * blocks)::bigint as own from entries
                       join concepts using (concept) group by row) o on o.row = v.row
            {"".join(joins)} where total < {BLOCKED} order by total desc limit {tables.K}"""
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
            searcher.search(index.parse_query(words, ["concepts"]), tables.K)
        return []

    yield ask


KNOWN: dict[str, Callable[[Columns], AbstractContextManager[Peer]]] = {
    "numpy": _numpy,
    "scipy": _scipy,
    "polars": _polars,
    "duckdb": _duckdb,
    "tantivy": _tantivy,
    "postgresql": postgresql,
}
