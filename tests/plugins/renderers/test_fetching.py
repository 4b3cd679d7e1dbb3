"""Whatever a page asks for, only style sheets and fonts of the template folder are opened."""

import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from checker.plugins.renderers.fetching import BASE, AssetFetcher
from checker.plugins.renderers.pdf import laid_out

from checker.offers import TemplateFolder

SECRET = "canary-3f9a"


class Listener:
    """A server on the loopback that counts who connects."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.connections = 0
        self.counting = threading.Thread(target=self._count, daemon=True)
        self.counting.start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()

    def close(self) -> None:
        """End the thread too: a process with a second thread is not copied to read documents."""
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.counting.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/x"


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


CHANNELS = {
    "link": '<link rel="stylesheet" href="{url}">',
    "style": '<style>p {{ background: url("{url}") }}</style>',
    "attribute": '<p style="background-image: url({url})">x</p>',
    "import": '<style>@import "{url}";</style>',
    "image": '<img src="{url}" alt="x">',
    "object": '<object data="{url}"></object>',
    "embed": '<embed src="{url}">',
    "svg image": '<svg width="9" height="9"><title>x</title><image href="{url}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><title>x</title><use href="{url}#a"/></svg>',
    "svg style": '<svg width="9" height="9"><title>x</title><style>@import "{url}";</style></svg>',
    "font": '<style>@font-face {{ font-family: x; src: url("{url}") }} p {{ font-family: x }}</style>',
    "attachment": '<link rel="attachment" href="{url}">',
    "attached link": '<a rel="attachment" href="{url}">x</a>',
    "content": '<style>p::before {{ content: url("{url}") }}</style>',
    "list": '<ul style="list-style-image: url({url})"><li>x</li></ul>',
    "base": '<base href="{url}"><img src="y.png" alt="x">',
    "frame": '<iframe src="{url}"></iframe>',
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_opens_nothing(
    channel: str, folder: TemplateFolder, listener: Listener, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text(f"p::after {{ content: '{SECRET}' }}")
    for url in (listener.address, secret.as_uri(), "data:text/css,p::after{content:'" + SECRET + "'}"):
        page = f"<html lang=en><title>x</title><body><p>text</p>{CHANNELS[channel].format(url=url)}"
        made = pikepdf.open(io.BytesIO(laid_out(page, folder)))
        assert not made.attachments
        assert SECRET.encode() not in b"".join(page.Contents.read_bytes() for page in made.pages)
        assert not any("/Subtype" in item and item.Subtype == "/Image" for item in streams(made))
    assert listener.connections == 0


def streams(made: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [item for item in made.objects if isinstance(item, pikepdf.Stream)]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/report.css",
        "file:///etc/passwd",
        "data:text/css,p{}",
        f"{BASE}../web/base.css",
        f"{BASE}fonts/../../__init__.py",
        f"{BASE}report.html",
        f"{BASE}fonts/OFL.txt",
        f"{BASE}/etc/hosts.css",
        f"{BASE}nothing.css",
        f"{BASE}%2e%2e/report.css",
        f"{BASE}fonts",
    ],
)
def test_no_other_address_is_served(address: str, folder: TemplateFolder) -> None:
    with pytest.raises(ValueError, match="not an asset of the report"):
        AssetFetcher(folder).fetch(address)


def test_assets_are_served(folder: TemplateFolder) -> None:
    fetcher = AssetFetcher(folder)
    assert b"@page" in fetcher.fetch(f"{BASE}report.css").read()
    assert fetcher.fetch(f"{BASE}fonts/CheckerLevels.ttf").content_type == "font/ttf"
