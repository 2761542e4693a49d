// In-page translators put an element of their own in the place of each text. React holds on to the text it made: it would
// change a text nobody sees any more, and fail when it takes that text out. So a text that was replaced is followed: when
// React changes it, it goes back into its place (to be translated anew); when React takes it out, its stand-in goes.
const standIns = new WeakMap();
const { removeChild, insertBefore } = Node.prototype;

const changes = new MutationObserver((records) => {
  for (const { target: text } of records) {
    standIns.get(text)?.replaceWith(text);
    standIns.delete(text);
  }
});

new MutationObserver((records) => {
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
    for (const text of removedNodes) {
      if (text.nodeType !== Node.TEXT_NODE || text.isConnected) continue;
      const standIn = [...addedNodes, previousSibling, nextSibling].find((node) => node?.nodeName === "FONT" && node.isConnected);
      if (!standIn) continue;
      standIns.set(text, standIn);
      changes.observe(text, { characterData: true });
    }
  }
}).observe(document, { childList: true, subtree: true });

Node.prototype.removeChild = function (child) {
  if (!(child instanceof Node) || child.parentNode === this) return removeChild.call(this, child);
  standIns.get(child)?.remove();
  return child;
};

Node.prototype.insertBefore = function (node, before) {
  const gone = before instanceof Node && before.parentNode !== this;
  const place = gone ? standIns.get(before) : before;
  return insertBefore.call(this, node, place?.parentNode === this ? place : null);
};
