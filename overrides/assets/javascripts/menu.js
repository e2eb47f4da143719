// The theme opens the menu of a narrow window with a label, which no keyboard reaches. With a script it is a button:
// opening leads the focus into the menu, Escape and leaving the menu close it.
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header label[for=__drawer]");
const menu = document.querySelector(".md-sidebar--primary");

if (drawer && label && menu) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} ps-menu`;
  button.setAttribute("aria-label", self.prongsai.say("scripts.menu"));
  button.append(...label.childNodes);
  label.replaceWith(button);

  const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
  const close = () => drawer.checked && drawer.click();
  const first = () => [...menu.querySelectorAll("a[href]")].find((link) => link.checkVisibility({ visibilityProperty: true }));
  drawer.addEventListener("change", tell);
  button.addEventListener("click", () => {
    drawer.click();
    if (drawer.checked) first()?.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    close();
    button.focus();
  });
  tell();
}

// The theme takes single letters for shortcuts (WCAG 2.1.4): a slip of the hand, or a word spoken to the computer,
// would open the search or leave the page. Only the customary "/" stays.
addEventListener("keydown", (event) => {
  if (/^[fsnp.,]$/.test(event.key) && !event.target.closest("input, textarea, select, [contenteditable]")) event.stopPropagation();
}, true);
