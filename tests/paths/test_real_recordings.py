"""Every real recording ends in an analysis or in a sentence, never in a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runatomy.app.cli.main import main

Capture = pytest.CaptureFixture[str]


def analyzed(path: Path, capsys: Capture) -> tuple[int, list[Any], str]:
    """Return the exit code, the answers, and what was said of them."""
    code = main(["analyze", str(path), "--json", "-"])
    out, err = capsys.readouterr()
    answers = []
    decoder, rest = json.JSONDecoder(), out.strip()
    while rest:
        answer, end = decoder.raw_decode(rest)
        answers.append(answer)
        rest = rest[end:].strip()
    return code, answers, err


@pytest.mark.parametrize("folder", ["fit", "gpx", "tcx", "fit_faulty", "fit_not_a_run"])
def test_every_file_of(folder: str, shared: Path, capsys: Capture) -> None:
    paths = [path for path in sorted((shared / "watch" / folder).iterdir()) if path.is_file()]
    assert paths
    for path in paths:
        code, answers, err = analyzed(path, capsys)
        assert code in (0, 1), (path.name, err)
        assert "Traceback" not in err
        assert bool(answers) == (code == 0), (path.name, err)
        if code:
            assert err.startswith("runatomy: "), path.name
            assert path.name in err
        if code and folder == "fit_not_a_run":
            assert "not a run" in err, path.name


def test_a_page_for_every_kind(shared: Path, tmp_path: Path, capsys: Capture) -> None:
    made = 0
    for folder in ("fit", "gpx", "tcx", "fit_faulty"):
        code = main(["analyze", str(shared / "watch" / folder), "--html", str(tmp_path / folder)])
        assert code in (0, 1)
        pages = list((tmp_path / folder).glob("*.html"))
        made += len(pages)
        assert all(page.stat().st_size < 1_000_000 for page in pages)
    assert made > 10
    assert "unexpected " not in capsys.readouterr().err
