"""The questions by which the walls of two databases are compared: one line of text per thing, in any order.

``rights(…)`` stands for the rights on a thing in one order, those nobody wrote down being the usual ones.
"""

import re

_RIGHTS = (
    "(select string_agg(r::text, ',' order by r::text) "
    r'from unnest(coalesce(\1, acldefault((\2)::"char", \3))) r)'
)
OURS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"
_OF = "join pg_class c on c.oid = {} join pg_namespace n on n.oid = c.relnamespace"

_SCHEMAS = f"""
select concat_ws(' ', n.nspname, pg_get_userbyid(n.nspowner), rights(n.nspacl, 'n', n.nspowner))
from pg_namespace n where {OURS}
"""
_TABLES = f"""
select concat_ws(' ', c.oid::regclass, c.relkind, pg_get_userbyid(c.relowner), c.relrowsecurity,
  c.relforcerowsecurity, rights(c.relacl, case c.relkind when 'S' then 's' else 'r' end, c.relowner))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'S') and {OURS}
"""
_COLUMNS = f"""
select concat_ws(' ', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
  a.attidentity, pg_get_expr(d.adbin, d.adrelid),
  (select string_agg(r::text, ',' order by r::text) from unnest(a.attacl) r))
from pg_attribute a {_OF.format("a.attrelid")}
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v') and {OURS}
"""
_CONSTRAINTS = f"""
select concat_ws(' ', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid))
from pg_constraint k {_OF.format("k.conrelid")} where {OURS}
"""
_INDEXES = f"""
select pg_get_indexdef(i.indexrelid) from pg_index i {_OF.format("i.indrelid")} where {OURS}
"""
_TRIGGERS = f"""
select concat_ws(' ', pg_get_triggerdef(g.oid), g.tgenabled)
from pg_trigger g {_OF.format("g.tgrelid")} where not g.tgisinternal and {OURS}
"""
_FUNCTIONS = f"""
select concat_ws(' ', pg_get_functiondef(p.oid), pg_get_userbyid(p.proowner),
  rights(p.proacl, 'f', p.proowner))
from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind in ('f', 'p') and {OURS}
"""
_POLICIES = """
select concat_ws(' ', schemaname, tablename, policyname, permissive, roles::text, cmd, qual, with_check)
from pg_policies
"""


def _asked(question: str) -> str:
    return re.sub(r"rights\(([\w.]+), (.+?), ([\w.]+)\)", _RIGHTS, question)


WALLS = {
    "schemas": _asked(_SCHEMAS),
    "rights": _asked(_TABLES),
    "columns": _COLUMNS,
    "constraints": _CONSTRAINTS,
    "indexes": _INDEXES,
    "triggers": _TRIGGERS,
    "functions": _asked(_FUNCTIONS),
    "policies": _POLICIES,
}
"""Question by kind."""
