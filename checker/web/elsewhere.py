"""Single sign-on: what an OpenID provider says about somebody, believed only when every check holds.

The issuer of the settings is the only address that checker ever asks, and only while somebody signs in.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry, decode

from checker.domain.errors import NotAllowed, UsageFault
from checker.domain.person import Role
from checker.settings import Settings

SIGNED_WITH = ["RS256", "PS256", "ES256", "EdDSA"]
"""Never ``none``, and never with the secret that both sides know."""
SCOPE = "openid profile email"
PATIENCE = 10
"""Seconds that the issuer has for an answer."""
LEEWAY = 60
"""Seconds by which clocks may differ."""

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A sign-in on its way: what the browser brings back is compared with it."""

    address: str
    """Where the browser is sent."""
    state: str
    nonce: str
    verifier: str
    """What proves to the issuer that the same program asks for the token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody whom the issuer vouches for."""

    subject: str
    login: str
    name: str
    roles: frozenset[Role] | None
    """None where the settings leave the roles to administrators."""


def begin(settings: Settings, back: str) -> Begun:
    """Return where to send the browser; raises `UsageFault` where the issuer cannot be asked."""
    nonce, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    where = _discovered(settings)["authorization_endpoint"]
    with _client(settings, back) as client:
        address, state = client.create_authorization_url(where, code_verifier=verifier, nonce=nonce)
    return Begun(address=address, state=state, nonce=nonce, verifier=verifier)


def finish(settings: Settings, back: str, begun: Begun, code: str) -> Known:
    """Return whom the issuer vouches for.

    Raises:
        NotAllowed: what it says does not hold, or gives no role.
        UsageFault: it cannot be asked.
    """
    told = _discovered(settings)
    try:
        with _client(settings, back) as client:
            token = client.fetch_token(
                told["token_endpoint"], code=code, code_verifier=begun.verifier, timeout=PATIENCE,
                allow_redirects=False,
            )  # fmt: skip
        keys = KeySet.import_key_set(_get(told["jwks_uri"]))  # type: ignore[arg-type]
        claims = decode(token["id_token"], keys, algorithms=SIGNED_WITH).claims
        _registry(settings, begun.nonce).validate(claims)
    except requests.RequestException as cause:
        raise _unreachable() from cause
    except (AuthlibBaseError, JoseError, KeyError, TypeError, ValueError) as cause:
        raise NotAllowed.say(
            "What the sign-in service said could not be believed; sign in once more, and tell your "
            "administrator if it happens again."
        ) from cause
    return _known(settings, claims)


def _registry(settings: Settings, nonce: str) -> JWTClaimsRegistry:
    return JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "value": settings.oidc_issuer},
        aud={"essential": True, "value": settings.oidc_client},
        nonce={"essential": True, "value": nonce},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )


def _known(settings: Settings, claims: Plain) -> Known:
    login = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])[:255]
    roles = _roles(settings, claims)
    if roles is not None and not roles:
        raise NotAllowed.say("Your account gives you no role in checker; ask your administrator.")
    return Known(
        subject=str(claims["sub"])[:255],
        login=login,
        name=str(claims.get("name") or login)[:255],
        roles=roles,
    )


def _roles(settings: Settings, claims: Plain) -> frozenset[Role] | None:
    """Return the roles that the groups of somebody stand for, as the settings say."""
    if not settings.oidc_roles:
        return None
    found = claims.get(settings.oidc_claim, ())
    groups = [found] if isinstance(found, str) else found
    meant = (pair.rpartition("=") for pair in settings.oidc_roles)
    return frozenset(Role(role) for group, _, role in meant if group in groups and role in set(Role))


def _discovered(settings: Settings) -> Plain:
    """Ask the issuer where it is asked; what another one says of itself does not count."""
    issuer = settings.oidc_issuer
    try:
        told = _get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    except (requests.RequestException, ValueError) as cause:
        raise _unreachable() from cause
    wanted = {"authorization_endpoint", "token_endpoint", "jwks_uri"}
    if told.get("issuer") != issuer or not wanted <= told.keys():
        raise _unreachable()
    return told


def _get(address: str) -> Plain:
    answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
    answer.raise_for_status()
    told: Plain = answer.json()
    return told


def _client(settings: Settings, back: str) -> OAuth2Session:
    return OAuth2Session(
        settings.oidc_client, settings.oidc_secret, scope=SCOPE, redirect_uri=back,
        code_challenge_method="S256",
    )  # fmt: skip


def _unreachable() -> UsageFault:
    return UsageFault.say(
        "The sign-in service does not answer as it should; try again later or ask your administrator."
    )
