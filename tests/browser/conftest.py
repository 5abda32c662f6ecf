"""What do the browser tests share? Chromium, the running site, and axe."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import presence_of_element_located
from selenium.webdriver.support.ui import WebDriverWait

Browser = webdriver.Chrome
Open = Callable[..., Browser]

#: Quiet: no network of its own, nothing of another session.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: axe-core (MPL-2.0, for tests only) as it ships inside this wheel; no npm needed.
AXE_WHEEL = "axe-playwright-python==0.1.8"
AXE_MEMBER = "axe_playwright_python/axe.min.js"
WIDE, PHONE = 1300, 390


def _start(folder: Path, *, scripts: bool) -> Browser:
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    for flag in (*FLAGS, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    if not scripts:
        off = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", off)
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for the whole session; nobody is logged in."""
    driver = _start(tmp_path_factory.mktemp("chromium"), scripts=True)
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def plain_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that runs no script."""
    driver = _start(tmp_path_factory.mktemp("plain"), scripts=False)
    driver.set_window_size(WIDE, 2600)
    yield driver
    driver.quit()


@pytest.fixture
def visit(browser: Browser, site: dict[str, Any]) -> Open:
    """Open a page of the site, as nobody unless a role is named."""

    def _visit(path: str, *, width: int = WIDE, role: str | None = None) -> Browser:
        browser.delete_all_cookies()
        browser.set_window_size(width, 1400)
        if role:
            log_in(browser, site, role)
        browser.get(site["url"] + path)
        return browser

    return _visit


def log_in(driver: Browser, site: dict[str, Any], role: str) -> None:
    """Log in by the site's own form."""
    driver.get(site["url"] + "/user/login")
    driver.find_element(By.ID, "field-login").send_keys(site[role]["name"])
    password = driver.find_element(By.ID, "field-password")
    password.send_keys(site[role]["password"])
    password.submit()
    here = (By.CSS_SELECTOR, ".account.authed")
    WebDriverWait(driver, 10).until(presence_of_element_located(here), role)


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core: a file named by PDI_AXE, else fetched once."""
    kept = Path(os.environ.get("PDI_AXE", ".stack/axe/axe.min.js"))
    if not kept.is_file():
        folder = tmp_path_factory.mktemp("axe")
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
        subprocess.run([*pip, "-d", str(folder), AXE_WHEEL], check=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
            kept.write_bytes(wheel.read(AXE_MEMBER))
    return kept.read_text("utf-8")
