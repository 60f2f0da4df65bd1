"""The derived files are sorted and plain, so that a change in them can be read."""

from importlib.resources import files

from matcher.text import canonical


def test_every_derived_file_is_sorted_with_plain_line_ends() -> None:
    for item in (files("records.place") / "data").iterdir():
        if item.name.endswith(".csv") and item.name not in ("spoken.csv", "zones.csv"):
            text = item.read_bytes().decode("utf-8")
            codes = [line.partition(",")[0] for line in text.splitlines()[1:]]
            assert "\r" not in text, item.name
            assert codes == sorted(codes), item.name


def test_names_are_kept_in_one_spelling() -> None:
    folder = files("records.place") / "data"
    for name in ("communes", "former_communes", "former_districts", "provinces"):
        text = (folder / f"{name}.csv").read_text("utf-8")
        assert all(canonical(line) == line for line in text.splitlines()), name
