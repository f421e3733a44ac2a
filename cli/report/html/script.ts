import { PAGE } from "./paging.ts";

/** Filter, sort and pages: all that the page's script does. Without it every row is there, in order. */
export const script = `
document.documentElement.classList.add("js");
for (const box of document.querySelectorAll("[data-table]")) {
  const table = document.getElementById(box.dataset.table);
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const more = document.querySelector("[data-more=" + table.id + "]");
  let text;
  let room = ${PAGE};
  const read = () => {
    const sets = {};
    const ofSet = (id) => (sets[id] ??= document.getElementById(id)?.textContent ?? "");
    return new Map(rows.map((r) => [r, (r.textContent + " " + (r.dataset.set ? ofSet(r.dataset.set) : "")).toLowerCase()]));
  };
  const [input, choice, count] = ["input", "select", "output"].map((s) => box.querySelector(s));
  const apply = () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    if (words.length > 0) text ??= read();
    let found = 0;
    for (const r of rows) {
      const on = words.every((w) => text.get(r).includes(w)) && (!choice || !choice.value || r.dataset.state === choice.value);
      if (on) found++;
      r.classList.toggle("later", on && found > room);
      r.hidden = !on;
    }
    count.textContent = found + " of " + rows.length;
    more.hidden = found <= room;
    more.textContent = "Show more (" + Math.max(0, found - room) + " left)";
  };
  const again = () => { room = ${PAGE}; apply(); };
  input.addEventListener("input", again);
  if (choice) choice.addEventListener("change", again);
  more.addEventListener("click", () => { room += 5 * ${PAGE}; apply(); });
  // A link to a row that is not on the page yet shows it.
  addEventListener("hashchange", () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || row.parentElement !== body) return;
    row.hidden = false;
    row.classList.remove("later");
    row.scrollIntoView();
  });
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
      const keys = new Map(rows.map((r) => [r, r.cells[column].dataset.sort ?? r.cells[column].textContent]));
      const collator = new Intl.Collator("en", { numeric: true });
      rows.sort((a, b) => collator.compare(keys.get(a), keys.get(b)) * (down ? -1 : 1));
      body.append(...rows);
      apply();
    });
  });
}
`;
