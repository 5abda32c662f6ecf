"""Can an editor record, change and withdraw a commitment, with and without script?"""

from __future__ import annotations

from typing import Any

from conftest import Browser, Open, log_in
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import (
    presence_of_element_located,
    url_contains,
)
from selenium.webdriver.support.ui import Select, WebDriverWait

WHAT = "Every complaint since 2020, by allegation <b>&amp;"

has_alert = presence_of_element_located((By.CSS_SELECTOR, "[role=alert]"))

_POST = """
const [url, done] = arguments;
fetch(url, {method: 'POST', body: new FormData()}).then(r => done(r.status));
"""


def fill(browser: Browser, day: str) -> None:
    """Fill the form for the first line and send it."""
    for name, value in (
        ("name", "Kelso Police Department"),
        ("what-0", WHAT),
        ("by-0", day),
    ):
        field = browser.find_element(By.NAME, name)
        field.clear()
        field.send_keys(value)
    chosen = Select(browser.find_element(By.NAME, "organization"))
    chosen.select_by_value("kelso-police")
    Select(browser.find_element(By.NAME, "category-0")).select_by_value("complaints")
    browser.find_element(By.CSS_SELECTOR, "form .btn-primary[type=submit]").click()


def test_the_whole_way_without_script(
    plain_browser: Browser, site: dict[str, Any]
) -> None:
    browser = plain_browser
    log_in(browser, site, "editor")
    browser.get(site["url"] + "/pdi/agency/kelso-police")
    before = promised(browser)
    browser.get(site["url"] + "/pdi/commitments/new?organization=kelso-police")
    fill(browser, "")
    WebDriverWait(browser, 10).until(has_alert)
    assert value(browser, "what-0") == WHAT
    fill(browser, "03312027")
    WebDriverWait(browser, 10).until(url_contains("/pdi/commitments#c-"))
    id = browser.current_url.partition("#c-")[2]
    card = browser.find_element(By.ID, f"c-{id}")
    assert WHAT in card.text
    assert "March 31, 2027" in card.text
    browser.get(site["url"] + "/pdi/agency/kelso-police")
    assert promised(browser) == before + 1
    browser.get(site["url"] + "/pdi/commitments")
    press(browser, id, "withdraw")
    undo = (By.CSS_SELECTOR, f"#c-{id} form[action$='/undo']")
    WebDriverWait(browser, 10).until(presence_of_element_located(undo))
    assert "Withdrawn" in browser.find_element(By.ID, f"c-{id}").text
    browser.get(site["url"] + "/pdi/agency/kelso-police")
    assert promised(browser) == before


def test_a_request_without_the_forms_token_is_refused(
    visit: Open, site: dict[str, Any]
) -> None:
    browser = visit("/pdi/commitments", role="editor")
    url = site["url"] + "/pdi/commitments/new"
    assert browser.execute_async_script(_POST, url) == 400


def promised(browser: Browser) -> int:
    """The third of the agency's big numbers."""
    numbers = browser.find_elements(By.CSS_SELECTOR, ".pdi-numbers strong")
    return int(numbers[2].text)


def value(browser: Browser, name: str) -> str | None:
    return browser.find_element(By.NAME, name).get_attribute("value")


def press(browser: Browser, id: str, what: str) -> None:
    """Press the button of that form on a commitment's card."""
    selector = f"#c-{id} form[action$='/{what}'] button"
    browser.find_element(By.CSS_SELECTOR, selector).click()
