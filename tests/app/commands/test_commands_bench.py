"""The benchmarks run, and what they measure is the exact ranking."""

import json

from click.testing import CliRunner

from app.commands.bench import bench


def test_every_kind_of_question_has_the_answer_of_brute_force(tmp_path):
    """Over more vacancies than one chunk of the index holds."""
    asked = ["match", "--size", "40000", "--seekers", "1", "--peers", "numpy,rapidfuzz", "--json"]

    done = CliRunner().invoke(bench, [*asked, "--plot", str(tmp_path / "plot.svg")])

    [figures] = json.loads(done.stdout)
    assert set(figures["exact"].values()) == {"6/6"}
    assert len(figures["exact"]) >= 8
    assert {"ours", "numpy", "rapidfuzz"} <= set(figures["engines"])
    assert (tmp_path / "plot.svg").read_text().startswith("<svg")


def test_a_yardstick_that_is_not_there_is_said(tmp_path):
    done = CliRunner().invoke(bench, ["quality", "--data", str(tmp_path)])

    assert done.exit_code == 0
    assert done.stdout.count("not there") == 5


def test_an_engine_that_is_not_installed_is_named():
    done = CliRunner().invoke(bench, ["match", "--size", "300", "--peers", "unheard-of"])

    assert done.exit_code == 1
    assert "unheard-of" in done.output
