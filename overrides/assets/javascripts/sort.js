"use strict";
// Sorts the rows of tables marked data-sortable by any column. The plain table, in the order it was published in, is
// the base: the third press of a heading brings that order back, and totals in the foot stay where they are.
{
  const said = document.querySelector(".ps-said");
  const thai = new Intl.Collator("th", { numeric: true });
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  const folded = (cell) => cell.textContent.trim().replace(/[\u0e50-\u0e59]/g, (digit) => digit.charCodeAt(0) - 0x0e50);
  const number = (text) => (/^[-+]?[\d.]+$/.test(text) ? Number(text) : null);

  // Numbers before words; what is not there ("–") last, whichever way the rows run.
  function compare(a, b, way) {
    if (a === "–" || b === "–") return (a === "–") - (b === "–");
    const [x, y] = [number(a), number(b)];
    if (x !== null && y !== null) return way * (x - y);
    return way * (x === null && y === null ? thai.compare(a, b) : (x === null) - (y === null));
  }

  function sort(table, first, headings, chosen) {
    const at = headings.indexOf(chosen);
    const order = NEXT[chosen.getAttribute("aria-sort") ?? "none"];
    const way = order === "descending" ? -1 : 1;
    const rows = [...first];
    if (order !== "none") rows.sort((a, b) => compare(folded(a.cells[at]), folded(b.cells[at]), way));
    table.tBodies[0].append(...rows);
    for (const heading of headings) heading.removeAttribute("aria-sort");
    if (order !== "none") chosen.setAttribute("aria-sort", order);
    const words = document.createElement("span");
    words.textContent = self.prongsai.say(`scripts.sorted.${order}`, { name: chosen.dataset.name });
    said.replaceChildren(words);
  }

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const first = [...table.tBodies[0].rows];
    const headings = [...table.tHead.rows[0].cells];
    for (const heading of headings) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ps-sort";
      const full = heading.querySelector("abbr")?.title;
      heading.dataset.name = full ?? heading.textContent;
      button.append(...heading.childNodes);
      if (full) button.setAttribute("aria-label", `${heading.textContent}${button.textContent} ${full}`);
      heading.append(button);
      button.addEventListener("click", () => sort(table, first, headings, heading));
    }
  }
}
