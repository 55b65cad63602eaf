// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The editor of the promotions: CodeMirror where the page was built with it, else a text area. Both show faults, go to a
// line, and insert proposals.

import { element } from "./dom.mjs";

/**
 * @typedef {object} Mark
 * @property {number} line From 0.
 * @property {string} message
 */

/**
 * @typedef {object} Editor
 * @property {() => string} text
 * @property {(text: string) => void} setText
 * @property {() => number} cursor The offset of the cursor.
 * @property {(from: number, to: number, text: string) => void} replace Replaces a part; `|` in the text is where the cursor goes.
 * @property {(offset: number) => void} goTo
 * @property {(marks: Mark[]) => void} mark
 * @property {() => void} refresh
 */

/**
 * @typedef {object} Listeners
 * @property {() => void} changed
 * @property {() => void} moved
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {(editor: any) => any} hints What CodeMirror's list of proposals shows.
 */

const LABEL = "Promotions as JSON";

/**
 * @param {HTMLElement} parent
 * @param {Listeners} listeners
 * @returns {Editor}
 */
export function makeEditor(parent, listeners) {
  const CodeMirror = /** @type {any} */ (globalThis).CodeMirror;
  return CodeMirror ? codeMirrorEditor(CodeMirror, parent, listeners) : textAreaEditor(parent, listeners);
}

/**
 * @param {string} text
 * @returns {{text: string, cursor: number}}
 */
function withoutCursorMark(text) {
  const cursor = text.indexOf("|");
  return cursor < 0 ? { text, cursor: text.length } : { text: text.slice(0, cursor) + text.slice(cursor + 1), cursor };
}

/**
 * @param {any} CodeMirror
 * @param {HTMLElement} parent
 * @param {Listeners} listeners
 * @returns {Editor}
 */
function codeMirrorEditor(CodeMirror, parent, listeners) {
  const editor = CodeMirror(parent, {
    mode: { name: "javascript", json: true },
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    autoCloseBrackets: true,
    inputStyle: "contenteditable",
    screenReaderLabel: LABEL,
    gutters: ["CodeMirror-linenumbers", "faults"],
    viewportMargin: 200,
    undoDepth: 0,
    extraKeys: {
      // The tab key leaves the editor, so that it does not hold whoever uses the keyboard alone.
      Tab: false,
      "Shift-Tab": false,
      "Ctrl-Space": () => showHints(),
      "Ctrl-Z": listeners.undo,
      "Cmd-Z": listeners.undo,
      "Ctrl-Y": listeners.redo,
      "Shift-Ctrl-Z": listeners.redo,
      "Shift-Cmd-Z": listeners.redo,
    },
  });
  const input = editor.getInputField();
  input.setAttribute("aria-describedby", "editor-help");
  input.id = "promotions-input";
  const showHints = () => editor.showHint({ hint: listeners.hints, completeSingle: false });
  editor.on("changes", listeners.changed);
  editor.on("cursorActivity", listeners.moved);
  editor.on("inputRead", (/** @type {any} */ _, /** @type {any} */ change) => {
    if (change.origin === "+input" && /^["\w]$/.test(change.text.join(""))) showHints();
  });
  /** @type {any[]} */
  let marked = [];
  return {
    text: () => editor.getValue(),
    setText(text) {
      const old = editor.getValue();
      if (old === text) return;
      // Only what differs is replaced, so that the cursor stays.
      let start = 0;
      while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
      let end = 0;
      while (end < old.length - start && end < text.length - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
      editor.replaceRange(
        text.slice(start, text.length - end), editor.posFromIndex(start), editor.posFromIndex(old.length - end), "+page");
    },
    cursor: () => editor.indexFromPos(editor.getCursor()),
    replace(from, to, text) {
      const inserted = withoutCursorMark(text);
      editor.replaceRange(inserted.text, editor.posFromIndex(from), editor.posFromIndex(to), "+page");
      editor.setCursor(editor.posFromIndex(from + inserted.cursor));
      editor.focus();
    },
    goTo(offset) {
      const position = editor.posFromIndex(offset);
      editor.setCursor(position);
      editor.scrollTo(null, editor.charCoords(position, "local").top - 60);
      editor.focus();
    },
    mark(marks) {
      editor.operation(() => {
        for (const handle of marked) editor.removeLineClass(handle, "wrap", "faulty");
        editor.clearGutter("faults");
        marked = [];
        for (const { line, message } of marks) {
          const handle = editor.getLineHandle(Math.min(line, editor.lastLine()));
          editor.addLineClass(handle, "wrap", "faulty");
          editor.setGutterMarker(handle, "faults", element("span", { class: "gutter-fault", title: message }, "▲"));
          marked.push(handle);
        }
      });
    },
    refresh: () => editor.refresh(),
  };
}

/**
 * @param {HTMLElement} parent
 * @param {Listeners} listeners
 * @returns {Editor}
 */
function textAreaEditor(parent, listeners) {
  const area = element("textarea", {
    id: "promotions-input", class: "plain-editor", rows: 24, spellcheck: "false", autocapitalize: "off", autocomplete: "off",
    "aria-label": LABEL, "aria-describedby": "editor-help",
  });
  parent.append(area);
  area.addEventListener("input", listeners.changed);
  area.addEventListener("keyup", listeners.moved);
  area.addEventListener("click", listeners.moved);
  area.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) listeners.redo();
    else listeners.undo();
  });
  return {
    text: () => area.value,
    setText(text) {
      if (area.value !== text) area.value = text;
    },
    cursor: () => area.selectionStart,
    replace(from, to, text) {
      const inserted = withoutCursorMark(text);
      area.setRangeText(inserted.text, from, to);
      area.focus();
      area.setSelectionRange(from + inserted.cursor, from + inserted.cursor);
      listeners.changed();
      listeners.moved();
    },
    goTo(offset) {
      area.focus();
      area.setSelectionRange(offset, offset);
      const line = area.value.slice(0, offset).split("\n").length;
      area.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight));
    },
    mark(marks) {
      area.setAttribute("aria-invalid", marks.length > 0 ? "true" : "false");
    },
    refresh() {},
  };
}
