"""Whether the process lives (`/healthz`) and whether it can serve (`/readyz`), for proxies and supervisors."""

import logging
from collections.abc import Callable
from typing import Protocol

from anyio import move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

PATIENCE_SECONDS = 5.0
"""A database that takes longer to say that it is there counts as away."""

_log = logging.getLogger(__name__)


class Checked(Protocol):
    """What readiness asks of the store."""

    def is_current(self) -> bool:
        """Whether the schema is this program's; raises where the database is away."""


def routes(store: Callable[[], Checked]) -> list[Route]:
    """The two routes; `store` gives the open store or raises."""

    def state() -> str:
        try:
            return "ready" if store().is_current() else "migrating"
        except Exception:
            _log.warning("store away", exc_info=True)
            return "database away"

    async def ready(_request: Request) -> JSONResponse:
        answer = "database away"
        with move_on_after(PATIENCE_SECONDS):
            answer = await to_thread.run_sync(state, abandon_on_cancel=True)
        return _answer(answer, 200 if answer == "ready" else 503)

    async def alive(_request: Request) -> JSONResponse:
        return _answer("alive", 200)

    return [Route("/healthz", alive), Route("/readyz", ready)]


def _answer(state: str, status: int) -> JSONResponse:
    return JSONResponse({"state": state}, status_code=status, headers={"cache-control": "no-store"})
