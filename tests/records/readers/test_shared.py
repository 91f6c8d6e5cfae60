"""Real recordings of many makers: what holds a timed run is read, the rest is named or mended."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from runatomy.records.readers import read_runs
from runatomy.terms.errors import NotARunError, RecordError, RunatomyError

# GPX files that hold no run with times: a word of the refusal
NO_RUN = {
    "Mojstrovka.gpx": "stands still",
    "around-visnjan-with-car.gpx": "a ride or a drive",
    "cerknicko-without-times.gpx": "only 5 of its 296 points have a time",
    "custom_schema_locations.gpx": "no track points",
    "default_schema_locations.gpx": "no track points",
    "gpx-with-node-with-comments.gpx": "at least two",
    "gpx1.0_with_all_fields.gpx": "at least two",
    "gpx1.1_with_all_fields.gpx": "at least two",
    "gpx1.1_with_extensions.gpx": "waypoints",
    "gpx1.1_with_extensions_without_namespaces.gpx": "waypoints",
    "gpx_with_garmin_extension.gpx": "waypoints",
    "route.gpx": "a planned route",
    "track-with-extremes.gpx": "none of its points has a time",
    "track-with-small-floats.gpx": "none of its points has a time",
    "track_with_dilution_errors.gpx": "none of its points has a time",
    "unicode.gpx": "waypoints",
    "unicode2.gpx": "no track points",
    "unicode_with_bom.gpx": "waypoints",
    "unicode_with_bom_noencoding.gpx": "waypoints",
}
# what the files that are no runs are called
NAMES = {
    "2015-10-13-08-43-15.fit": "a bike ride",
    "20170518-191602-1740899583.fit": "a rowing machine session",
    "MonitoringFile.fit": "a daily monitoring file",
    "Settings.fit": "a device settings file",
    "coros-pace-2-cycling-misaligned-fields.fit": "a bike ride",
    "event_timestamp.fit": "a pool swim",
    "garmin-fr935-cr.fit": "a swim",
    "null_compressed_speed_dist.fit": "a virtual bike ride",
    "sample-activity-indoor-trainer.fit": "a bike ride",
    "unterminated-strings.fit": "an indoor bike ride",
}
TRIATHLON = "sample_mulitple_header.fit"  # lies among the others, yet its last leg is a run
UNRECOVERABLE = {
    "TestEncode.fit": "no records with a time",
    "valid_only_contain_fileid.fit": "at least two",
    "elemnt-bolt-no-application-id-inside-developer-data-id.fit": "a bike ride",
}
PARTS = {  # records that a faulty file must still give, at least
    "mornindew-broken.fit": 6_870,
    "activity-settings-corruptheader.fit": 14,
}


def files(shared: Path, *folders: str) -> list[Path]:
    return [one for folder in folders for one in sorted((shared / "watch" / folder).iterdir())]


def test_every_good_recording_is_read(shared: Path) -> None:
    for path in files(shared, "fit", "gpx", "tcx"):
        if path.name in NO_RUN:
            with pytest.raises(RecordError, match=NO_RUN[path.name]):
                read_runs(path.read_bytes(), path.name)
            continue
        runs = read_runs(path.read_bytes(), path.name)
        assert runs, path.name
        for run in runs:
            assert np.all(np.diff(run.time) > 0.0), path.name


def test_what_is_no_run_is_named(shared: Path) -> None:
    for path in files(shared, "fit_not_a_run"):
        if path.name == TRIATHLON:
            continue
        name = NAMES.get(path.name, "this is")
        with pytest.raises(NotARunError, match=name):
            read_runs(path.read_bytes(), path.name)


def test_the_run_at_the_end_of_a_triathlon(shared: Path) -> None:
    path = shared / "watch" / "fit_not_a_run" / TRIATHLON
    (run,) = read_runs(path.read_bytes(), path.name)
    assert run.sport == "running" and run.distance is not None
    assert run.distance[-1] == pytest.approx(9_800, rel=0.01)


def test_faulty_files_give_their_part_or_a_sentence(shared: Path) -> None:
    for path in files(shared, "fit_faulty"):
        if path.name in UNRECOVERABLE:
            with pytest.raises(RunatomyError, match=UNRECOVERABLE[path.name]):
                read_runs(path.read_bytes(), path.name)
            continue
        (run,) = read_runs(path.read_bytes(), path.name)
        assert len(run.time) >= PARTS.get(path.name, 2), path.name


def test_a_file_mangled_by_mail_is_nearly_whole(shared: Path) -> None:
    path = shared / "watch" / "fit" / "strava-android-app-201.10-b1218918.fit"
    (run,) = read_runs(path.read_bytes(), path.name)
    assert len(run.time) > 2_600
    assert run.time[-1] == pytest.approx(3_558, abs=5)
    assert any("leapt over" in line for line in run.repairs)


def test_distance_agrees_with_the_devices_own_sum(shared: Path) -> None:
    compared = 0
    for path in files(shared, "fit"):
        for run in read_runs(path.read_bytes(), path.name):
            total = run.session.get("total_distance")
            if run.distance is not None and isinstance(total, float) and total > 500.0:
                last = run.distance[np.isfinite(run.distance)][-1]
                assert last - run.distance[np.isfinite(run.distance)][0] == pytest.approx(
                    total, rel=0.02
                ), path.name
                compared += 1
    assert compared >= 8


def test_step_rates_are_those_of_people(shared: Path) -> None:
    for path in files(shared, "fit", "gpx", "tcx"):
        if path.name in NO_RUN:
            continue
        for run in read_runs(path.read_bytes(), path.name):
            if run.step_rate is None or not np.any(run.step_rate > 0.5):
                continue
            median = 60.0 * float(np.median(run.step_rate[run.step_rate > 0.5]))
            assert 80.0 < median < 200.0, path.name
