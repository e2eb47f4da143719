"""What an attacker would put into a page, and a look at whether any of it ran."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WATCH = "window.ran = []; window.alert = words => window.ran.push(String(words));"
"""What runs says so by `alert`, which is listened to here."""
RAW = """
<script>alert('script')</script>
<script src="data:text/javascript,alert('data')"></script>
<script type="module">alert('module')</script>
<img src="nowhere.png" onerror="alert('image')">
<svg onload="alert('svg')"><script>alert('script in svg')</script></svg>
<details open ontoggle="alert('toggle')"><summary>x</summary></details>
<input autofocus onfocus="alert('focus')">
<iframe srcdoc="<script>parent.alert('frame')</script>"></iframe>
<iframe src="javascript:parent.alert('frame address')"></iframe>
<object data="javascript:alert('object')"></object>
<style>@keyframes ps-x { from { opacity: 1 } } .ps-x { animation: ps-x 1ms }</style>
<p class="ps-x" style="animation: ps-x 1ms" onanimationstart="alert('style')">x</p>
<base href="https://elsewhere.example/">
<a id="ps-link" href="javascript:alert('link')">x</a>
<button id="ps-button" onclick="alert('button')">x</button>
<form action="javascript:alert('form')"><button id="ps-form">x</button></form>
</title></style></textarea></svg></table></div><script>alert('closing tags')</script>
"""
"""Markup that would run in every way known here, were there neither a cleaning nor a policy."""
SHORT_RAW = """'"></title></svg></table><script>alert('name')</script><img src=x onerror="alert('name')">"""
"""The like of it that a name has room for."""
ALWAYS = {"script", "data", "module", "image", "svg", "script in svg", "toggle", "frame", "style", "closing tags"}
"""Those of RAW that run when a page is opened, and nothing stops them."""


def what_ran(page: Page, address: str) -> set[str]:
    """Open a page, click on what waits for a click, and return what ran."""
    page.goto(address, wait_until="load")
    for name in ("ps-link", "ps-button", "ps-form"):
        # A covered or moved element still has what would run.
        page.evaluate("name => document.getElementById(name)?.click()", name)
    # Whatever was set off above comes before an animation frame of a later task.
    page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 50))")
    return set(page.evaluate("window.ran"))
