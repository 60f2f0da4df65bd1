from pathlib import Path

import pytest

from tests.app.commands.conftest import Console


@pytest.mark.parametrize("kind", ["people", "courses"])
def test_before_there_is_a_centre_nothing_can_belong_to_it(
    console: Console, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,phone,title,provider,place\nHồ Văn Pả,0912345678,Hàn,Trường nghề,Huế\n")
    refused = console("import", kind, file)
    assert refused.exit_code == 1
    assert "Chưa có trung tâm nào" in refused.output
