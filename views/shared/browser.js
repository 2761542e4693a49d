// Sent to the page with every run, so it is kept short; what it does and why is told in browser.py.
const KEY = "decision-aid";
// These outlive reruns and page switches, and start anew with a reload.
const tab = (window.decisionAid ??= { keeps: true, saved: null, cleared: false, unsure: false, waits: false });
let lastFocus, lastFile, timer, sent;

export default function ({ data, parentElement, setTriggerValue }) {
  // An element without height would still take a gap of the page's layout.
  parentElement.closest('[data-testid="stElementContainer"]')?.style.setProperty("display", "none");
  tab.fleeting = data.fleeting;
  tab.tell = () => {
    const { cleared, unsure, keeps } = tab;
    const text = cleared ? null : (tab.saved ?? stored(() => sessionStorage.getItem(KEY)) ?? null);
    tab.waits = true;
    sent = crypto.getRandomValues(new Uint32Array(1))[0];
    setTriggerValue("found", { number: sent, text, unsure, cleared, keeps });
  };
  tab.drop = () => {
    tab.saved = null;
    stored(() => sessionStorage.removeItem(KEY));
  };
  keep(data);
  document.dispatchEvent(new CustomEvent("told", { detail: data.told })); // to web/own/fields.js
  if (tab.waits && data.seen === sent) {
    tab.waits = false;
    tab.settled?.();
  }
  if (data.file && data.file.number !== lastFile) download(data.file);
  if (lastFocus !== undefined && lastFocus !== data.focus) {
    clearTimeout(timer);
    closeMenu();
    focusHeading(Date.now() + 3000);
  }
  lastFocus = data.focus;
}

// Storage may be blocked or full: all else works, and the page says that nothing is kept.
function stored(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

function keep({ saved, wipe }) {
  if (wipe) {
    tab.drop();
    tab.wiped?.();
    return;
  }
  if (saved !== null && !tab.cleared) tab.saved = saved;
  const kept = stored(() => {
    if (tab.saved !== null) sessionStorage.setItem(KEY, tab.saved);
    else sessionStorage.setItem(`${KEY}-try`, ""), sessionStorage.removeItem(`${KEY}-try`);
    return true;
  }) ?? false;
  if (!kept) stored(() => sessionStorage.removeItem(KEY)); // what could not be replaced is old
  const news = tab.keeps !== kept || tab.cleared || (saved === null && stored(() => sessionStorage.getItem(KEY)));
  tab.keeps = kept;
  if (news && !tab.waits) tab.tell();
}

function download({ number, name, text }) {
  lastFile = number;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
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
