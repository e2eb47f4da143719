"use strict";
// A copy of the site on a disk or a USB stick: without a server, a link to a folder shows what lies in the folder, so
// it is led on to the folder's page. On the web, where addresses are lasting and short, this does nothing.
if (location.protocol === "file:") {
  const page = (address) => {
    const to = new URL(address, location);
    if (to.protocol === "file:" && to.pathname.endsWith("/")) to.pathname += "index.html";
    return to.href;
  };

  // A small page that leads on by itself, such as a short lasting link.
  const on = document.currentScript.dataset.to;
  if (on) location.replace(page(on));

  // Heard before the browser follows the link, however it was made and whatever hand opens it.
  for (const kind of ["click", "auxclick", "contextmenu"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest("a[href]");
      if (link) link.href = page(link.href);
    }, true);
  }
}
