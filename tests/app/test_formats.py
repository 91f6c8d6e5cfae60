"""Formats: JSON that people and programs can read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from runatomy.app.report.formats import FORMATS, to_json, to_json_line


@pytest.mark.parametrize(
    "value",
    [{}, [], {"a": []}, {"a": {}}, {"a": [1, None, 2.5]}, [[1, 2], [3]], [{"a": {"b": [True]}}],
     ["mixed", {"a": 1}], {"ä": "\u2028</script>"}, 1.5, None],
)  # fmt: skip
def test_indented_json_says_the_same(value: object) -> None:
    assert json.loads(to_json(value)) == value
    assert json.loads(to_json_line(value)) == value  # type: ignore[arg-type]


def test_a_whole_analysis_says_the_same_and_curves_stand_on_one_line(
    analysis: dict[str, Any],
) -> None:
    text = to_json(analysis)
    assert json.loads(text) == json.loads(json.dumps(analysis))
    assert len(text.splitlines()) < 4_000  # one curve of 4,200 seconds alone would be more
    assert to_json_line(analysis).count(b"\n") == 1


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"a": [float("nan")]})


def test_a_name_that_is_no_text_can_still_be_written(analysis: dict[str, Any]) -> None:
    analysis["run"]["name"] = "run\udce9.fit"
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    del analysis["series"]
    for form in FORMATS.values():
        assert form.write(analysis)
    assert json.loads(to_json(analysis))["run"]["name"] == "run\udce9.fit"
