"""Whole stories in a browser, against the service as it runs: its own database and worker, real logins, strict policies.

`person` opens pages as somebody would, and inspects each one: no error in the console, nothing that axe finds wrong, a
title, one h1, and no scrolling sideways on a phone.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
KEPT = os.environ.get("ONWARD_KEEP_CITY", "")  # a name, set while writing a journey: half a minute saved each time
HOME = ROOT / "var" / f"journeys-{KEPT or os.getpid()}"  # each run its own, so that two may run at once
PHONES = (360, 320)
PATIENCE = 60  # seconds for the service to answer
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.enable_socket)
            item.add_marker(pytest.mark.xdist_group("journeys"))  # one service, one browser, one after another


def environment(**more: str) -> dict[str, str]:
    """The demo's settings: its own home, so that nobody's database is touched."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ONWARD_", "DATABASE_URL", "DJANGO_"))
    }
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "ONWARD_HOME": str(HOME), "ONWARD_MODE": "demo", **more}


@pytest.fixture(scope="session")
def service(serve):
    """The address of a small made-up city, served for as long as the tests run."""
    HOME.mkdir(parents=True, exist_ok=True)
    running = None
    try:
        for words in (("migrate", "-v", "0"), ("createcachetable",), ("fill_demo", "--people", "100")):
            _python(*TASKS, "manage", *words)
        running, address = serve(environment(), HOME / "service.log")
        yield address
    finally:
        if running:
            running.terminate()
            running.wait(timeout=60)
        _python("-c", STOP)
        if not KEPT:
            shutil.rmtree(HOME)


TASKS = ("-m", "onward.config.tasks")
STOP = "from onward.config import database; database.embedded().stop()"


def _python(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(words)} did not end well:\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}")
    return done.stdout


@pytest.fixture(scope="session")
def serve():
    """What starts the service as `./run serve` does: its process, and its address once it answers."""

    def starts(env: dict[str, str], log: Path, *words: str) -> tuple[subprocess.Popen, str]:
        with socket.socket() as trial:
            trial.bind(("127.0.0.1", 0))
            port = trial.getsockname()[1]
        address = f"http://localhost:{port}"
        with log.open("a") as out:
            running = subprocess.Popen(
                [sys.executable, *TASKS, "serve", "--bind", f"127.0.0.1:{port}", *words],
                cwd=ROOT,
                env={**env, "ONWARD_ADDRESS": address},
                stdout=out,
                stderr=out,
            )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and running.poll() is None:
            try:
                with urllib.request.urlopen(f"{address}/ready", timeout=5):
                    return running, address
            except (urllib.error.URLError, OSError):
                time.sleep(0.5)
        pytest.fail(f"The service did not start. Its last words:\n{log.read_text()[-3000:]}")

    return starts


@pytest.fixture(scope="session")
def manage(service):
    """Run a line of Python inside the served city: for what a journey needs and no page can make."""

    def runs(code: str) -> str:
        return _python(*TASKS, "manage", "shell", "-v", "0", "-c", code)

    return runs


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(**chromium())
        yield made
        made.close()


