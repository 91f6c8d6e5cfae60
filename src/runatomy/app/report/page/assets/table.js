// The table: sorted by any column, and which of its rows are shown.
const heads = $$("#table thead tr:last-child th");
const tbody = $("#table tbody");

function sortBy(index, direction) {
  const value = (row) => row.children[index].dataset.value;
  const lines = [...tbody.rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === "" || right === "") return (left === "") - (right === "");
    return direction * (index === 0 ? left.localeCompare(right) : Number(left) - Number(right));
  });
  tbody.append(...lines);
  heads.forEach((head, i) => head.setAttribute("aria-sort", i !== index ? "none" : direction > 0 ? "ascending" : "descending"));
}
heads.forEach((head, index) => head.firstChild.addEventListener("click", () => {
  const now = head.getAttribute("aria-sort");
  sortBy(index, now === "descending" ? 1 : now === "ascending" ? -1 : index === 0 ? 1 : -1);
}));
function showLevel(level) {
  for (const row of tbody.rows) row.hidden = level !== "all" && row.dataset.level !== level;
  for (const button of $$("[data-level][aria-pressed]")) button.setAttribute("aria-pressed", String(button.dataset.level === level));
}
for (const button of $$("#level-switch button")) button.addEventListener("click", () => showLevel(button.dataset.level));
