"""The live loop: a change in, a build in another process, a message to every open page out. ⚡ Runs the event loop.

The event loop only waits and answers; building and watching are done elsewhere, so the server answers while a build
runs. Before each build the pages that are open are made from what the last one knew, where that is possible; a newer
save may then end the build that follows. A failed build is tried again after a while even if nothing changed: what
stopped it need not lie in a watched file. The surprising thing: a build that runs for a minute is given up as soon as
something has changed.
"""

import asyncio
import errno
import logging
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from livereload import Server
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets

from generator.base.problems import SetupError
from generator.commands.preview.answers import Application
from generator.commands.preview.state import Outcome, Preview, Served
from generator.commands.preview.watch import QuietWatcher

#: Seconds.
_RETRIES, _STUCK, _SLOW_CLIENT = (1.0, 4.0, 15.0), 60.0, 20.0
#: Seconds in which a browser fetches what was glimpsed, before a build takes the processor's cores.
_HEAD_START = 0.1
_MOST_CONNECTIONS = 400
#: So many open pages and files of theirs are shown before the build.
_MOST_GLIMPSED = 40
_HEADERS, _BODY = 16_384, 1_024

_Started = Callable[[str], None]
_Built = Callable[[Outcome, str, float], None]


def run(preview: Preview, port: int, started: _Started, built: _Built) -> None:
    """Serve until SIGINT or SIGTERM. Raises `SetupError` if the port cannot be had."""
    sockets = _bound(port)
    served = Served(preview.archive, Path(preview.folder).resolve(), sockets[0].getsockname()[1])
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    asyncio.run(_LiveServer(preview, served, started, built).live(sockets))


def _bound(port: int) -> list[socket.socket]:
    try:
        return bind_sockets(port, address="127.0.0.1")
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SetupError(
                f"port {port} is in use; end what uses it, or take another with --port (0 takes a free one)"
            ) from None
        raise SetupError(f"port {port} cannot be used: {str(error.strerror).lower()}; take another") from None


class _LiveServer(Server):  # type: ignore[misc]  # livereload has no types
    """Livereload's server with our watcher, our application, and a loop in which nothing is built."""

    def __init__(self, preview: Preview, served: Served, started: _Started, built: _Built) -> None:
        super().__init__(watcher=QuietWatcher())
        self._preview, self._served, self._started, self._built = preview, served, started, built
        self._unbuilt = set[str]()
        for path in preview.watched:
            self.watch(str(path))

    async def live(self, sockets: list[socket.socket]) -> None:
        """Answer and rebuild until a signal ends it."""
        loop = asyncio.get_running_loop()
        changed, ended = asyncio.Event(), asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, ended.set)
        application = Application(self._served)
        server = _serving(application, sockets)
        self._started(self._served.address)
        self.watcher.start(lambda: loop.call_soon_threadsafe(changed.set))
        rebuilding = asyncio.create_task(self._rebuild(application, changed))
        await asyncio.wait({rebuilding, asyncio.create_task(ended.wait())}, return_when=asyncio.FIRST_COMPLETED)
        server.stop()
        failed = rebuilding.done()
        rebuilding.cancel()  # before the process ends, so that none is started in its place
        self._preview.abandon()
        self.watcher.stop()
        if failed:
            rebuilding.result()  # it never returns: this raises what ended it

    async def _rebuild(self, application: Application, changed: asyncio.Event) -> None:
        served, delays = self._served, iter(_RETRIES)
        while True:
            changed.clear()
            before, served.building = served.outcome, True
            began = perf_counter()
            glimpsed = await self._glimpsed(application)
            if glimpsed and await _happens(changed, _HEAD_START):
                continue
            outcome = await self._made(changed, glimpsed)
            if outcome.given_up:
                continue
            known = outcome == before and not outcome.made
            served.take(outcome)
            _tell(application)
            if not known:
                self._built(outcome, served.address, perf_counter() - began)
            if outcome.made:
                self._unbuilt.clear()
                delays = iter(_RETRIES)
            if await _happens(changed, None if outcome.made else next(delays, None)):
                delays = iter(_RETRIES)

    async def _glimpsed(self, application: Application) -> bool:
        """Show the open pages as they will be, if that takes no build. Whether it did."""
        served, news = self._served, self.watcher.news()
        self._unbuilt |= {os.path.relpath(path, self._preview.archive) for path in news}
        if not news or not served.ever:
            return False
        paths = {served.path_of(raw) for page in application.pages for raw in page.shown}
        wanted = sorted(filter(None, paths))[:_MOST_GLIMPSED]
        loop = asyncio.get_running_loop()
        outcome = await loop.run_in_executor(None, self._preview.glimpse, sorted(self._unbuilt), wanted)
        if outcome:
            served.take_glimpse(outcome)
            _tell(application)
        return outcome is not None

    async def _made(self, changed: asyncio.Event, glimpsed: bool) -> Outcome:
        """Build in a thread. Give up once there is something newer to build: after a glimpse, or if it hangs."""
        loop = asyncio.get_running_loop()
        building: asyncio.Future[Outcome] = loop.run_in_executor(None, self._preview.make, self._served.port)
        newer = asyncio.ensure_future(changed.wait())
        either = set[asyncio.Future[Any]]((building, newer))
        if glimpsed:
            await asyncio.wait(either, timeout=_STUCK, return_when=asyncio.FIRST_COMPLETED)
            if newer.done() and not building.done():
                self._preview.hurry()
        done, _ = await asyncio.wait({building}, timeout=_STUCK)
        if not done:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if not building.done():
                self._preview.abandon()
        newer.cancel()
        return await building


def _tell(application: Application) -> None:
    for page in tuple(application.pages):
        page.tell()


async def _happens(event: asyncio.Event, within: float | None) -> bool:
    """Wait for the event, at most so many seconds; whether it came."""
    try:
        await asyncio.wait_for(event.wait(), within)
    except TimeoutError:
        return False
    return True


class _BoundedServer(HTTPServer):
    """Takes no more connections than it has files to open for them."""

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        if len(self._connections) >= _MOST_CONNECTIONS:
            stream.close()
            return
        super().handle_stream(stream, address)


def _serving(application: Application, sockets: list[socket.socket]) -> HTTPServer:
    server = _BoundedServer(
        application,
        max_header_size=_HEADERS,
        max_body_size=_BODY,
        idle_connection_timeout=_SLOW_CLIENT,
        body_timeout=_SLOW_CLIENT,
    )
    server.add_sockets(sockets)
    return server
