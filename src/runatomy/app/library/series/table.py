"""Table: a series and its analysis as the bytes of one Parquet file, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from runatomy.app.library.series.quantum import QUANTA, real_numbers, share_step, whole_numbers
from runatomy.app.library.series.run_series import RunSeries

ANALYSIS, QUANTUM = b"runatomy.analysis", b"runatomy.quantum"
LEVEL = 3  # of zstd: beyond it a tenth less takes four times as long
ZSTD = b"\x28\xb5\x2f\xfd"  # how its frames begin (RFC 8878)
PART = "share_"  # before a group's name: its share of power_W


def parquet_of(series: RunSeries, analysis: Mapping[str, object]) -> bytes:
    """Return one Parquet file: whole numbers in its columns, the analysis in its metadata."""
    import orjson
    import pyarrow
    from pyarrow import parquet

    kept = _columns(series)
    columns = {name: whole_numbers(values, step) for name, values, step in kept}
    steps = {name: step for name, _, step in kept}
    text = pyarrow.Codec("zstd", LEVEL).compress(orjson.dumps(analysis), asbytes=True)
    table = pyarrow.table({name: pyarrow.array(values) for name, values in columns.items()})
    sink = pyarrow.BufferOutputStream()
    with parquet.ParquetWriter(
        sink,
        table.schema,
        compression="zstd",
        compression_level=1,
        use_dictionary=False,
        write_statistics=False,
        column_encoding="DELTA_BINARY_PACKED",
    ) as writer:
        writer.write_table(table)
        # Not as metadata of the schema: Parquet would keep a second copy of that.
        writer.add_key_value_metadata({ANALYSIS: text, QUANTUM: json.dumps(steps).encode()})
    return bytes(sink.getvalue())


def analysis_in(content: bytes) -> dict[str, Any]:
    """Return the analysis in a Parquet file's metadata."""
    import orjson
    import pyarrow
    from pyarrow import parquet

    packed = parquet.read_metadata(pyarrow.BufferReader(content)).metadata[ANALYSIS]
    if packed.startswith(ZSTD):
        text = pyarrow.CompressedInputStream(pyarrow.BufferReader(packed), "zstd").read()
    else:  # as recipes before the third wrote it
        text = zlib.decompress(packed)
    analysis: dict[str, Any] = orjson.loads(text)
    return analysis


def series_in(content: bytes) -> RunSeries:
    """Return the series in a Parquet file."""
    import pyarrow
    from pyarrow import parquet

    file = parquet.ParquetFile(pyarrow.BufferReader(content))
    table = file.read(use_threads=False)
    steps = json.loads(file.metadata.metadata[QUANTUM])
    values = {
        name: real_numbers(table.column(name).to_numpy(), steps[name])
        for name in table.column_names
    }
    return _series(values)


def _columns(series: RunSeries) -> list[tuple[str, Any, float]]:
    """Return name, values and step of every column."""
    import numpy as np

    columns = [
        (name, getattr(series, name), step)
        for name, step in QUANTA.items()
        if getattr(series, name) is not None
    ]
    whole = np.where(series.power_W > 0.0, series.power_W, 1.0)
    shares = {group: power / whole for group, power in series.group_power_W.items()}
    return columns + [(PART + name, share, share_step(share)) for name, share in shares.items()]


def _series(values: dict[str, Any]) -> RunSeries:
    import numpy as np

    groups = {name.removeprefix(PART): values.pop(name) for name in tuple(values) if PART in name}
    power = values["power_W"]
    values["gait"] = values["gait"].astype(np.int64)
    for name in ("latitude_deg", "longitude_deg"):
        values.setdefault(name, None)
    return RunSeries(
        **values, group_power_W={name: share * power for name, share in groups.items()}
    )
