"""Laboratory trials over HTTP, and the job that analyzes them."""

from __future__ import annotations

from typing import Any

import pytest
from running import Api

from runatomy.app.web.api.trials import shelf
from runatomy.app.web.api.trials.solve import solve_trial
from runatomy.terms.errors import RunatomyError

RECORDING = ("walk.c3d", b"no recording at all")


def add(api: Api, **given: Any) -> dict[str, Any]:
    """Hand in a trial; returns its id and job."""
    answer = api.post("/trials", files={"recording": RECORDING}, data=given)
    assert answer.status_code == 202, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_a_trial_is_kept_and_waits(served: Any, api: Api) -> None:
    told = add(api, name="First", mass_kg="61.5", sex="f")
    row = api.json(f"/trials/{told['id']}")
    assert (row["name"], row["state"], row["job"]) == ("First", "queued", told["job"])
    assert row["analysis"] is None
    assert row["sources"] == [{"role": "recording", "name": "walk.c3d", "size": 19}]
    assert told["id"] in {trial["id"] for trial in api.json("/trials")["trials"]}
    folder = shelf.folder_of(served.library, told["id"])
    assert [path.name for path in folder.iterdir()] == ["recording.c3d"]
    api.error(api.get(f"/trials/{told['id']}/report.html"), 409)
    assert api.delete(f"/trials/{told['id']}").status_code == 204
    assert not folder.exists()
    assert api.json(f"/jobs/{told['job']}")["state"] == "canceled"
    api.error(api.get(f"/trials/{told['id']}"), 404)


@pytest.mark.parametrize(
    ("files", "data"),
    [
        ({"static": RECORDING}, {}),
        ({"recording": ("run.fit", b"x")}, {}),
        ({"recording": RECORDING, "shoes": RECORDING}, {}),
        ({"recording": RECORDING}, {"mass_kg": "heavy"}),
        ({"recording": RECORDING}, {"height_m": "168"}),
        ({"recording": RECORDING}, {"sex": "x"}),
        ({"recording": RECORDING, "forces": ("f.exe", b"x")}, {}),
    ],
)
def test_what_is_no_trial_is_refused(
    served: Any, api: Api, files: dict[str, Any], data: dict[str, str]
) -> None:
    before = set(served.library.home.trials.iterdir())
    api.error(api.post("/trials", files=files, data=data), 422)
    assert set(served.library.home.trials.iterdir()) == before


def test_a_recording_that_cannot_be_read_fails_in_words(served: Any, api: Api) -> None:
    told = add(api)
    home = str(served.library.home.root)
    with pytest.raises(RunatomyError):
        solve_trial(home, told["job"], {"trial": told["id"]}, lambda *_: None)
    api.delete(f"/trials/{told['id']}")
    with pytest.raises(RunatomyError, match="deleted"):
        solve_trial(home, told["job"], {"trial": told["id"]}, lambda *_: None)


def test_a_real_trial_has_report_analysis_and_frames(served: Any, api: Api) -> None:
    """A made recording, analyzed as a worker would."""
    pytest.importorskip("mujoco")
    from app.made_lab import made_files

    made = made_files(strides=3)
    sent = {"recording": "run.trc", "static": "static.trc", "forces": "grf.mot"}
    files = {role: (name, made[name]) for role, name in sent.items()}
    told = api.post("/trials", files=files, data={"name": "Made"}).json()
    steps: list[tuple[int, int | None]] = []
    home = str(served.library.home.root)
    message = solve_trial(home, told["job"], {"trial": told["id"]}, lambda *at: steps.append(at))
    assert "strides" in message
    assert steps[0][0] < steps[-1][0] == steps[-1][1]
    row = api.json(f"/trials/{told['id']}")
    assert row["state"] == "done"
    assert row["analysis"]["schema"] == "runatomy.trial/1"
    assert row["strides"] == len(row["analysis"]["strides"])
    assert row["speed_m_s"] == pytest.approx(4.0, abs=0.2)
    page = api.get(f"/trials/{told['id']}/report.html")
    assert "<html" in page.text
    assert "sandbox" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers  # our own page frames it
    frames = api.get(f"/trials/{told['id']}/frames")
    assert len(frames.content) > 1000
    tag = {"If-None-Match": frames.headers["etag"]}
    assert api.get(f"/trials/{told['id']}/frames", headers=tag).status_code == 304
    assert api.delete(f"/trials/{told['id']}").status_code == 204
