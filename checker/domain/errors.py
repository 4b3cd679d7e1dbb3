"""Everything that prevents a result: one family, each error one sentence to the person at the other end."""

from __future__ import annotations

from typing import Self

from checker.domain.message import Filling, Message


class CheckerError(Exception):
    """Something prevents a result; `message` says what, where and what to do now."""

    def __init__(self, message: Message, *, details: tuple[Message, ...] = ()) -> None:
        """Keep the sentence and, where many faults were found at once, one further sentence for each."""
        super().__init__(message.english())
        self.message = message
        self.details = details

    @classmethod
    def say(cls, text: str, /, **values: Filling) -> Self:
        """Raise-ready error from an English template and its values."""
        return cls(Message(text=text, values=tuple(sorted(values.items()))))


class UsageFault(CheckerError):
    """The call is wrong: an unknown service, a missing file, an option that does not go with another."""


class UploadRefused(CheckerError):
    """The bytes are not taken in at all: empty, too large, not of a type that can be read."""


class UnreadableDocument(CheckerError):
    """The bytes were taken in but no text can be read from them."""


class RuleSetError(CheckerError):
    """A rule set cannot be opened; the details name every fault with file and line."""


class RegisterError(CheckerError):
    """A register cannot be used; the details name every fault with file and line."""


class DeclarationError(CheckerError):
    """A declaration cannot be read; the details name every fault with its place."""


class PluginError(CheckerError):
    """A plugin cannot be loaded or offers nonsense."""


class ReaderDied(CheckerError):
    """The child process that read a document died, hung or lied."""


class RenderingFailed(CheckerError):
    """A report could not be written."""


class NotFound(CheckerError):
    """A named thing (rule, profile, assessment, plugin) does not exist."""


class NotAllowed(CheckerError):
    """Whoever asks may see this, but not do what they asked."""


class StoreError(CheckerError):
    """The data folder cannot be used."""
