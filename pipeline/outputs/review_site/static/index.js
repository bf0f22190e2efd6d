// The index: filter and sort the table.
const DATA = JSON.parse(document.getElementById("index").textContent);
function nameDocument() { document.title = `${text("review")} · ${DATA.cases.length} ${text("cases")}`; }
document.addEventListener("language", nameDocument);
nameDocument();
const table = $("table.cases");

function fold(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
}

if (table) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, words: fold(row.cells[0].textContent + " " + row.cells[0].dataset.value) }));
  const KEPT = "filters";
  const [LONG, TALL, AXIS] = [190, 110, 140]; // as the template draws the charts
  const chosen = { criteria: "", countries: "", years: "", sections: "" };
  const inputs = { criteria: $("#f-criteria"), countries: $("#f-countries"), language: $("#f-language"), state: $("#f-state") };

  const has = (row, key, value, separator = " ") => !value || (row.dataset[key] ?? "").split(separator).includes(value);

  const SEPARATORS = { countries: "|" };
  const passes = (row, key, value) => has(row, key, value, SEPARATORS[key]);

  // Whether a row shows; a chart counts the rows that all other filters let through.
  function shows({ row, words }, wanted, but = null) {
    const state = inputs.state.value;
    return wanted.every((word) => words.includes(word))
      && Object.keys(chosen).every((key) => key === but || passes(row, key, chosen[key]))
      && has(row, "language", inputs.language.value)
      && (state !== "warned" || row.dataset.warnings !== "0") && (state !== "unchecked" || !row.dataset.checked);
  }

  function countBars(wanted) {
    for (const key of Object.keys(chosen)) {
      const counted = rows.filter((one) => shows(one, wanted, key)).map(({ row }) => row);
      const bars = $$(`.bar[data-filter="${key}"]`);
      const counts = bars.map((bar) => counted.filter((row) => passes(row, key, bar.dataset.key)).length);
      const most = Math.max(1, ...counts);
      for (const [at, bar] of bars.entries()) drawBar(bar, counts[at], counts[at] / most);
    }
  }

  // Bars lie, but for those of years, which stand on an axis.
  function drawBar(bar, count, share) {
    const [rect, value] = [$("rect", bar), $(".value", bar)];
    const stands = bar.dataset.filter === "years";
    if (stands) { rect.setAttribute("y", AXIS - share * TALL); rect.setAttribute("height", share * TALL); } else rect.setAttribute("width", share * LONG);
    bar.classList.toggle("none", !count);
    if (bar.hasAttribute("role")) bar.setAttribute("aria-label", `${$("title", bar)?.textContent ?? bar.dataset.key}: ${count}`);
    if (!value) return;
    value.textContent = stands && !count ? "" : count;
    if (stands) value.setAttribute("y", AXIS - 6 - share * TALL); else value.setAttribute("x", Number(rect.getAttribute("x")) + 6 + share * LONG);
  }

  function apply() {
    const wanted = fold($("#f-text").value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const one of rows) {
      one.row.hidden = !shows(one, wanted);
      count += !one.row.hidden;
    }
    keep();
    countBars(wanted);
    document.dispatchEvent(new Event("filtered"));
    lead();
    $("#shown").textContent = text("shown", { n: count, all: rows.length });
    for (const bar of $$(".bar[data-filter]")) {
      const on = chosen[bar.dataset.filter] === bar.dataset.key;
      bar.classList.toggle("on", on);
      if (bar.hasAttribute("role")) bar.setAttribute("aria-pressed", on);
    }
  }

  // The report is of the cases that the filters and the search leave.
  function lead() {
    const link = $("#report[data-report=live]");
    if (!link) return;
    const asked = {
      criterion: chosen.criteria, country: chosen.countries, section: chosen.sections, start: chosen.years, end: chosen.years,
      language: inputs.language.value, words: $("#search").value.trim(), in: language,
    };
    link.href = `../report.html?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`;
  }

  // The filters stand in the address, so that Back, a bookmark and a link have them.
  function keep() {
    const set = { ...chosen, text: $("#f-text").value, language: inputs.language.value, state: inputs.state.value };
    const kept = new URLSearchParams(Object.entries(set).filter(([, value]) => value)).toString();
    memory.set(KEPT, kept);
    try { history.replaceState(null, "", kept ? `#${kept}` : location.pathname + location.search); } catch { /* pages that are files, in some browsers */ }
  }

  function restore() {
    const kept = new URLSearchParams(location.hash.slice(1));
    $("#f-text").value = kept.get("text") ?? "";
    for (const key of ["language", "state"]) {
      inputs[key].value = kept.get(key) ?? "";
      if (inputs[key].selectedIndex < 0) inputs[key].value = "";
    }
    for (const key of Object.keys(chosen)) {
      chosen[key] = kept.get(key) ?? "";
      if (inputs[key]) { inputs[key].value = chosen[key]; if (inputs[key].selectedIndex < 0) inputs[key].value = ""; }
    }
  }

  function choose(key, value) {
    chosen[key] = value;
    if (inputs[key]) {
      inputs[key].value = value;
      if (inputs[key].value !== value) inputs[key].value = "";
    }
    apply();
  }

  function nameBars() {
    for (const bar of $$(".bar[data-filter]:not(.none)")) {
      bar.setAttribute("role", "button");
      bar.setAttribute("tabindex", "0");
    }
    apply();
  }

  for (const bar of $$(".bar[data-filter]:not(.none)")) {
    const toggle = () => choose(bar.dataset.filter, chosen[bar.dataset.filter] === bar.dataset.key ? "" : bar.dataset.key);
    bar.addEventListener("click", toggle);
    bar.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(); }
    });
  }
  $("#f-text").addEventListener("input", apply);
  $("#search").addEventListener("input", lead);
  for (const key of ["criteria", "countries"]) inputs[key]?.addEventListener("change", () => choose(key, inputs[key].value));
  for (const key of ["language", "state"]) inputs[key].addEventListener("change", apply);
  $(".filters").addEventListener("submit", (event) => event.preventDefault());
  $(".filters").addEventListener("reset", () => {
    for (const key of Object.keys(chosen)) chosen[key] = "";
    setTimeout(apply);
  });
  document.addEventListener("language", nameBars);
  addEventListener("hashchange", () => { restore(); apply(); });
  restore();
  nameBars();

  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-sort]");
    if (!button) return;
    const head = button.closest("th");
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const at = Number(button.dataset.sort);
    const value = ({ row }) => row.cells[at].dataset.value ?? "";
    const compare = button.dataset.kind === "number"
      ? (a, b) => (Number(value(a)) || -1) - (Number(value(b)) || -1)
      : (a, b) => value(a).localeCompare(value(b), language);
    rows.sort((a, b) => (down ? -1 : 1) * compare(a, b));
    body.append(...rows.map(({ row }) => row));
  });
}
