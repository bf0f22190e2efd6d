// The index: filter and sort the table, and search all passages.
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
    $("#shown").textContent = text("shown", { n: count, all: rows.length });
    for (const bar of $$(".bar[data-filter]")) {
      const on = chosen[bar.dataset.filter] === bar.dataset.key;
      bar.classList.toggle("on", on);
      if (bar.hasAttribute("role")) bar.setAttribute("aria-pressed", on);
    }
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

// Search: the index is loaded when somebody first types.
const AT_MOST = 50;
let index = null;
let waiting = false;

window.reviewIndex = (loaded) => { index = loaded; search(); };

// A form that no text holds (a plural, say) means the words that begin as it does, its ending apart.
const ENDING = 3;
const STUB = 4;

function passagesWith(word, last) {
  const stems = new Set();
  if (Object.hasOwn(index.forms, word)) stems.add(index.forms[word]);
  for (let length = word.length; stems.size === 0 || (last && length === word.length); length -= 1) {
    if (length < word.length && (length < STUB || word.length - length > ENDING)) break;
    const beginning = word.slice(0, length);
    for (const form in index.forms) if (form.startsWith(beginning)) stems.add(index.forms[form]);
  }
  return { stems, places: new Set([...stems].flatMap((stem) => index.places[stem])) };
}

function marked(passage, stems) {
  const out = element("span");
  const pieces = passage.split(/([\p{L}\p{N}]+)/u);
  const hit = pieces.map((piece) => stems.has(index.forms[fold(piece)]));
  const first = Math.max(0, hit.indexOf(true));
  let from = first;
  let room = 60;
  while (from > 0 && room > 0) room -= pieces[--from].length;
  if (from > 0) out.append("… ");
  let length = 0;
  for (let at = from; at < pieces.length; at += 1) {
    length += pieces[at].length;
    if (length > 220) { out.append(" …"); break; }
    out.append(hit[at] ? element("mark", {}, pieces[at]) : pieces[at]);
  }
  return out;
}

function search() {
  const results = $("#results");
  const wanted = fold($("#search").value).match(/[\p{L}\p{N}]+/gu) ?? [];
  results.replaceChildren();
  if (wanted.join("").length < 2) return;
  if (!index) {
    if (!waiting) document.head.append(element("script", { src: "search.js" }));
    waiting = true;
    return;
  }
  const found = wanted.map((word, at) => passagesWith(word, at === wanted.length - 1));
  const stems = new Set(found.flatMap((one) => [...one.stems]));
  const places = [...found[0].places].filter((place) => found.every((one) => one.places.has(place))).sort((a, b) => a - b);
  if (!places.length) { results.append(element("p", { class: "calm" }, text("found_none"))); return; }
  results.append(element("p", { class: "small" }, text("found", { n: places.length }), places.length > AT_MOST ? " " + text("found_more", { n: AT_MOST }) : ""));
  const list = element("ol");
  for (const place of places.slice(0, AT_MOST)) {
    const [at, part, page, passage] = index.texts[place];
    const link = element("a", { href: `cases/${DATA.cases[at].id}.html#${part}` },
      element("b", {}, DATA.cases[at].title), element("span", { class: "where" }, text("page_n", { n: page })), marked(passage, stems));
    list.append(element("li", {}, link));
  }
  results.append(list);
}

$("#search")?.addEventListener("input", search);
$(".search")?.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("language", () => { if ($("#search")) search(); });
