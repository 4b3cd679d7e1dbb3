"""A device with passkeys, in software: answers as a browser passes them on."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED, HAS_CREDENTIAL = 1, 4, 64


@dataclass
class Device:
    """One key pair, and a counter."""

    origin: str = "http://localhost:8410"
    name: str = "localhost"
    """Of the place for which it keeps the pair."""
    is_held_by_owner: bool = True
    """Whether it made sure of that, by a PIN or a finger."""
    counter: int = 1
    cross_origin: bool = False
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    @property
    def credential(self) -> AttestedCredentialData:
        public = ES256.from_cryptography_key(self.key.public_key())
        return AttestedCredentialData.create(Aaguid(bytes(16)), self.id, public)

    def make(self, asked: dict[str, Any]) -> str:
        """Answer a question for a new passkey."""
        data = self._data(HAS_CREDENTIAL, bytes(self.credential))
        whole = bytes(AttestationObject.create("none", data, {}))
        return self._answer({
            "clientDataJSON": websafe_encode(self._client("webauthn.create", asked)),
            "attestationObject": websafe_encode(whole),
        })  # fmt: skip

    def show(self, asked: dict[str, Any]) -> str:
        """Answer a question for a known one."""
        self.counter += bool(self.counter)
        client, data = self._client("webauthn.get", asked), bytes(self._data())
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer({
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
        })  # fmt: skip

    def _client(self, kind: str, asked: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return json.dumps({**said, "crossOrigin": self.cross_origin}).encode()

    def _data(self, flags: int = 0, credential: bytes = b"") -> AuthenticatorData:
        flags |= PRESENT | VERIFIED * self.is_held_by_owner
        place = hashlib.sha256(self.name.encode()).digest()
        return AuthenticatorData.create(place, AuthenticatorData.FLAG(flags), self.counter, credential)

    def _answer(self, response: dict[str, str]) -> str:
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
