"""Workers are as many as the machine has processors, or a container its share."""

from pathlib import Path

import pytest

from generator.press.processors import count_processors


@pytest.mark.parametrize(
    "said, count",
    [("max 100000", 8), ("200000 100000", 2), ("150000 100000", 2), ("50000 100000", 1), ("1600000 100000", 8),
     ("nonsense", 8), (None, 8)],
)  # fmt: skip
def test_a_share_of_the_machine_counts_as_far_as_it_goes(
    said: str | None, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    if said:
        (tmp_path / "cpu.max").write_text(f"{said}\n", "ascii")
    assert count_processors(tmp_path / "cpu.max") == count
