// Measures: what of a kind of run is compared, how it is told, and what its colors mean.
import { energy, known, number, percent, unit, unitName, whole } from "/assets/shell/formats.js";
import { depth, loadColor, ratioColor } from "/assets/shell/body.js";

const perUnit = (joules) => (known(joules) ? (joules * unit()) / 1000 : null); // [J] a km or mile
const times = (ratio) => (known(ratio) ? `${number(ratio, ratio < 9.95 ? 2 : 1)}\u00a0×` : "–");
const part = (row, joules) => (known(row.energy_per_km_J) && row.energy_J > 0 ? (perUnit(row.energy_per_km_J) * joules) / row.energy_J : null);
const size = { color: (value, most) => loadColor(depth(value, most)), bar: (value, most) => value / most, ramp: true };
// of(row): value; ends(row): its range, null where the model gives none; tell: in words.
export const MEASURES = {
  per_km: { ...size, name: () => `Energy a ${unitName()}`, of: (row) => perUnit(row.energy_per_km_J), ends: (row) => [part(row, row.energy_low_J), part(row, row.energy_high_J)], tell: energy,
    about: () => `Net energy of both legs a ${unitName()} run: what the same distance costs.` },
  share: { ...size, name: () => "Share", of: (row) => row.energy_share, ends: (row) => [row.low, row.high], tell: (value) => percent(value), about: () => "Share of all the run’s energy." },
  hardest: { ...size, name: () => "Hardest minute", of: (row) => row.hardest_minute_W, ends: () => null, tell: (value) => `${whole(value)}\u00a0W`, beside: (row) => `${times(row.hardest_minute_against_easy)} easy`,
    about: () => "Mean power over the group’s hardest minute, rests included, and how that stands to a minute of easy running. The model gives no range for one minute; take it as at least as wide as that of the share." },
  easy: { name: () => "Against easy", of: (row) => row.against_easy, ends: (row) => [row.against_easy_low, row.against_easy_high], tell: times, color: (value) => ratioColor(value), bar: (value, most) => value / most, mark: 1,
    about: () => "Energy a minute of running over that of easy running on the level, rests left out." },
  braking: { ...size, name: () => "Braking share", of: (row) => row.braking_share, ends: () => null, tell: (value) => percent(value), color: (value) => loadColor(value), bar: (value) => value,
    about: () => "The part of the muscle’s own work that it does while it lengthens: braking, which makes sore. The model gives no range for it." },
  peak: { ...size, tissue: true, name: () => "Tendons and joints", of: (row) => row.peak, ends: (row) => [row.low, row.high], tell: (value, row) => `${number(value, 1)}\u00a0${(row?.unit ?? "").replaceAll(" ", "·")}`,
    about: () => "Peak on one leg, in body weights (bending of the shin bone: body weights times meters)." },
};
