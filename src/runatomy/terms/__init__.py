"""Words every floor uses: units, errors, arrays, runner, evidence, provenance."""
