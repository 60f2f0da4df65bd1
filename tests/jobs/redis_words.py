"""Everything a Redis holds, as one text; packed values are unpacked."""

import zlib


def everything_in(redis):
    return "\n".join(
        _text(part) for key in redis.scan_iter() for part in (key, *_values(redis, key))
    )


def _values(redis, key):
    kind = redis.type(key)
    if kind == b"hash":
        return [part for pair in redis.hgetall(key).items() for part in pair]
    if kind == b"list":
        return redis.lrange(key, 0, -1)
    if kind == b"set":
        return list(redis.smembers(key))
    if kind == b"zset":
        return redis.zrange(key, 0, -1)
    if kind == b"stream":
        return [part for _, entry in redis.xrange(key) for pair in entry.items() for part in pair]
    return [redis.get(key)]


def _text(value):
    try:
        return zlib.decompress(value).decode()
    except zlib.error:
        return value.decode(errors="replace")
