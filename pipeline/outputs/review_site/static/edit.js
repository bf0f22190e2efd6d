// Corrections, where a local server shows the page: it writes them down and makes the case anew.
const note = element("div", { id: "note", role: "status" });
document.body.append(note);
document.body.classList.add("editing");
const FIELDS = new Set(["title", "location", "period"]);
const SET_ASIDE = ["furniture", "guide", "unplaced"];
const LEAD = "summary";

function who() {
  let name = memory.get("name");
  if (!name) {
    name = (prompt(text("your_name")) ?? "").trim();
    if (name) memory.set("name", name);
  }
  return name;
}

// One after the other, each with the revision that the one before it gave: who is quick is not told
// that somebody else has changed the case.
let before = Promise.resolve();
let unsent = 0;
let failed = false;

function send(changes, { then = () => location.reload() } = {}) {
  const by = who();
  if (!by) return;
  unsent += 1;
  note.textContent = text("saving");
  document.body.setAttribute("aria-busy", "true");
  before = before.then(async () => {
    if (!failed) failed = !(await post(changes.map((change) => ({ ...change, by }))));
    unsent -= 1;
    if (unsent) return;
    document.body.removeAttribute("aria-busy");
    if (failed) { failed = false; return; }
    memory.set("place", `${scrollY} ${pagesSide.scrollTop}`);
    memory.set("focus", placeOfFocus());
    memory.set("saved", "yes");
    $("#main").inert = true; // what is shown is about to change
    then();
  });
}

async function post(changes) {
  try {
    const answer = await ask("", changes);
    if (!answer.ok) { await refused(answer); return false; }
    CASE.revision = (await answer.json()).revision;
    return true;
  } catch {
    note.textContent = text("offline");
    return false;
  }
}

