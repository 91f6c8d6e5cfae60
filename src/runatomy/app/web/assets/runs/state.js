// State: what is searched and shown, kept in the page's address so that reload and back keep it.
export const PAGE = 50;
const KEYS = ["q", "runner", "since", "until", "min_distance_m", "max_distance_m", "min_ascent_m", "group", "sort", "page", "year"];
const FILTERS = KEYS.slice(0, 7);

export class State {
  constructor(changed) {
    this.changed = changed;
    this.read();
    addEventListener("popstate", () => { this.read(); changed(this, true); });
  }
  read() {
    const found = new URLSearchParams(location.search);
    for (const key of KEYS) this[key] = found.get(key) ?? "";
    this.page = Math.max(1, parseInt(this.page, 10) || 1);
    this.sort ||= "-start";
  }
  set(values) {
    if (!("page" in values) && !("year" in values)) values = { ...values, page: 1 };
    Object.assign(this, values);
    const kept = KEYS.filter((key) => this[key] && !(key === "page" && this.page === 1) && !(key === "sort" && this.sort === "-start"));
    const text = new URLSearchParams(kept.map((key) => [key, this[key]])).toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
    this.changed(this, false);
  }
  clear() { this.set(Object.fromEntries([...FILTERS, "group"].map((key) => [key, ""]))); }
  get filtered() { return FILTERS.some((key) => this[key]); }
  get query() {
    const asked = Object.fromEntries(FILTERS.map((key) => [key, this[key]]));
    return { ...asked, group: this.group, sort: this.group ? "" : this.sort, limit: PAGE, offset: (this.page - 1) * PAGE };
  }
}
