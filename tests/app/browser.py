"""A page in a real browser, its scripts run."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def opened(page: str, folder: Path, act: str = "") -> str:
    """Return the document after its scripts ran, with `act` run last and errors told in <body>."""
    told = "addEventListener('error', (e) => document.body.setAttribute('data-fault', e.message));"
    page = re.sub(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>', f"<script>{told}</script>", page
    )
    page = page.replace("</body>", f"<script>{act}</script></body>")
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [*command, path.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    fault = re.search(r'<body[^>]* data-fault="[^"]*"', done.stdout)
    assert fault is None, fault
    return re.sub(r"<(script|style)\b.*?</\1>", "", done.stdout, flags=re.DOTALL)
