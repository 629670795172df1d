/** What makes a wall modal: the page behind is inert and still, the focus stays inside and comes back afterwards. */

/** Elements of a panel that take the focus, in order. */
const stops = (panel) => [...panel.querySelectorAll("a[href], button")].filter((each) => !each.closest("[hidden]"));

/**
 * Makes everything beside `host` inert until the function it returns is called; `panel`, in the host's shadow tree, is
 * the dialog. Whoever calls puts the focus into it. What matches the selector `beside`, such as a consent banner, stays
 * usable; while there is such a thing, Tab leads to it and back.
 */
export function holdFocus(host, panel, beside) {
  const { ownerDocument: page } = host;
  const { body, documentElement } = page;
  const before = page.activeElement;
  const made = new Set();
  const { overflow, paddingInlineEnd } = documentElement.style;

  const staysUsable = (each) => Boolean(beside && each.closest?.(beside));
  const isBeside = (each) => staysUsable(each) && each.getClientRects().length > 0;
  const deaden = () => {
    for (const each of body.children) {
      if (each === host || each.inert || staysUsable(each)) continue;
      each.inert = true;
      made.add(each);
    }
  };
  const watcher = new MutationObserver(deaden);

  const keepInside = (event) => {
    if (event.target !== host && !staysUsable(event.target)) panel.focus();
  };
  const turnAround = (event) => {
    if (event.key !== "Tab" || [...body.children].some(isBeside)) return;
    const all = stops(panel);
    const at = all.indexOf(panel.getRootNode().activeElement);
    const leaves = event.shiftKey ? at <= 0 : at === all.length - 1;
    if (!leaves) return;
    event.preventDefault();
    (all.length ? all[event.shiftKey ? all.length - 1 : 0] : panel).focus();
  };

  // The scroll bar goes with the scrolling: the room it took stays, so that the page behind does not jump.
  const width = documentElement.clientWidth;
  documentElement.style.overflow = "hidden";
  const room = documentElement.clientWidth - width;
  const own = parseFloat(page.defaultView.getComputedStyle(documentElement).paddingInlineEnd);
  if (room > 0) documentElement.style.paddingInlineEnd = `${own + room}px`;
  deaden();
  watcher.observe(body, { childList: true });
  page.addEventListener("focusin", keepInside);
  panel.addEventListener("keydown", turnAround);

  return function release() {
    watcher.disconnect();
    page.removeEventListener("focusin", keepInside);
    panel.removeEventListener("keydown", turnAround);
    for (const each of made) each.inert = false;
    Object.assign(documentElement.style, { overflow, paddingInlineEnd });
    if (before && before.isConnected && before !== body) before.focus({ preventScroll: true });
  };
}
