// Shows the answer to each form in place, and the line of curl that asks the same.

/**
 * The address that a form asks for: what stands in braces in its path is filled in, all else is the query.
 * @param {HTMLFormElement} form
 */
function addressOf(form) {
  let path = form.dataset.path ?? "";
  const query = new URLSearchParams();
  for (const [name, given] of new FormData(form)) {
    const value = String(given);
    if (path.includes(`{${name}}`)) path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== "") query.append(name, value);
  }
  return `${path}${query.size > 0 ? `?${query}` : ""}`.replaceAll("'", "%27");
}

/** @param {string} address */
async function ask(address) {
  const response = await fetch(address, { headers: { Accept: "application/json, */*" } });
  const text = await response.text();
  const isJson = response.headers.get("Content-Type")?.includes("json");
  return `${response.status}\n\n${isJson ? JSON.stringify(JSON.parse(text), null, 2) : text}`;
}

/**
 * @param {HTMLFormElement} form
 * @param {{ line: Element, answer: HTMLElement }} shown
 */
function answerInPlace(form, { line, answer }) {
  form.addEventListener("input", () => {
    line.textContent = `curl '${location.origin}${addressOf(form)}'`;
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    answer.hidden = false;
    answer.textContent = "…";
    answer.textContent = await ask(addressOf(form)).catch(String);
  });
}

for (const form of document.querySelectorAll("form.try")) {
  const [line, answer] = ["pre > code", ".answer"].map((what) => form.parentElement?.querySelector(what));
  if (form instanceof HTMLFormElement && line && answer instanceof HTMLElement) answerInPlace(form, { line, answer });
}
