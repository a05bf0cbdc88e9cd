"use strict";
// The theme, the sorting of tables and the filter of the leaderboard. Every page is whole without it.
(() => {
  const root = document.documentElement;
  const themeKey = "retinabench-theme";
  const missing = ["", "-"];
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const remembered = {
    // A browser may forbid a page to remember anything, above all one from a disk.
    get() { try { return localStorage.getItem(themeKey) || ""; } catch { return ""; } },
    set(theme) { try { localStorage.setItem(themeKey, theme); } catch { /* the choice then holds for this page */ } },
  };

  function showTheme(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function chooser(label, choices, onChange) {
    const select = make("select", {}, ...choices.map(([value, text]) => make("option", { value, textContent: text })));
    select.addEventListener("change", () => onChange(select.value));
    return [make("label", {}, make("span", { textContent: label }), select), select];
  }

  function addTheme() {
    const [label, select] = chooser("Theme", [["", "as the system"], ["light", "light"], ["dark", "dark"]], theme => {
      showTheme(theme);
      remembered.set(theme);
    });
    label.className = "theme";
    select.value = root.dataset.theme || "";
    document.querySelector(".site").append(label);
  }

  // What a cell is sorted by: a list of numbers, a rank, or a text; null for a missing value, which always comes last.
  function keyOf(cell, kind) {
    const text = cell.textContent.trim();
    if (kind === "verdict") return cell.dataset.rank === undefined ? null : [Number(cell.dataset.rank)];
    if (missing.includes(text)) return null;
    if (kind !== "number") return text;
    const numbers = text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi);
    return numbers === null || !/^[-+]?\.?\d/.test(text) ? null : numbers.map(Number);
  }

  function compare(a, b) {
    if (typeof a === "string") return collator.compare(a, b);
    for (let i = 0; i < Math.min(a.length, b.length); i++)
      if (a[i] !== b[i]) return a[i] - b[i];
    return a.length - b.length;
  }

  function sortRows(body, column, kind, sign) {
    const rows = [...body.rows].map(row => ({ row, key: keyOf(row.cells[column], kind) }));
    // Array.prototype.sort is stable, so rows that are equal here keep the order that they had.
    rows.sort((a, b) => a.key === null || b.key === null ? (a.key === null) - (b.key === null) : sign * compare(a.key, b.key));
    body.append(...rows.map(one => one.row));
  }

  function makeSortable(table, status) {
    const body = table.tBodies[0];
    if (body === undefined || body.rows.length < 2) return;
    const original = [...body.rows], heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const name = head.textContent.trim();
      const button = make("button", { type: "button", title: "Sort: ascending, descending, as it was" });
      if (head.querySelector("a") === null) button.append(...head.childNodes);
      else button.setAttribute("aria-label", `Sort by ${name}`);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")];
        heads.forEach(other => other.setAttribute("aria-sort", other === head ? next : "none"));
        if (next === "none") body.append(...original);
        else sortRows(body, column, head.dataset.kind, next === "ascending" ? 1 : -1);
        status.textContent = next === "none" ? "The order is as it was" : `Sorted by ${name}, ${next}`;
      });
    });
  }

  const columnOf = (table, name) => [...table.tHead.rows[0].cells].findIndex(head => head.textContent.trim() === name);

  // The models by the address of their page, which names them in every table.
  function modelsOf(tables) {
    const models = new Map();
    for (const table of tables) {
      const role = columnOf(table, "Role"), family = columnOf(table, "Family");
      if (role < 0 || columnOf(table, "Model") !== 0) continue;
      for (const row of table.tBodies[0].rows) {
        const link = row.cells[0].querySelector("a");
        if (link === null) continue;
        const of = family < 0 ? "-" : row.cells[family].textContent.trim();
        models.set(link.getAttribute("href"), { name: row.cells[0].textContent.trim(), role: row.cells[role].textContent.trim(), family: of });
      }
    }
    return models;
  }

  function addFilter(tables) {
    const models = modelsOf(tables);
    if (models.size < 2) return;
    const wanted = { text: "", role: "", family: "" };
    const isControl = model => model.role === "oracle" || model.role === "null";
    const fits = model => (wanted.role === "" || isControl(model) === (wanted.role === "control"))
      && (wanted.family === "" || model.family === wanted.family)
      && `${model.name} ${model.role} ${model.family}`.toLowerCase().includes(wanted.text);
    const count = make("output");
    const apply = () => {
      for (const table of tables) {
        for (const row of table.tBodies[0]?.rows ?? []) {
          const model = models.get(row.cells[0].querySelector("a")?.getAttribute("href"));
          if (model !== undefined) row.hidden = !fits(model);
        }
      }
      count.textContent = `${[...models.values()].filter(fits).length} of ${models.size} models`;
    };
    const change = part => value => { wanted[part] = value; apply(); };

    const text = make("input", { type: "search", autocomplete: "off" });
    text.addEventListener("input", () => change("text")(text.value.trim().toLowerCase()));
    const families = [...new Set([...models.values()].map(model => model.family))].filter(family => family !== "-");
    const form = make("form", { className: "filter" },
      make("label", {}, make("span", { textContent: "Find a model" }), text),
      chooser("Show", [["", "models and controls"], ["model", "models"], ["control", "controls"]], change("role"))[0]);
    if (families.length > 0)
      form.append(chooser("Family", [["", "all"], ...families.map(family => [family, family])], change("family"))[0]);
    form.append(count);
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "Filter of the leaderboard");
    form.addEventListener("submit", event => event.preventDefault());
    document.querySelector("main h2").before(form);
    apply();
  }

  showTheme(remembered.get());
  document.addEventListener("DOMContentLoaded", () => {
    const tables = [...document.querySelectorAll("main table")];
    const status = make("p", { className: "quiet" });
    status.setAttribute("role", "status");
    document.body.append(status);
    addTheme();
    addFilter(tables);
    tables.forEach(table => makeSortable(table, status));
  });
})();
