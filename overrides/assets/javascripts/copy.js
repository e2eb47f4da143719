// A copy button beside each text meant for pasting; without it the text can still be selected.
for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ps-copy";
  button.textContent = "คัดลอก";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "คัดลอกแล้ว";
    } catch {
      getSelection().selectAllChildren(text);
    }
  });
  text.after(" ", button);
}
