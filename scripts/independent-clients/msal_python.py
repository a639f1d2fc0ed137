"""MSAL Python against the local token endpoint; the settings file is the only argument."""

import json
import sys
from urllib.parse import parse_qs, urlparse

import msal
import requests

with open(sys.argv[1], encoding="utf-8") as file:
    settings = json.load(file)

AUTHORITY = f"{settings['origin']}/{settings['tenant']}"
TRUST = settings["endpointCertificateFile"]
GRAPH = [settings["graph"]]
COMMON = {"authority": AUTHORITY, "verify": TRUST, "instance_discovery": False}


def confidential(app, credential):
    return msal.ConfidentialClientApplication(app["id"], client_credential=credential, **COMMON)


def public(app):
    return msal.PublicClientApplication(app["id"], **COMMON)


def granted(result):
    if "access_token" not in result:
        raise RuntimeError(result.get("error_description", "no access token"))
    return result


def client_secret():
    app = settings["daemon"]
    granted(confidential(app, app["secret"]).acquire_token_for_client(GRAPH))


def wrong_client_secret():
    result = confidential(settings["daemon"], "wrong").acquire_token_for_client(GRAPH)
    if result.get("error_codes") != [7000215]:
        raise RuntimeError(str(result.get("error_description")))


def certificate():
    credential = {
        "private_key": settings["privateKey"],
        "public_certificate": settings["certificate"],
    }
    granted(confidential(settings["certificateApp"], credential).acquire_token_for_client(GRAPH))


def outside_token():
    credential = {"client_assertion": lambda: settings["outsideToken"]}
    granted(confidential(settings["federated"], credential).acquire_token_for_client(GRAPH))


def authorization_code():
    web = settings["web"]
    app = confidential(web, web["secret"])
    flow = app.initiate_auth_code_flow(["User.Read"], redirect_uri=web["redirectUri"])
    response = requests.get(flow["auth_uri"], verify=TRUST, allow_redirects=False, timeout=10)
    query = parse_qs(urlparse(response.headers["location"]).query)
    answer = {name: values[0] for name, values in query.items()}
    result = granted(app.acquire_token_by_auth_code_flow(flow, answer))
    if result["id_token_claims"]["preferred_username"] != settings["user"]["name"]:
        raise RuntimeError("another user")
    [account] = app.get_accounts()
    granted(app.acquire_token_silent([settings["api"]["scope"]], account=account))


def on_behalf_of():
    api = settings["api"]
    desktop = public(settings["desktop"])
    flow = desktop.initiate_device_flow([api["scope"]])
    token = granted(desktop.acquire_token_by_device_flow(flow))["access_token"]
    granted(confidential(api, api["secret"]).acquire_token_on_behalf_of(token, ["User.Read"]))


CASES = {
    "client secret": client_secret,
    "wrong client secret": wrong_client_secret,
    "certificate": certificate,
    "token of an outside issuer": outside_token,
    "authorization code, refresh token": authorization_code,
    "device code, on behalf of": on_behalf_of,
}

failed = False
for title, attempt in CASES.items():
    try:
        attempt()
        print(f"ok      MSAL Python: {title}")
    except Exception as error:  # Any fault of one case is shown, and the others still run.
        failed = True
        print(f"not ok  MSAL Python: {title}: {error}")
sys.exit(1 if failed else 0)
