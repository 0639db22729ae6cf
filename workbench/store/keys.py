"""The key of a workspace: random, and wrapped once for each way of opening it.

The database is encrypted always, because the checks of its pages find damage that nothing else
finds. Without a passphrase the key lies open beside it. Changing a passphrase rewrites a slot,
never the database.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.errors import Damaged, WrongPassphrase

OPEN = "open"
PASSPHRASE = "passphrase"  # noqa: S105  # the name of a kind, not words to guess

KEY_AND_SALT = 32 + 16
MEMORY_KIB = 64 * 1024
PASSES = 3
# A manifest from a stranger must not make us spend gigabytes or hours.
REASONABLE_MEMORY_KIB = range(8 * 1024, 256 * 1024 + 1)
REASONABLE_PASSES = range(1, 11)
MOST_SLOTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """One way to the key. Bytes stand as base64; an open slot has a key and nothing else."""

    kind: str
    key: str
    salt: str = ""
    nonce: str = ""
    memory_kib: int = 0
    passes: int = 0


def new_key() -> bytes:
    """A random key of 256 bits with the salt of the database's pages."""
    return secrets.token_bytes(KEY_AND_SALT)


def slot_for(key: bytes, workspace: str, passphrase: str | None) -> KeySlot:
    """The slot that gives the key to whoever knows the passphrase, or to everybody."""
    if passphrase is None:
        return KeySlot(kind=OPEN, key=_text(key))
    from nacl import bindings
    from nacl.pwhash import argon2id

    salt = secrets.token_bytes(argon2id.SALTBYTES)
    nonce = secrets.token_bytes(bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    slot = KeySlot(
        kind=PASSPHRASE,
        key="",
        salt=_text(salt),
        nonce=_text(nonce),
        memory_kib=MEMORY_KIB,
        passes=PASSES,
    )
    wrapped = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        key, _bound(slot, workspace), nonce, _stretched(passphrase, slot)
    )
    return KeySlot(
        kind=slot.kind,
        key=_text(wrapped),
        salt=slot.salt,
        nonce=slot.nonce,
        memory_kib=slot.memory_kib,
        passes=slot.passes,
    )


def is_protected(slots: Iterable[KeySlot]) -> bool:
    """Whether it takes a passphrase to open."""
    return all(slot.kind != OPEN for slot in slots)


def unlock(slots: tuple[KeySlot, ...], workspace: str, passphrase: str | None, name: str) -> bytes:
    """The key; raises WrongPassphrase, with the file's name in the sentence, for wrong words."""
    if len(slots) > MOST_SLOTS:
        raise _unreadable(name)
    for slot in slots:
        if slot.kind == OPEN:
            return _sound(_bytes(slot.key, name), name)
    if passphrase is None:
        raise WrongPassphrase(f"{name} is protected. Give its passphrase to open it.")
    for slot in slots:
        if slot.kind == PASSPHRASE:
            key = _unwrapped(slot, workspace, passphrase, name)
            if key is not None:
                return _sound(key, name)
    raise WrongPassphrase(
        f"These words do not open {name}. Try again; capitals and spaces count. "
        "Without the passphrase nobody can open it."
    )


def _unwrapped(slot: KeySlot, workspace: str, passphrase: str, name: str) -> bytes | None:
    from nacl import bindings
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    if slot.memory_kib not in REASONABLE_MEMORY_KIB or slot.passes not in REASONABLE_PASSES:
        raise _unreadable(name)
    nonce = _bytes(slot.nonce, name)
    salt = _bytes(slot.salt, name)
    if len(nonce) != bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES:
        raise _unreadable(name)
    if len(salt) != argon2id.SALTBYTES:
        raise _unreadable(name)
    wrapped = _bytes(slot.key, name)
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            wrapped, _bound(slot, workspace), nonce, _stretched(passphrase, slot)
        )
    except CryptoError:
        return None


def _stretched(passphrase: str, slot: KeySlot) -> bytes:
    from nacl.pwhash import argon2id

    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return argon2id.kdf(32, words, b64decode(slot.salt), slot.passes, slot.memory_kib * 1024)


def _bound(slot: KeySlot, workspace: str) -> bytes:
    """What is sealed with the key, so that a slot cannot be weakened or moved to another file."""
    return json.dumps([1, workspace, slot.kind, slot.memory_kib, slot.passes]).encode()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _bytes(text: str, name: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError as problem:
        raise _unreadable(name) from problem


def _sound(key: bytes, name: str) -> bytes:
    if len(key) != KEY_AND_SALT:
        raise _unreadable(name)
    return key


def _unreadable(name: str) -> Damaged:
    return Damaged(f"The lock of {name} is damaged. Take the file again from where it came from.")
