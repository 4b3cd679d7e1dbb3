"""The ceremonies of WebAuthn: what a browser asks a device for, and whether the answer is a good one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from flask import request, session

from checker.domain.errors import NotFound, UsageFault
from checker.domain.message import say
from checker.domain.person import Actor
from checker.storage.doors import Purpose
from checker.storage.passkeys import Passkey
from checker.storage.people import Person
from checker.web.state import current_settings, current_store

LOCAL = "localhost"
"""The one name that browsers trust without https."""
LARGEST = 20_000
"""Characters of an answer: a few hundred are usual."""
NOT_TAKEN = say("This passkey was not taken; try once more, or use another way.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where passkeys hold: a browser gives them to no other name."""

    name: str
    origin: str
    """As browsers write it: ``https://checker.example.eu``."""


def place() -> Place | None:
    """Return where passkeys hold, or None where browsers keep none: without a name, or without https."""
    settings = current_settings()
    here = urlsplit(request.host_url)
    own = f"http://{here.hostname}:{settings.port or here.port}"
    parts = urlsplit(settings.public_address or own)
    name = parts.hostname or ""
    if _is_number(name) or (parts.scheme != "https" and name != LOCAL):
        return None
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    port = "" if parts.port in {None, usual} else f":{parts.port}"
    return Place(name=name, origin=f"{parts.scheme}://{name}{port}")


def good_passkeys(person: str) -> tuple[Passkey, ...]:
    """Return the passkeys that somebody can show here."""
    return tuple(each for each in current_store().passkeys.of(person) if place() and not each.doubted)


def question_for_new(person: Person) -> str:
    """Return what the browser asks a device for a new passkey with, as JSON; raises `NotFound`."""
    user = PublicKeyCredentialUserEntity(
        id=person.id.encode(), name=person.login, display_name=person.name or person.login
    )
    options, _ = _server().register_begin(
        user,
        [_credential(each) for each in current_store().passkeys.of(person.id)],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
        challenge=_challenge(person.id, Purpose.NEW_PASSKEY),
    )
    return json.dumps(dict(options.public_key))


def question(person: str, *, must_verify: bool) -> dict[str, Any]:
    """Return what the browser asks a device for a known passkey with; raises `NotFound`.

    Args:
        person: Whose passkeys are meant.
        must_verify: Whether the device makes sure who holds it, by a PIN or a finger.
    """
    options, _ = _server().authenticate_begin(
        [_credential(each) for each in good_passkeys(person)],
        user_verification=_wanted(must_verify),
        challenge=_challenge(person, Purpose.CHALLENGE),
    )
    return dict(options.public_key)


def made(person: str, answer: str) -> tuple[bytes, bytes, int]:
    """Return the new passkey in a browser's answer; raises `UsageFault` for one that is not good.

    Returns:
        The name that the device gave it; what `Passkey.credential` and `Passkey.counter` hold.
    """
    server, challenge = _server(), _use_up(person, Purpose.NEW_PASSKEY)
    try:
        state = _state(challenge, must_verify=False)
        found = RegistrationResponse.from_dict(json.loads(answer[:LARGEST]))
        kept = server.register_complete(state, found)
        credential = AttestedCredentialData(kept.credential_data or b"")
        is_known = credential.public_key.ALGORITHM in CoseKey.supported_algorithms()
    except Exception as cause:  # strangers wrote it, and the library promises no one kind of error
        raise UsageFault(NOT_TAKEN) from cause
    if not is_known or found.response.client_data.cross_origin:
        raise UsageFault(NOT_TAKEN)
    return credential.credential_id, bytes(credential), kept.counter


def is_shown(by: Actor, answer: str, *, must_verify: bool) -> bool:
    """Tell whether a browser's answer shows a passkey of somebody that still counts, and note its use."""
    server, challenge = _server(), _use_up(by.person, Purpose.CHALLENGE)
    known = {_credential(each).credential_id: each for each in good_passkeys(by.person)}
    try:
        state = _state(challenge, must_verify=must_verify)
        found = AuthenticationResponse.from_dict(json.loads(answer[:LARGEST]))
        credentials = [_credential(each) for each in known.values()]
        shown = server.authenticate_complete(state, credentials, found)
    except Exception:  # as above
        return False
    if found.response.client_data.cross_origin:
        return False
    counter = found.response.authenticator_data.counter
    return current_store().passkeys.use(by, known[shown.credential_id].id, counter)


def _server() -> Fido2Server:
    here = place()
    if here is None:
        raise NotFound.say("Passkeys do not work under this address.")
    entity = PublicKeyCredentialRpEntity(name="checker", id=here.name)
    nothing = AttestationConveyancePreference.NONE
    return Fido2Server(entity, nothing, verify_origin=lambda origin: origin == here.origin)


def _challenge(person: str, purpose: Purpose) -> bytes:
    """Make a challenge that works once, for a few minutes, in this browser."""
    token = current_store().doors.make_link(person, purpose)
    session[purpose] = token
    return token.encode()


def _use_up(person: str, purpose: Purpose) -> str:
    """Return the challenge of this browser, which works no more; nothing where it was over already."""
    store, token = current_store(), session.pop(purpose, "")
    is_own = store.doors.invited(token, purpose) == person
    return token if store.doors.use_up(token, purpose) and is_own else ""


def _state(challenge: str, *, must_verify: bool) -> dict[str, Any]:
    """Return what the answer is compared with; raises `ValueError` where no challenge is left."""
    if not challenge:
        raise ValueError
    return {"challenge": websafe_encode(challenge.encode()), "user_verification": _wanted(must_verify)}


def _wanted(must_verify: bool) -> UserVerificationRequirement:
    wanted = UserVerificationRequirement
    return wanted.REQUIRED if must_verify else wanted.PREFERRED


def _credential(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(passkey.credential)


def _is_number(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False
