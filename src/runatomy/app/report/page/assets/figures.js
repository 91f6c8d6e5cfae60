// Every figure, as the page opens.
sortBy(1, -1);
showLevel("group");
const folded = $("details.provenance");
addEventListener("beforeprint", () => { folded.open = true; });
choose(null);
