// Only pages of https and of this machine may write to the clipboard.
for (const code of navigator.clipboard ? document.querySelectorAll("pre > code") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = code.parentElement?.dataset.copy ?? "";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = code.parentElement?.dataset.copied ?? "";
  });
  code.parentElement?.before(button);
}
