// Before a page is printed, its closed boxes are opened, and closed again afterwards. What a box shows only once it was opened
// on the screen cannot be fetched that late: such a box says so. So does what stays private.
const { unopened, unasked } = document.currentScript.dataset;
const PRIVATE = '[class*="st-key-private"]'; // hidden by print.css
let opened = [];

addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("details:not([open])")) {
    if (box.closest(PRIVATE)) continue;
    const inside = box.querySelector('[data-testid="stExpanderDetails"]') ?? box;
    if (inside.querySelector('[data-testid="stElementContainer"]')) box.open = opened.push(box) > 0;
    else box.querySelector("summary").dataset.unprinted = unopened;
  }
  for (const part of document.querySelectorAll(PRIVATE)) part.dataset.unprinted = unasked;
});

addEventListener("afterprint", () => {
  for (const box of opened) box.open = false;
  opened = [];
  for (const part of document.querySelectorAll("[data-unprinted]")) delete part.dataset.unprinted;
});
