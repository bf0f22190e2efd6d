"use strict";
// What both kinds of page do: the language of the page, and small helpers.
const TEXTS = JSON.parse(document.getElementById("texts").textContent);
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const memory = {
  get(key) { try { return localStorage.getItem("review-" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("review-" + key, value); } catch { /* private mode */ } },
};

let language = "en";

function text(key, values = {}) {
  const words = TEXTS[language][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

function nameOf(kind, code) {
  try { return new Intl.DisplayNames([language], { type: kind }).of(code) ?? code; } catch { return code; }
}

// A chart has room for so many characters beside its bars; the whole name shows when pointed at.
const ROOM = 22;
function fill(one, words) {
  const title = one.closest("g")?.querySelector("title");
  if (title) title.textContent = words;
  one.textContent = title && words.length > ROOM ? words.slice(0, ROOM - 1).trimEnd() + "…" : words;
}

function translate(root = document) {
  for (const one of $$("[data-t]", root)) one.textContent = text(one.dataset.t, one.dataset);
  for (const one of $$("[data-t-label]", root)) one.setAttribute("aria-label", text(one.dataset.tLabel) + (one.dataset.suffix ?? ""));
  for (const one of $$("[data-t-alt]", root)) one.alt = text(one.dataset.tAlt, one.dataset);
  for (const one of $$("[data-t-placeholder]", root)) one.placeholder = text(one.dataset.tPlaceholder);
  for (const one of $$("[data-names]", root)) {
    const names = JSON.parse(one.dataset.names);
    one.lang = names[language] ? language : "en"; // a sentence that the catalogue does not have
    fill(one, names[language] ?? names.en);
  }
  for (const one of $$("[data-language]", root)) if (one.children.length === 0 && one.dataset.language) one.textContent = nameOf("language", one.dataset.language);
}

function setLanguage(code) {
  language = TEXTS[code] ? code : "en";
  document.documentElement.lang = language;
  $("#language").value = language;
  translate();
  document.dispatchEvent(new Event("language"));
}

$("#language").addEventListener("change", (event) => {
  memory.set("language", event.target.value);
  setLanguage(event.target.value);
});
{
  const wanted = [memory.get("language"), ...(navigator.languages ?? [])].filter(Boolean);
  setLanguage(wanted.map((code) => code.slice(0, 2)).find((code) => TEXTS[code]) ?? "en");
}
