// Formats: numbers as a runner reads them, in kilometers or miles as the settings say; a number
// and its unit never part at the end of a line (\u00a0).
export const MILE = 1609.344, FOOT = 0.3048, NOTHING = "–";
export const known = (value) => value !== null && value !== undefined && Number.isFinite(Number(value));
export const miles = () => document.documentElement.dataset.units === "mile";
export const unit = () => (miles() ? MILE : 1000); // [m] of the runner's unit of distance
export const unitName = () => (miles() ? "mi" : "km");
export const climbUnit = () => (miles() ? "ft" : "m");
export const climbIn = (meters) => (miles() ? meters / FOOT : meters);

export const whole = (value) => (known(value) ? Math.round(value).toLocaleString("en-US").replace("-", "−") : NOTHING);
export const number = (value, digits = 1) =>
  (known(value) ? Number(value).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−") : NOTHING);

export function clock(seconds) { // 1:02:09, or 2:09 under an hour
  if (!known(seconds)) return NOTHING;
  const all = Math.round(seconds), pad = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(all / 3600), minutes = Math.floor((all % 3600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(all % 60)}` : `${minutes}:${pad(all % 60)}`;
}
export const hours = (seconds) => (known(seconds) ? (seconds < 360000 ? `${Math.floor(seconds / 3600)}\u00a0h\u00a0${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")}` : `${whole(seconds / 3600)}\u00a0h`) : NOTHING);
export const distance = (meters, digits = 2) => (known(meters) ? `${number(meters / unit(), digits)}\u00a0${unitName()}` : NOTHING);
export const pace = (speed_m_s) => (known(speed_m_s) && speed_m_s > 0.3 ? `${clock(unit() / speed_m_s)}\u00a0/${unitName()}` : NOTHING);
export const climb = (meters) => (known(meters) ? `${whole(climbIn(meters))}\u00a0${climbUnit()}` : NOTHING);
export const energy = (joules) => {
  if (!known(joules)) return NOTHING;
  if (Math.abs(joules) >= 9.95e6) return `${number(joules / 1e6, joules >= 9.95e7 ? 0 : 1)}\u00a0MJ`;
  return `${Math.abs(joules) < 9950 ? number(joules / 1000, 1) : whole(joules / 1000)}\u00a0kJ`;
};
export const percent = (share, digits = 0) => (known(share) ? `${number(share * 100, share >= 0.0005 && share < 0.0295 ? 1 : digits)}\u00a0%` : NOTHING);
export const signed = (share, digits = 0) => {
  if (!known(share)) return NOTHING;
  const text = Math.abs(share * 100).toFixed(digits);
  return Number(text) === 0 ? "0\u00a0%" : `${share > 0 ? "+" : "−"}${text}\u00a0%`;
};

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const at = (iso) => (iso ? new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T12:00:00` : iso) : null);
export const day = (iso) => { const d = at(iso); return d ? `${d.getDate()} ${MONTHS[d.getMonth()]} ${d.getFullYear()}` : "No date"; };
export const shortDay = (iso) => { const d = at(iso); return d ? `${d.getDate()} ${MONTHS[d.getMonth()].slice(0, 3)} ${d.getFullYear()}` : "No date"; };
export const weekday = (iso) => { const d = at(iso); return d ? DAYS[d.getDay()] : ""; };
export const time = (iso) => { const d = at(iso); return d ? `${String(d.getHours()).padStart(2, "0")}:${String(d.getMinutes()).padStart(2, "0")}` : ""; };
export const month = (index) => MONTHS[index];
// The local calendar day of a Date as 2026-05-09.
export const isoDay = (d) => `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;
export const short = (plain) => String(plain ?? "").split(" (")[0];
export const plural = (count, one, many = `${one}s`) => `${whole(count)} ${count === 1 ? one : many}`;
