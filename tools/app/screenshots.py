"""Screenshots: every page of the app, wide and on a phone, into docs/screenshots.

Run: python -m tools.app.screenshots [--out docs/screenshots] [--only body run] [--dark]

The library is made of the example runs and a year of generated ones, so the same pictures come out
every time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tools.app.serving import PROGRAM, ROOT, environment, example, serving

SIZES = {1440: 1000, 390: 844}
# three.js needs WebGL, here drawn in software
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
TALLEST = 2200  # [px] of a picture
SETTLED = 4000  # [ms] for charts and the running body


def pages(address: str) -> dict[str, str]:
    """Return the name and address of every page, with a run and a trial to look at."""
    with urllib.request.urlopen(f"{address}/api/v1/runs?since=2025-01-01&limit=1") as answer:
        run = json.load(answer)["runs"][0]["id"]
    return {
        "runs": "/",
        "run": f"/runs/{run}",
        "body": "/body?until=2016-05-22",
        "recovery": "/body?layer=recovery&until=2016-05-22",
        "plan": "/plan",
        "compare": "/compare",
        "answers": "/answers",
        "laboratory": "/laboratory",
        "muscles": "/muscles",
        "muscle": "/muscles/soleus",
        "settings": "/settings",
        "login": "/login",
    }


def follow_a_plan(address: str) -> None:
    """Give the runner a plan, so that its page has weeks to show."""
    today = date.today()
    start = today + timedelta(days=(7 - today.weekday()) % 7)  # the coming Monday
    goal = {"goal": "half", "day": str(start + timedelta(weeks=16, days=-1)), "start": str(start),
            "days": 4, "five_k_s": 1500, "weekly_m": 32_000, "longest_m": 14_000}  # fmt: skip
    request = urllib.request.Request(
        f"{address}/api/v1/plan",
        data=json.dumps(goal).encode(),
        headers={"Content-Type": "application/json", "X-Runatomy": "1"},
    )
    urllib.request.urlopen(request).close()


def shoot(address: str, out: Path, only: Sequence[str], dark: bool) -> None:
    """Take the pictures."""
    from playwright.sync_api import sync_playwright

    chosen = {name: path for name, path in pages(address).items() if not only or name in only}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for width, height in SIZES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            for name, path in chosen.items():
                page = context.new_page()
                picture(page, address + path, out / f"{name}-{width}{'-dark' * dark}.jpg")
                page.close()
        browser.close()


def picture(page: Any, address: str, path: Path) -> None:
    """Take one picture of a whole page, once it has come to rest."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.mouse.wheel(0, 20_000)  # what is drawn only once it is in sight
    page.wait_for_timeout(SETTLED // 2)
    page.mouse.wheel(0, -20_000)
    page.wait_for_timeout(SETTLED)
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
    page.screenshot(path=str(path), type="jpeg", quality=70, full_page=True, clip=clip)
    print(path)


def main(arguments: list[str] | None = None) -> None:
    """Make a library, serve it, look at every page."""
    parser = argparse.ArgumentParser(description="Screenshots of every page of the app.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", nargs="*", default=(), help="some pages alone")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--runs", type=int, default=120, help="generated runs in the library")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        example("make_runs.py", "--out", folder, "--only", "hilly")
        example("make_library.py", "--out", f"{folder}/runs", "--count", str(given.runs))
        for words in (
            ["runners", "anna", "--mass", "62", "--height", "168", "--sex", "f", "--born", "1990"],
            ["import", f"{folder}/hilly.fit", f"{folder}/runs"],
        ):
            subprocess.run([PROGRAM, *words], env=environment(home), check=True)
        with serving(home) as address:
            follow_a_plan(address)
            shoot(address, given.out, given.only, given.dark)


if __name__ == "__main__":
    main()