def chromium() -> dict:
    """How to launch the system's Chromium, else the one that npm brought, unpacked beside its libraries."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return {"executable_path": found, "args": ["--no-sandbox"]}
    packed = ROOT / "node_modules" / "@sparticuz" / "chromium" / "bin"
    if not packed.exists():
        pytest.fail("There is no Chromium. Install one, or fetch the one that tests bring: npm ci")
    out = ROOT / "var" / "chromium"
    if not (out / "chromium").exists():
        subprocess.run(["node", "-e", UNPACK, str(packed), str(out)], check=True)
        for archive in out.glob("*.tar"):
            shutil.unpack_archive(archive, out, filter="data")
        (out / "chromium.new").rename(out / "chromium")
    libraries = os.pathsep.join([str(out / "lib"), str(out)])
    return {
        "executable_path": str(out / "chromium"),
        "args": ["--no-sandbox", "--no-zygote", "--disable-gpu"],
        "env": {**os.environ, "LD_LIBRARY_PATH": libraries, "FONTCONFIG_PATH": str(out / "fonts")},
    }


# the archives are packed with Brotli, which Node can read and Python's own library cannot
UNPACK = """
const [from, to] = process.argv.slice(1), fs = require('fs'), zlib = require('zlib'), path = require('path')
fs.mkdirSync(to, { recursive: true })
for (const name of fs.readdirSync(from)) {
  const out = path.join(to, name === 'chromium.br' ? 'chromium.new' : name.replace(/\\.br$/, ''))
  fs.writeFileSync(out, zlib.brotliDecompressSync(fs.readFileSync(path.join(from, name))), { mode: 0o755 })
}
"""


@pytest.fixture
def person(browser, service):
    """Somebody with a browser of their own."""
    with_browser = browser.new_context(base_url=service, viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Person(with_browser.new_page())
    with_browser.close()


@pytest.fixture
def person_without_scripts(browser, service):
    with_browser = browser.new_context(
        base_url=service, java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    yield with_browser.new_page()
    with_browser.close()


class Person:
    """A browser in someone's hands. Every page that opens is inspected; `page` is playwright's own, for the rest."""

    def __init__(self, page):
        self.page = page
        self.said: list[str] = []
        page.on(
            "console", lambda message: self.said.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def go(self, path: str, *, status: int = 200) -> "Person":
        answer = self.page.goto(path)
        assert answer.status == status, f"{path} answered {answer.status}"
        if status != 200:
            self.said = [words for words in self.said if f"status of {status}" not in words]
        return self.inspect()

    def be(self, name: str) -> "Person":
        """Step into somebody of the demo's cast."""
        self.go("/demo")
        self.page.get_by_role("button", name=re.compile(f"^Step in as {re.escape(name)}")).first.click()
        return self.inspect()

    def follow(self, words: str, *, exact: bool = True) -> "Person":
        self.page.get_by_role("link", name=words, exact=exact).first.click()
        return self.inspect()

    def press(self, words: str, *, exact: bool = True) -> "Person":
        self.page.get_by_role("button", name=words, exact=exact).first.click()
        return self.inspect()

    def fill(self, label: str, value: str) -> "Person":
        self.page.get_by_label(label, exact=True).first.fill(value)
        return self

    def choose(self, label: str) -> "Person":
        self.page.get_by_label(label, exact=True).first.check()
        return self

    def sees(self, words: str) -> "Person":
        assert words in self.page.inner_text("body"), f"{words!r} is not on {self.page.url}"
        return self

    def sees_no(self, words: str) -> "Person":
        assert words not in self.page.inner_text("body"), f"{words!r} is on {self.page.url}"
        return self

    def inspect(self) -> "Person":
        from axe_playwright_python.sync_playwright import Axe

        page, where = self.page, self.page.url
        page.wait_for_load_state()
        assert self.said == [], f"{where}: {self.said}"
        assert re.fullmatch(r"(Error: )?\S.* - Onward", page.title()), f"{where}: the title is {page.title()!r}"
        assert page.locator("h1").count() == 1, f"{where} has {page.locator('h1').count()} h1"
        found = Axe().run(page, options=RULES).response["violations"]
        assert not found, f"{where}:\n" + "\n".join(
            f"{rule['id']}: {rule['help']}: {node['html'][:160]}" for rule in found for node in rule["nodes"][:3]
        )
        usual = page.viewport_size
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 740})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{where} is {wide} wide on a phone of {width}: {page.evaluate(SIDEWAYS, width)}"
        page.set_viewport_size(usual)
        return self


# what sticks out on the right
SIDEWAYS = """width => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > width + 1).slice(-3).map(e => e.outerHTML.slice(0, 120))"""
