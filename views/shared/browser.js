// Sent to the page with every run, so it is kept short; what it does and why is told in browser.py.
const KEY = "decision-aid";
let lastFocus; // this module outlives reruns and page switches, and starts anew with a reload
let timer;

export default function ({ data, parentElement, setTriggerValue }) {
  // An element without height would still take a gap of the page's layout.
  parentElement.closest('[data-testid="stElementContainer"]')?.style.setProperty("display", "none");
  keep(data, setTriggerValue);
  document.dispatchEvent(new CustomEvent("told", { detail: data.told })); // to web/own/fields.js
  if (lastFocus !== undefined && lastFocus !== data.focus) {
    clearTimeout(timer);
    closeMenu();
    focusHeading(Date.now() + 3000);
  }
  lastFocus = data.focus;
}

function keep({ saved, wipe }, report) {
  try {
    if (wipe) return sessionStorage.removeItem(KEY);
    if (saved !== null) return sessionStorage.setItem(KEY, saved);
    const found = sessionStorage.getItem(KEY);
    if (found !== null) report("found", found);
  } catch {
    // Storage is blocked or full: all else works, only a reload starts anew.
  }
}

function closeMenu() {
  // On a phone the menu lies over the page and stays there after a page was chosen.
  if (window.innerWidth < 768) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

function focusHeading(deadline) {
  // While the script runs, the heading on screen may still be the old page's.
  const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState;
  if (state !== "notRunning" && Date.now() < deadline) {
    timer = setTimeout(focusHeading, 30, deadline);
    return;
  }
  const heading = document.querySelector('[data-testid="stMain"] h1') ?? document.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.style.scrollMarginTop = "11rem"; // leaves the lines above it (draft, progress) in view, and clears the toolbar
  heading.focus();
  heading.scrollIntoView({ block: "start" });
}
