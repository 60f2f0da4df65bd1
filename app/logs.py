"""Logs: one JSON object a line, with ids only. Keys not on the list are dropped, whoever logs them."""

import json
import logging
from datetime import UTC, datetime

ALLOWED = ("endpoint", "account", "delivery", "tries", "event", "count", "status", "port")


class Json(logging.Formatter):
    """A line of JSON: time, level, where, which constant message, and allowed ids."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. An exception is named by its kinds and places, never by its text."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": str(record.msg),
        }
        line |= {key: record.__dict__[key] for key in ALLOWED if key in record.__dict__}
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=False)


def begin(level: int = logging.INFO) -> None:
    """Log to standard error, in JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(Json())
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _where(record: logging.LogRecord) -> list[str]:
    """The frames of a traceback without its message: values of people may be in the message."""
    found, trace = [], record.exc_info[2] if record.exc_info else None
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found[-8:]
