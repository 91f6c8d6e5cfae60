// Theme and units: put on <html> before anything is drawn, kept up when the system changes.
// A classic script in the head: <script src="/assets/shell/theme.js" data-theme="auto" data-units="km">.
(() => {
  const root = document.documentElement, asked = window.matchMedia("(prefers-color-scheme: dark)");
  const given = document.currentScript.dataset;
  let theme = given.theme || "auto";
  root.dataset.units = given.units || "km";
  root.lang ||= "en";
  const show = () => {
    root.dataset.theme = theme === "auto" ? (asked.matches ? "dark" : "light") : theme;
    window.dispatchEvent(new CustomEvent("runatomy:theme", { detail: root.dataset.theme }));
  };
  asked.addEventListener("change", show);
  // What the settings page calls: "auto", "light" or "dark".
  window.runatomyTheme = (chosen) => { theme = chosen; show(); };
  show();
})();
