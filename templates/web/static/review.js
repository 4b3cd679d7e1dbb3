/* Alt and a letter do what the browser's own access keys do, the same in every browser. */
"use strict";

addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const letter = /^[a-z]$/.test(event.key) ? event.key : event.code.replace(/^Key/, "").toLowerCase();
  const target = letter.length === 1 && document.querySelector(`[accesskey="${CSS.escape(letter)}"]`);
  if (!target) return;
  event.preventDefault();
  target.focus();
  if (target.matches("select")) return;
  target.click();
  if (target.matches("summary") && target.parentElement.open) {
    target.parentElement.querySelector("select, textarea")?.focus();
  }
});
