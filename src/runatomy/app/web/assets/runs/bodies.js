// Bodies: what each run's small body map shows, in colors and in words beside them.
import { depth, loadColor, ratioColor, smallBody } from "/assets/shell/body.js";
import { energy, percent, signed, unit, unitName } from "/assets/shell/formats.js";

export const GROUPS = [
  ["quadriceps", "Front thigh"], ["hamstrings", "Back thigh"], ["gluteals", "Buttocks"], ["calves", "Calves"],
  ["tibialis_anterior", "Front shin"], ["peroneals", "Outer shin"], ["hip_flexors", "Hip flexors"], ["abdominals", "Belly"],
  ["back", "Back"], ["adductors", "Inner thigh"], ["diaphragm", "Midriff"], ["intercostals", "Between the ribs"], ["other", "Other muscles"],
].map(([name, plain]) => ({ name, plain }));
export const plainOf = Object.fromEntries(GROUPS.map((one) => [one.name, one.plain]));
export const MODES = [["km", () => `per ${unitName()}`], ["run", () => "of the run"], ["mean", () => "against the mean"]];
const EVEN = 1.1; // ratios within this of the mean are told as even by the scale's colors
const TOLD = 0.03; // groups under this share of the energy are left out of the words
const SHARPER = 3; // a run differs from the mean by a few percent: the scale is drawn out so much

const perUnit = (run, name) => (run.distance_m > 0 ? (run.group_energy_J[name] ?? 0) / (run.distance_m / unit()) : 0);

// What is needed of all runs shown before one can be colored.
export function ground(runs) {
  const most = (value) => Math.max(0, ...runs.flatMap((run) => GROUPS.map((group) => value(run, group.name))));
  const mean = Object.fromEntries(GROUPS.map(({ name }) => {
    const values = runs.map((run) => perUnit(run, name)).filter((value) => value > 0);
    return [name, values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0];
  }));
  return { km: most(perUnit), run: most((run, name) => run.group_energy_J[name] ?? 0), mean };
}

export function told(run, mode, base, group = "") {
  const known = GROUPS.filter(({ name }) => (run.group_energy_J?.[name] ?? 0) > 0);
  const ratio = (name) => (base.mean[name] > 0 ? perUnit(run, name) / base.mean[name] : NaN);
  const color = {
    km: (name) => loadColor(depth(perUnit(run, name), base.km)),
    run: (name) => loadColor(depth(run.group_energy_J[name], base.run)),
    mean: (name) => ratioColor(Math.max(0.05, 1 + SHARPER * (ratio(name) - 1))),
  }[mode];
  const words = wordsOf(run, known, mode, ratio, group);
  const colors = Object.fromEntries(known.map(({ name }) => [name, color(name)]));
  return { words, body: smallBody(colors, words.length ? `Body map: ${words.map(([name, value]) => `${name} ${value}`).join(", ")}` : "Body map: nothing to show") };
}
function wordsOf(run, known, mode, ratio, group) {
  const share = (name) => run.group_energy_J[name] / run.energy_J;
  const size = mode === "mean" ? (name) => Math.abs(ratio(name) - 1) : share;
  const value = {
    km: (name) => percent(share(name)), run: (name) => energy(run.group_energy_J[name]), mean: (name) => signed(ratio(name) - 1),
  }[mode];
  const order = known.filter(({ name }) => name !== "other" && (share(name) >= TOLD || name === group))
    .sort((a, b) => (b.name === group) - (a.name === group) || size(b.name) - size(a.name));
  return order.slice(0, 3).map(({ name, plain }) => [plain, value(name)]);
}
export const modeLead = (mode) => ({
  km: `Colors: energy per ${unitName()}, deepest for the hardest-working group of these runs. Beside them: shares of the run’s energy.`,
  run: "Colors: energy over the whole run, deepest for the most of these runs.",
  mean: `Colors: energy per ${unitName()} against the mean of the runs shown; orange more, blue less, within ${Math.round(100 * (EVEN - 1) / SHARPER)} % gray.`,
})[mode];
