/** Filter and sort: all that the page's script does. Without it every row is there, in order. */
export const script = `
document.documentElement.classList.add("js");
for (const box of document.querySelectorAll("[data-table]")) {
  const table = document.getElementById(box.dataset.table);
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const text = new Map(rows.map((r) => [r, r.textContent.toLowerCase()]));
  const [input, choice, count] = ["input", "select", "output"].map((s) => box.querySelector(s));
  const apply = () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const r of rows) {
      const on = words.every((w) => text.get(r).includes(w)) && (!choice || !choice.value || r.dataset.state === choice.value);
      r.hidden = !on;
      if (on) shown++;
    }
    count.textContent = shown + " of " + rows.length;
  };
  input.addEventListener("input", apply);
  if (choice) choice.addEventListener("change", apply);
  apply();
  table.querySelectorAll("th").forEach((th, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = th.textContent;
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = th.getAttribute("aria-sort") === "ascending";
      for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
      th.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (r) => r.cells[column].dataset.sort ?? r.cells[column].textContent;
      const collator = new Intl.Collator("en", { numeric: true });
      rows.sort((a, b) => collator.compare(key(a), key(b)) * (down ? -1 : 1));
      body.append(...rows);
    });
  });
}
`;
