// Watches the line to the server. While it is down, a bar says what is kept, and "Clear this screen" still works. When it is
// back, the server's session is a new one that knows no widget on screen: nothing can be tapped until it has the answers.
const words = JSON.parse(document.querySelector("script[data-words]").dataset.words);
const shared = (window.decisionAid ??= { keeps: true, saved: null, cleared: false, unsure: false, waits: false });
const ASK = ".st-key-clear_all button", CLEAR = ".st-key-clear_screen button"; // opens the question, and the yes to it
const app = () => document.querySelector('[data-testid="stApp"]');
let connected; // known once there was a first connection
let acted = false; // the person did something the server has not begun to answer
let box, before; // the box that has the focus, or had it last, and what was in it then
let dialogs = []; // open when the line went down
let waiting;

// ---- the bar

const bar = document.body.appendChild(document.createElement("div"));
bar.setAttribute("role", "status");
bar.dataset.reactAriaTopLayer = "true"; // stays in reach while a dialog is open

// The end of the page can be scrolled out from under the bar.
function makeRoom() {
  const main = document.querySelector('[data-testid="stMain"]');
  if (main) main.style.paddingBottom = main.style.scrollPaddingBottom = bar.offsetHeight ? `${bar.offsetHeight}px` : "";
}

function show(text, ...buttons) {
  const { backgroundColor, color, font } = getComputedStyle(app());
  bar.style.cssText = `position: fixed; inset: auto 0 0; z-index: 1000000; padding: 1rem; border-top: 2px solid; text-align: center;
    background: ${backgroundColor}; color: ${color}; font: ${font}`;
  const line = document.createElement("div");
  line.textContent = text;
  bar.replaceChildren(line, ...buttons.map(([label, action]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.style.cssText = "font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 2rem;"
      + "min-height: 2.75rem; padding: 0 1.2rem; margin: 0.6rem 0.4rem 0";
    button.addEventListener("click", action);
    return button;
  }));
  makeRoom();
}

function hide() {
  bar.replaceChildren();
  bar.style.cssText = "";
  makeRoom();
}

// ---- lost and back

function sayLost() {
  if (shared.cleared) show(words.cleared_away);
  else show(shared.keeps ? words.line_lost : words.line_lost_unkept, [words.clear_screen, ask]);
}

function lost() {
  connected = false;
  dialogs = [...document.querySelectorAll('[role="dialog"]')];
  // Something the person did may not have reached the server.
  shared.unsure ||= acted || app().dataset.testScriptState !== "notRunning" || shared.fleeting || typing();
  app().inert = false;
  clearTimeout(waiting);
  waiting = setTimeout(sayLost, 1000); // most breaks are shorter
  for (const button of document.querySelectorAll(`${ASK}, ${CLEAR}`)) button.disabled = false;
}

function back() {
  connected = true;
  clearTimeout(waiting);
  show(words.line_back);
  app().inert = true;
  setTimeout(() => shared.tell?.()); // after Streamlit's own words to the server
  waiting = setTimeout(settled, 15_000);
}

function settled() {
  clearTimeout(waiting);
  if (!connected) return;
  app().inert = false;
  shared.unsure = false;
  hide();
}
shared.settled = settled;

new MutationObserver(() => {
  const { testConnectionState, testScriptState } = app()?.dataset ?? {};
  if (testScriptState === "running") acted = false;
  const now = testConnectionState === "CONNECTED";
  if (connected === undefined) connected = now || undefined;
  else if (now !== connected) (now ? back : lost)();
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"] });

// Streamlit's own dialog of a lost line speaks of terminals, and locks the page. Ours may be open already, and stays.
new MutationObserver(() => {
  if (connected !== false) return;
  const foreign = [...document.querySelectorAll('[role="dialog"]')].find((dialog) => !dialogs.includes(dialog));
  foreign?.querySelector("button")?.click();
}).observe(document.body, { childList: true });

// ---- what the person did

document.addEventListener("focusin", ({ target }) => {
  box = target.matches("input, textarea") ? target : undefined;
  before = target.value;
});

const TAPPED = 'button, a, label, [role="option"], [role="slider"], input:is([type="radio"], [type="checkbox"], [type="range"])';

document.addEventListener("click", ({ target }) => {
  acted ||= Boolean(connected && !bar.contains(target) && target.closest(TAPPED));
}, true);

document.addEventListener("focusout", () => {
  acted ||= connected && typing();
  before = box?.value;
}, true);

function typing() {
  return Boolean(box?.isConnected && box.value !== before);
}

// ---- clearing without the server

function ask() {
  show(words.clear_ask, [words.clear_yes, clear], [words.clear_no, sayLost]);
  bar.querySelector("button").focus();
}

function clear() {
  shared.cleared = true;
  shared.drop?.();
  if (connected) waiting = setTimeout(cover, 600);
  else cover();
}

function cover() {
  app().style.visibility = "hidden";
  if (!connected) sayLost();
}

shared.wiped = () => {
  if (!shared.cleared) return;
  shared.cleared = false;
  clearTimeout(waiting);
  app().style.visibility = "";
  hide();
};

document.addEventListener("click", (event) => {
  if (event.target.closest(CLEAR)) clear();
  else if (!connected && event.target.closest(ASK)) ask();
}, true);
