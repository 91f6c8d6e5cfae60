// Scale: verdicts in colors, signs and words; "cannot tell" is a verdict too.
import { energy, known, number, plural, signed, whole } from "/assets/shell/formats.js";

export const WINDOWS = [7, 28, 84];
export const VERDICTS = { less: ["--less-2", "▼"], usual: ["--even", "="], more: ["--more-2", "▲"], "much more": ["--more-3", "▲▲"], "cannot tell": ["--unknown", "?"] };
export const usualOf = (row, days) => row.usual?.[days] ?? null;
export const carriedOf = (row, days) => row.carried?.[days] ?? null;
export const verdictOf = (row, days) => row.verdict?.[days] ?? "cannot tell";
export const signOf = (row, days) => VERDICTS[verdictOf(row, days)]?.[1] ?? "";
export const fillOf = (row, days) => `var(${VERDICTS[verdictOf(row, days)]?.[0] ?? "--unknown"})`;
export function ratioOf(row, days) {
  const usual = usualOf(row, days)?.usual, carried = carriedOf(row, days);
  return known(usual) && usual > 0 && known(carried) ? carried / usual : null;
}
export const bare = (value, unit) => (unit === "J" ? energy(value) : known(value) && Math.abs(value) < 100 ? number(value, 1) : whole(value));
export const amount = (value, unit) => (unit === "J" || !known(value) ? bare(value, unit) : `${bare(value, unit)}\u00a0${unit.replaceAll(" ", "·")}`);
export const apart = (row, days) => { const ratio = ratioOf(row, days); return ratio === null ? "–" : signed(ratio - 1); };
// The verdict in words; where one cannot tell yet, how long until one can.
export function worded(row, days) {
  const verdict = verdictOf(row, days), missing = row.missing_days?.[days];
  return verdict === "cannot tell" && missing > 0 ? `cannot tell: ${plural(missing, "day")} more` : verdict;
}
export function said(row, days) {
  const usual = usualOf(row, days);
  return `${row.plain}: ${amount(carriedOf(row, days), row.unit)} in ${days} days${usual ? `, usually ${amount(usual.low, row.unit)} to ${amount(usual.high, row.unit)}` : ""}: ${worded(row, days)}`;
}
