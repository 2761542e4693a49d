// What the fields of a page need of the browser: what is told of a field is tied to it and brought into view, a phone shows
// digits to type a number with, the focus is found again, and a tap counts that follows on a number.
const BOX = ".stTextInput input", FIELD = '[class*="st-key-field_"]', ALERT = '[data-testid="stAlert"]';
let lastTold, had, edited; // where news was told last; what has the focus; when a text box was last typed in

const running = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";
const noteOf = (field) => [...(field?.querySelectorAll(`${ALERT}, [data-testid="stCaptionContainer"]`) ?? [])].at(-1);
const groupOf = (e) => e.closest('[role="radiogroup"]')?.ariaLabel ?? ""; // "Yes" to another question is another thing
const nameOf = (e) => `${groupOf(e)} ${e.ariaLabel ?? e.closest("label")?.innerText ?? e.innerText ?? ""}`.trim();

function whenStill(action, start = Date.now()) {
  setTimeout(() => (running() && Date.now() - start < 5000 ? whenStill(action, start) : action()), 40);
}

// A screen reader reads the line under a box with the box; a phone shows digits to type a number with.
function describe(box) {
  const field = box.closest(FIELD), note = noteOf(field);
  if (!note) return;
  note.id ||= `note-${crypto.randomUUID()}`;
  box.setAttribute("aria-describedby", note.id);
  if (note.matches(ALERT)) box.ariaInvalid = "true";
  else box.removeAttribute("aria-invalid");
  if (box.autocomplete === "off") box.inputMode = /\d\.\d/.test(note.textContent) ? "decimal" : "numeric"; // only number boxes are
}

document.addEventListener("told", ({ detail: told }) => {
  whenStill(() => {
    document.querySelectorAll(BOX).forEach(describe);
    if (!told || told === lastTold) return;
    lastTold = told;
    const note = [...document.querySelectorAll(`.st-key-field_${told.split(" ")[1]} ${ALERT}`)].at(-1);
    if (!note) return;
    note.style.scrollMargin = "5rem 0 1rem"; // clears the toolbar
    note.scrollIntoView({ block: "nearest" });
  });
});

document.addEventListener("focusin", ({ target }) => {
  had = { element: target, name: nameOf(target), blocks: [] };
  for (let e = target.closest(FIELD) ?? target; e; e = e.parentElement) had.blocks.push(e);
  if (target.matches(BOX)) describe(target);
});

// What had the focus was drawn anew, or is gone: the focus goes to the same thing again, else to the heading over its place.
new MutationObserver(() => {
  if (!had || had.element.isConnected || document.activeElement !== document.body) return;
  const { element, name, blocks } = had;
  had = undefined;
  whenStill(() => {
    if (document.activeElement !== document.body) return;
    const field = element.closest(FIELD)?.className.match(/st-key-field_\S+/)[0];
    const place = (field && document.querySelector(`.${field}`)) ?? document.querySelector('[data-testid="stMain"]');
    const same = [...place.querySelectorAll(element.tagName)].find((e) => nameOf(e) === name && e.checkVisibility());
    const near = blocks.filter((e) => e.isConnected).map((e) => e.querySelector("h2, h1")).find(Boolean);
    if (!same && near) near.tabIndex = -1;
    (same ?? near)?.focus({ preventScroll: true });
  });
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener("input", ({ target }) => {
  if (target.matches(BOX)) edited = { field: target.closest(FIELD), left: Infinity };
});
document.addEventListener("focusout", ({ target }) => {
  if (edited && target.matches(BOX)) edited.left = Date.now();
});

// Streamlit sends a link of its top bar at once and what was typed a moment later, so that neither counts: the link waits.
document.addEventListener(
  "click",
  (event) => {
    const box = document.activeElement, link = event.target.closest?.("a[href]");
    if (box?.matches(BOX) && !box.closest(".stTextInput").contains(event.target)) box.blur(); // not every phone does
    if (!edited || !link || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { field, left } = edited;
    edited = undefined;
    if (Date.now() - left > 1000) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => whenStill(() => field?.querySelector(ALERT) || link.click()), 60); // what was refused is to be seen first
  },
  true,
);