function ask(what, changes) {
  return fetch(`../../cases/${encodeURIComponent(CASE.id)}${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(changes.map((change) => ({ ...change, revision: CASE.revision }))),
  });
}

const REASONS = { 413: "long", 422: "gone", 500: "write" };

async function refused(answer) {
  const told = await answer.json().catch(() => ({}));
  const why = text(`cannot_${told.reason ?? REASONS[answer.status] ?? "other"}`);
  note.textContent = answer.status === 409 ? text("conflict") : text("not_saved", { why });
  if (answer.status === 409) note.append(" ", element("button", { type: "button", onclick: () => location.reload() }, "↻"));
}

// A part is named by its first line, too: what was saved a moment ago may have changed its path.
const placeOf = (one) => ({ page: Number(one.closest(".page").id.slice(5)), line: Number(one.dataset.line) });
const partOf = (path) => ({ part: path, lines: linesOf(path).slice(0, 1).map(placeOf) });

function form(block, fields, rest = []) {
  const shown = $$(":scope > *", block);
  note.textContent = "";
  const close = () => { note.textContent = ""; made.remove(); for (const one of shown) one.hidden = false; block.focus(); };
  const made = element("form", { class: "edit" }, ...fields,
    element("div", { class: "row" },
      element("button", { class: "primary" }, text("save")),
      element("button", { type: "button", class: "cancel", onclick: close }, text("cancel")), ...rest));
  made.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) made.requestSubmit();
  });
  for (const one of shown) one.hidden = true;
  block.append(made);
  fields[0].focus();
  return made;
}

function printed(block) {
  const copy = $("[data-text]", block).cloneNode(true);
  for (const extra of $$("[data-no-edit], i[data-t]", copy)) extra.remove();
  return copy.textContent.trim();
}

const button = (key, onclick) => element("button", { type: "button", "data-does": key, onclick }, text(key));

function editText(block) {
  const path = block.dataset.part;
  const field = block.dataset.field;
  const was = printed(block);
  const label = text("edit_what", { what: field ? text(field) : was.slice(0, 40) });
  const input = element(field ? "input" : "textarea", { "aria-label": label });
  input.value = was;
  const passage = /^(summary|about|sections\..*\.passages)\.\d+$/.test(path) && !field;
  const choices = field ? [] : [
    ...(path.startsWith("callouts.") ? [criterionChoice(block)] : []),
    ...(passage && !path.startsWith("about.") && CASE.notes.length ? [callChoices(block)] : []),
    ...(path.startsWith("footnotes.") ? [callerChoice(block)] : []),
  ];
  const made = form(block, [input], field ? [] : wholeButtons(block, input, was, passage));
  for (const choice of choices) made.lastElementChild.before(choice.shown);
  const changes = () => {
    const now = input.value.trim() || null;
    const reworded = (now ?? "") === was ? [] : [field ? { kind: "field", part: field, now } : { kind: "text", ...partOf(path), now }];
    return [...choices.flatMap((choice) => choice.changes()), ...reworded];
  };
  made.querySelector(".primary").after(button("preview", () => showPreview(changes())));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = changes();
    if (asked.length) send(asked);
    else $("button.cancel", made).click();
  });
}

// What is done to a part as a whole, at once.
function wholeButtons(block, input, was, passage) {
  const path = block.dataset.part;
  const at = partOf(path);
  const beside = (one) => one?.dataset.part?.startsWith(path.replace(/\d+$/, ""));
  const rest = [];
  if (passage) {
    rest.push(button("split", () => {
      const cut = input.selectionStart;
      send([{ kind: "split", ...at, now: `${was.slice(0, cut).trim()}\n\n${was.slice(cut).trim()}` }]);
    }));
    if (beside(block.nextElementSibling)) rest.push(button("join", () => send([{ kind: "join", ...at, now: null }])));
    for (const [key, other] of [["earlier", block.previousElementSibling], ["later", block.nextElementSibling]]) {
      if (beside(other)) rest.push(button(key, () => send([{ kind: "order", ...at, now: key }])));
    }
  }
  rest.push(button("delete", () => send([{ kind: "delete", ...at, now: null }])));
  if (passage) rest.push(sectionChoice(path));
  return rest;
}

function criterionChoice(block) {
  const was = $("[data-criterion]", block).dataset.criterion;
  const shown = element("select", { "aria-label": text("criterion") }, element("option", { value: "" }, text("no_criterion")),
    ...Object.entries(CASE.criteria).map(([key, names]) => element("option", { value: key, selected: key === was }, names[language])));
  const changes = () => (shown.value === was ? [] : [{ kind: "criterion", ...partOf(block.dataset.part), now: shown.value || null }]);
  return { shown, changes };
}

function sectionChoice(path) {
  const own = path.startsWith("sections.") ? path.split(".")[1] : path.split(".")[0];
  const places = [LEAD, ...CASE.found].filter((key) => key !== own);
  const name = (key) => (key === LEAD ? text(LEAD) : CASE.sections[key][language]);
  return element("select", { "aria-label": text("move"), onchange: (event) => send([{ kind: "move", ...partOf(path), now: null, section: event.target.value }]) },
    element("option", { value: "", selected: true, disabled: true }, text("move")),
    ...places.map((key) => element("option", { value: key }, name(key))));
}

function callChoices(block) {
  const called = new Set($$("a.call", block).map((one) => one.textContent));
  const shown = element("fieldset", { class: "row calls" }, element("legend", {}, text("calls")),
    ...CASE.notes.map((marker) => element("label", {}, element("input", { type: "checkbox", value: marker, checked: called.has(marker) }), marker)));
  const changes = () => $$("input", shown).filter((box) => box.checked !== box.defaultChecked)
    .map((box) => ({ kind: "call", ...partOf(block.dataset.part), was: box.checked ? null : box.value, now: box.checked ? box.value : null }));
  return { shown, changes };
}

// The same tie from the other end: the passage that calls a note.
function callerChoice(block) {
  const marker = $(".marker", block).textContent.trim();
  const passages = $$(".record .part").filter((one) => /^(summary\.|sections\..*\.passages\.)/.test(one.dataset.part) && linesOf(one.dataset.part).length);
  const caller = passages.find((one) => $$("a.call", one).some((call) => call.textContent === marker));
  const option = (one) => element("option", { value: one.dataset.part, lang: CASE.language, selected: one === caller }, printed(one).slice(0, 60));
  const shown = element("select", { "aria-label": text("called_from") }, element("option", { value: "" }, text("called_nowhere")),
    ...passages.map(option));
  const changes = () => {
    const was = caller?.dataset.part ?? "";
    if (shown.value === was || !marker) return [];
    const tied = shown.value ? [{ kind: "call", ...partOf(shown.value), was: null, now: marker }] : [];
    const untied = was ? [{ kind: "call", ...partOf(was), was: marker, now: null }] : [];
    return [...untied, ...tied];
  };
  return { shown: element("label", { class: "row caller" }, text("called_from"), " ", shown), changes };
}

const EDITABLE = /^(summary|about|callouts|footnotes|sections\..*\.passages)\.\d+$/;
for (const block of $$(".record [data-part]")) {
  if (!FIELDS.has(block.dataset.field) && !EDITABLE.test(block.dataset.part)) continue;
  const pen = element("button", { type: "button", class: "pen", "aria-label": text("edit"), "data-t-label": "edit", onclick: () => editText(block) }, element("span", { "aria-hidden": "true" }, "✎"), element("span", { "data-t": "edit" }, text("edit")));
  block.append(pen);
}

// What lines are: those that were clicked or reached by the keyboard stay at hand below. Shift takes
// all up to a line, Ctrl or the space bar one more; so does a touch while “several” is pressed.
const FIXED_ROLES = new Set(["title", "subtitle", "heading", "body", "callout", "footnote", "about", ...SET_ASIDE]);
const strip = element("span", { class: "row no-jump" });
$("#why").after(strip);
strip.classList.add("roles");
let chosen = [];
let anchor = null;
let how = "one";
let several = false;

const isFixed = (one) => FIXED_ROLES.has(one.dataset.role);

function choose(lines) {
  for (const one of chosen) { one.classList.remove("chosen"); one.removeAttribute("aria-pressed"); }
  chosen = lines.filter(isFixed);
  if (chosen.length > 1) for (const one of chosen) { one.classList.add("chosen"); one.setAttribute("aria-pressed", "true"); }
  offerRoles();
}

function chooseUpTo(one) {
  const all = $$(".line:not([hidden])", pagesSide);
  const [from, to] = [all.indexOf(anchor ?? one), all.indexOf(one)].sort((a, b) => a - b);
  choose(all.slice(Math.max(0, from), to + 1));
}

function chooseAlso(one) {
  anchor = one;
  choose(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
}

document.addEventListener("pointerdown", (event) => {
  how = event.shiftKey ? "range" : event.ctrlKey || event.metaKey || several ? "more" : "one";
}, true);
document.addEventListener("mousedown", (event) => { if (how !== "one" && event.target.closest(".line")) event.preventDefault(); }, true);
document.addEventListener("click", (event) => {
  const one = event.target.closest?.(".line");
  if (!one || how === "one" || event.detail === 0) return; // no pointer: Enter
  event.preventDefault();
  event.stopPropagation();
  if (how === "range") chooseUpTo(one); else chooseAlso(one);
}, true);
for (const kind of ["keydown", "keyup"]) {
  document.addEventListener(kind, (event) => {
    if (!event.target.matches?.(".line")) return;
    if (event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      if (kind === "keydown") chooseAlso(event.target);
    } else if (kind === "keydown" && event.key !== "Shift") how = event.shiftKey && event.key in ARROWS ? "range" : event.key in ARROWS && several ? "none" : "one";
  }, true);
}
document.addEventListener("focusin", (event) => {
  const one = event.target;
  if (!one.matches?.(".line") || how === "more" || how === "none") return;
  if (how === "range") { chooseUpTo(one); return; }
  if (!isFixed(one) || (chosen.length > 1 && chosen.includes(one))) return;
  anchor = one;
  choose([one]);
});

function roleOptions(role) {
  const option = (value, words) => element("option", { value, selected: value === role }, words);
  const named = Object.entries(CASE.sections);
  const found = named.filter(([key]) => CASE.found.includes(key));
  const group = (label, options) => (options.length ? [element("optgroup", { label }, ...options)] : []);
  return [
    option("title", text("role_title")),
    option("subtitle", `${text("location")}, ${text("period")}`),
    option(`body:${LEAD}`, text(LEAD)),
    option("body", text("role_body")),
    option("subheading", text("role_subheading")),
    ...["callout", "footnote", "about", ...SET_ASIDE].map((one) => option(one, text(`role_${one}`))),
    ...group(text("heading_of"), [...(role === "heading" ? [option("heading", text("role_section"))] : []), ...named.map(([key, names]) => option(`heading:${key}`, names[language]))]),
    ...group(text("text_of"), found.map(([key, names]) => option(`body:${key}`, names[language]))),
  ];
}

function offerRoles() {
  strip.replaceChildren();
  if (!chosen.length) return;
  const select = element("select", { "aria-label": text("change_role") }, ...roleOptions(chosen[0].dataset.role));
  const words = chosen[0].textContent.trim();
  const quote = `“${words.slice(0, 40)}${words.length > 40 ? "…" : ""}”`;
  const changes = () => {
    const [now, section] = select.value.split(":");
    return [{ kind: "role", lines: chosen.map(placeOf), now, section: section ?? null }];
  };
  const change = element("button", { type: "button", "data-does": "role", onclick: () => send(changes()) }, text("save"));
  const look = element("button", { type: "button", "data-does": "preview", onclick: () => showPreview(changes()) }, text("preview"));
  const more = element("button", { type: "button", "aria-pressed": several, title: text("several_hint"), onclick: () => { several = !several; offerRoles(); } }, text("several"));
  const part = chosen[0].dataset.part;
  const whole = part && chosen.length === 1 && linesOf(part).length > 1
    ? [element("button", { type: "button", "data-does": "whole", onclick: () => choose(linesOf(part)) }, text("whole"))] : [];
  strip.append(element("span", { class: "quote" }, chosen.length > 1 ? `${text("n_lines", { n: chosen.length })} ` : "", element("span", { lang: CASE.language }, quote)), more, ...whole, select, look, change);
}

const tools = $("#tools");
function offerTools() {
  const shown = [];
  if (CASE.changes.length) shown.push(element("button", { type: "button", id: "undo", onclick: () => send([{ kind: "undo" }]) }, text("undo")));
  if (CASE.redo) shown.push(element("button", { type: "button", id: "redo", onclick: () => send([{ kind: "redo" }]) }, text("redo")));
  shown.push(element("button", { type: "button", id: "check", onclick: () => send([{ kind: CASE.checked ? "uncheck" : "check" }]) }, text(CASE.checked ? "unmark_checked" : "mark_checked")));
  if (CASE.next && !CASE.checked) {
    const then = () => { memory.set("place", "0 0"); memory.set("focus", "h1"); location.assign(`${encodeURIComponent(CASE.next)}.html`); };
    shown.push(element("button", { type: "button", id: "check-next", onclick: () => send([{ kind: "check" }], { then }) }, text("check_next")));
  }
  tools.replaceChildren(...shown);
}

// The keys that people know: F2 corrects what has the focus, Ctrl-Z undoes, Ctrl-Enter goes on.
document.addEventListener("keydown", (event) => {
  if (event.key === "F2") {
    const one = event.target.closest?.(".line, .record [data-part]");
    const does = one?.classList.contains("line") ? $(".roles select") : one && $(":scope > .pen", one);
    if (does) { event.preventDefault(); if (does.matches(".pen")) does.click(); else does.focus(); }
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea, select")) return;
  const key = event.key.toLowerCase();
  const does = key === "enter" ? ($("#check-next") ? "#check-next" : "#check") : key === "z" ? (event.shiftKey ? "#redo" : "#undo") : key === "y" ? "#redo" : null;
  if (does && $(does)) { event.preventDefault(); $(does).click(); }
});

// Who works with the keyboard goes on where the focus was before the page was made anew.
function placeOfFocus() {
  const one = document.activeElement;
  if (one?.closest(".roles") && chosen.length) return lineSelector(chosen[0]);
  if (one?.id) return `#${CSS.escape(one.id)}`;
  const part = one?.closest?.(".record [data-part]");
  return one?.matches?.(".line") ? lineSelector(one) : part ? `#${CSS.escape(part.id)}` : "";
}

const lineSelector = (one) => `#${one.closest(".page").id} [data-line="${one.dataset.line}"]`;

document.addEventListener("language", () => { offerTools(); offerRoles(); });
offerTools();
for (const [at, item] of $$("#corrections > li").entries()) {
  item.append(" ", element("button", { type: "button", "aria-label": `${text("cancel")}: ${item.textContent}`, onclick: () => send([{ kind: "undo", index: CASE.changes[at] }]) }, "↶"));
}

// The tables of all cases follow in the background.
async function awaitTables() {
  for (;;) {
    const state = await fetch("../../state").then((answer) => answer.json()).catch(() => null);
    if (!state || unsent) return;
    if (!state.writing) {
      note.textContent = text(state.problem ? "tables_not_written" : "saved");
      if (state.problem) note.append(element("span", { lang: "en" }, ` ${state.problem}`));
      if (!state.problem) setTimeout(() => { if (!unsent) note.textContent = ""; }, 4000);
      return;
    }
    await new Promise((done) => { setTimeout(done, 400); });
  }
}

if (memory.get("saved") === "yes") {
  memory.set("saved", "");
  note.textContent = text("saved_case");
  const [down, along] = (memory.get("place") ?? "0 0").split(" ").map(Number);
  const focused = memory.get("focus");
  if (focused) $(focused)?.focus({ preventScroll: true });
  scrollTo(0, down);
  pagesSide.scrollTop = along;
  awaitTables();
}
