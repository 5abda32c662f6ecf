"""Make the demo's users, put them into its agencies, print their API tokens.

usage: users.py < USERS.json     runs in CKAN's venv; CKAN_INI names the ini
USERS.json: [{"name", "password", "sysadmin": bool, "role": "editor" | "member" | null}]
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import load_config
from ckan.config.middleware import make_app

LABEL = "demo"  # the token's name; an older one of this name is revoked


def act(action: str, **data: Any) -> Any:
    site_user = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    return tk.get_action(action)({"ignore_auth": True, "user": site_user}, data)


def make_user(wanted: dict[str, Any]) -> None:
    name, password = wanted["name"], wanted["password"]
    if model.User.get(name) is None:
        email = f"{name}@example.org"
        act("user_create", name=name, email=email, password=password, fullname=name)
    else:
        act("user_patch", id=name, password=password)
    user = model.User.get(name)
    user.sysadmin = bool(wanted["sysadmin"])
    model.Session.commit()


def join_agencies(name: str, role: str) -> None:
    for agency in act("organization_list", all_fields=True):
        act("organization_member_create", id=agency["id"], username=name, role=role)


def new_token(name: str) -> str:
    for token in act("api_token_list", user_id=name):
        if token["name"] == LABEL:
            act("api_token_revoke", jti=token["id"])
    return str(act("api_token_create", user=name, name=LABEL)["token"])


def main() -> dict[str, str]:
    app = make_app(load_config(os.environ["CKAN_INI"]))
    tokens: dict[str, str] = {}
    with app._wsgi_app.test_request_context():
        for wanted in json.load(sys.stdin):
            make_user(wanted)
            if wanted["role"]:
                join_agencies(wanted["name"], wanted["role"])
            tokens[wanted["name"]] = new_token(wanted["name"])
    return tokens


if __name__ == "__main__":
    print(json.dumps(main()))
