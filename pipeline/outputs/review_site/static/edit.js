// Corrections, where a local server shows the page: it writes them down and makes the outputs anew.
const note = element("div", { id: "note", role: "status" });
document.body.append(note);
const FIELDS = new Set(["title", "location", "period"]);
const SET_ASIDE = ["furniture", "guide", "unplaced"];

function who() {
  let name = memory.get("name");
  if (!name) {
    name = (prompt(text("your_name")) ?? "").trim();
    if (name) memory.set("name", name);
  }
  return name;
}

async function send(...changes) {
  const by = changes.length ? who() : "";
  if (!by) return;
  note.textContent = text("saving");
  document.body.setAttribute("aria-busy", "true");
  try {
    for (const change of changes) {
      const answer = await fetch(`../../cases/${encodeURIComponent(CASE.id)}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...change, by, revision: CASE.revision }),
      });
      if (!answer.ok) { await refused(answer); return; }
      CASE.revision += 1;
    }
    memory.set("place", `${scrollY} ${pagesSide.scrollTop}`);
    memory.set("saved", "yes");
    location.reload();
  } catch {
    note.textContent = text("offline");
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

async function refused(answer) {
  const told = await answer.json().catch(() => ({}));
  const why = told.reason ? text(`cannot_${told.reason}`) : told.message ?? answer.status;
  note.textContent = answer.status === 409 ? text("conflict") : text("not_saved", { why });
  if (answer.status === 409) note.append(" ", element("button", { type: "button", onclick: () => location.reload() }, "↻"));
}

function form(block, fields, rest = []) {
  const shown = $$(":scope > *", block);
  note.textContent = "";
  const close = () => { note.textContent = ""; made.remove(); for (const one of shown) one.hidden = false; block.focus(); };
  const made = element("form", { class: "edit" }, ...fields,
    element("div", { class: "row" },
      element("button", { class: "primary" }, text("save")),
      element("button", { type: "button", onclick: close }, text("cancel")), ...rest));
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

function editText(block) {
  const path = block.dataset.part;
  const field = block.dataset.field;
  const before = printed(block);
  const label = text("edit_what", { what: field ? text(field) : before.slice(0, 40) });
  const input = element(field ? "input" : "textarea", { "aria-label": label });
  input.value = before;
  const rest = [];
  const passage = /^(summary|about|sections\..*\.passages)\.\d+$/.test(path) && !field;
  if (passage) {
    rest.push(element("button", { type: "button", onclick: () => {
      const at = input.selectionStart;
      send({ kind: "split", part: path, now: `${before.slice(0, at).trim()}\n\n${before.slice(at).trim()}` });
    } }, text("split")));
    if (block.nextElementSibling?.dataset.part) rest.push(element("button", { type: "button", onclick: () => send({ kind: "join", part: path, now: null }) }, text("join")));
  }
  const made = form(block, [input], rest);
  const choice = path.startsWith("callouts.") ? criterionChoice(block) : null;
  if (choice) made.prepend(choice);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    const now = input.value.trim() || null;
    const changes = [];
    if (choice && choice.value !== choice.dataset.was) changes.push({ kind: "criterion", part: path, now: choice.value || null });
    if (now !== before) changes.push(field ? { kind: "field", part: field, now } : { kind: "text", part: path, now });
    if (changes.length) send(...changes);
    else $("button[type=button]", made).click();
  });
}

function criterionChoice(block) {
  const was = $("[data-criterion]", block).dataset.criterion;
  return element("select", { "aria-label": text("criterion"), "data-was": was }, element("option", { value: "" }, text("no_criterion")),
    ...Object.entries(CASE.criteria).map(([key, names]) => element("option", { value: key, selected: key === was }, names[language])));
}

const EDITABLE = /^(summary|about|callouts|footnotes|sections\..*\.passages)\.\d+$/;
for (const block of $$(".record [data-part]")) {
  if (!FIELDS.has(block.dataset.field) && !EDITABLE.test(block.dataset.part)) continue;
  const pen = element("button", { type: "button", class: "pen", "data-t": "edit", onclick: () => editText(block) }, text("edit"));
  block.append(pen);
}

// What a line is: the last line that was clicked or reached by the keyboard stays at hand below.
const strip = element("span", { class: "row no-jump" });
$("#why").after(strip);
strip.classList.add("roles");
let line = null;

function offerRoles() {
  strip.replaceChildren();
  if (!line) return;
  const select = element("select", { "aria-label": text("change_role") });
  const add = (value, words) => select.append(element("option", { value, selected: value === line.dataset.role }, words));
  add("title", text("role_title"));
  add("subtitle", `${text("location")}, ${text("period")}`);
  if (line.dataset.role === "heading") add("heading", text("role_section"));
  for (const [key, names] of Object.entries(CASE.sections)) add(`heading:${key}`, `${text("role_section")} “${names[language]}”`);
  add("body", text("role_body"));
  for (const role of ["callout", "footnote", "about", ...SET_ASIDE]) add(role, text(`role_${role}`));
  const words = line.textContent.trim();
  const change = element("button", { type: "button", onclick: () => {
    const [now, section] = select.value.split(":");
    send({ kind: "role", page: Number(line.closest(".page").id.slice(5)), line: Number(line.dataset.line), now, section: section ?? null });
  } }, text("save"));
  strip.append(element("span", { class: "quote" }, `“${words.slice(0, 40)}${words.length > 40 ? "…" : ""}”`), select, change);
}

const FIXED_ROLES = new Set(["title", "subtitle", "heading", "body", "callout", "footnote", "about", ...SET_ASIDE]);
document.addEventListener("focusin", (event) => {
  if (!event.target.matches?.(".line") || !FIXED_ROLES.has(event.target.dataset.role)) return;
  line = event.target;
  offerRoles();
});

const tools = $("#tools");
function offerTools() {
  tools.replaceChildren(element("button", { type: "button", id: "check", onclick: () => send({ kind: CASE.checked ? "uncheck" : "check" }) },
    text(CASE.checked ? "unmark_checked" : "mark_checked")));
  if (CASE.changes.length) tools.prepend(element("button", { type: "button", id: "undo", onclick: () => send({ kind: "undo", index: CASE.changes.at(-1) }) }, text("undo")));
}

document.addEventListener("language", () => { offerTools(); offerRoles(); });
offerTools();
for (const [at, item] of $$("#corrections > li").entries()) {
  item.append(" ", element("button", { type: "button", "aria-label": `${text("cancel")}: ${item.textContent}`, onclick: () => send({ kind: "undo", index: CASE.changes[at] }) }, "↶"));
}
if (memory.get("saved") === "yes") {
  memory.set("saved", "");
  note.textContent = text("saved");
  const [down, along] = (memory.get("place") ?? "0 0").split(" ").map(Number);
  scrollTo(0, down);
  pagesSide.scrollTop = along;
  setTimeout(() => { note.textContent = ""; }, 4000);
}
