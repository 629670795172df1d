// Runs in a world of its own beside the page: hands a situation to the page and the page's decision back.
// The two worlds share the document and its events, but no object, so the page can call nothing of the tool's.
function show(situation) {
  let answer = null;
  const hear = (event) => { answer = event.detail; };
  document.addEventListener("preview:shown", hear, { once: true });
  document.dispatchEvent(new CustomEvent("preview:show", { detail: situation }));
  document.removeEventListener("preview:shown", hear);
  return answer;
}
