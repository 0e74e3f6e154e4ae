"use strict";
(() => {
  const said = document.getElementById("said");
  const language = document.documentElement.lang;

  const valueOf = (row, at, number) => {
    const cell = row.cells[at];
    const value = cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent.trim();
    if (value === "") return null;
    return number ? Number(value) : value;
  };

  // Empty cells stay last whichever way a column is sorted; equal ones keep the order of the report.
  const sort = (table, at, down) => {
    const body = table.tBodies[0];
    const number = table.tHead.rows[0].cells[at].dataset.kind === "number";
    const compare = number
      ? (a, b) => a - b
      : (a, b) => a.localeCompare(b, language, { numeric: true, sensitivity: "base" });
    const rows = Array.from(body.rows, (row) => [valueOf(row, at, number), Number(row.dataset.at), row]);
    rows.sort(([a, i], [b, j]) => {
      if (a === null || b === null) return (a === null) - (b === null) || i - j;
      return (down ? -1 : 1) * compare(a, b) || i - j;
    });
    body.append(...rows.map(([, , row]) => row));
  };

  const press = (table, at) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    const down = heads[at].getAttribute("aria-sort") === "ascending";
    sort(table, at, down);
    heads.forEach((head, i) => head.setAttribute("aria-sort", i !== at ? "none" : down ? "descending" : "ascending"));
    said.textContent = said.dataset[down ? "down" : "up"].replace("{column}", heads[at].textContent.trim());
  };

  for (const table of document.querySelectorAll("table.sorts")) {
    Array.from(table.tBodies[0].rows, (row, i) => { row.dataset.at = String(i); });
    Array.from(table.tHead.rows[0].cells, (head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => press(table, at));
      head.append(button);
      head.setAttribute("aria-sort", "none");
    });
  }

  // What scrolls sideways says so, for a bar may be hidden.
  const tell = () => {
    for (const region of document.querySelectorAll(".wide")) {
      const wide = region.scrollWidth > region.clientWidth + 1;
      let note = region.previousElementSibling;
      if (!note || !note.classList.contains("scrolls")) {
        note = document.createElement("p");
        note.className = "soft scrolls";
        note.textContent = said.dataset.wide;
        region.before(note);
      }
      note.hidden = !wide;
    }
  };
  addEventListener("resize", tell);
  document.addEventListener("toggle", tell, true);
  tell();

  const reveal = () => {
    const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (found instanceof HTMLDetailsElement) {
      found.open = true;
      found.scrollIntoView();
      found.querySelector("summary").focus();
    }
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest("a[href^='#']") : null;
    if (link && link.hash === location.hash) reveal();
  });
  reveal();

  for (const list of document.querySelectorAll(".group-list")) {
    const button = document.createElement("button");
    const groups = Array.from(list.querySelectorAll("details"));
    const name = () => { button.textContent = said.dataset[groups.every((each) => each.open) ? "shut" : "open"]; };
    button.type = "button";
    button.className = "all";
    button.addEventListener("click", () => {
      const open = !groups.every((each) => each.open);
      groups.forEach((each) => { each.open = open; });
      name();
    });
    groups.forEach((each) => each.addEventListener("toggle", name));
    name();
    list.querySelector("h3").after(button);
  }
})();
