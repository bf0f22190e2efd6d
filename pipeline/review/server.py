"""Serves the review pages on this machine alone, so that they can be corrected.

Whoever opens them must know the address, which holds a token of this run's; a page of another
site that guesses the port gets nothing, for neither Host nor Origin are then this server's.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from pipeline.errors import FolderInUse, SearchError
from pipeline.outputs.review_site.pictures import SUFFIX
from pipeline.review.asked import Conflict, Refused
from pipeline.review.preview import as_values
from pipeline.review.service import Desk

HOST = "127.0.0.1"
_LONGEST = 1_000_000
"""Bytes that a correction may have; the longest passage is far shorter."""
_HEADERS = {
    "Cache-Control": "no-store",  # a page shown again must be the one that is true now
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def make_token() -> str:
    """A word for the address that nobody can guess."""
    return secrets.token_urlsafe(24)


def make_app(desk: Desk, token: str, port: int) -> Starlette:
    """The application; it answers only under ``token``, and to its own pages."""
    hosts = {f"{HOST}:{port}", f"localhost:{port}"}

    async def index(request: Request) -> Response:
        return Response(await run_in_threadpool(desk.index), media_type="text/html")

    async def case(request: Request) -> Response:
        page = await run_in_threadpool(desk.page, request.path_params["id"])
        return Response(page, media_type="text/html") if page else _missing()

    async def report(request: Request) -> Response:
        try:
            page = await run_in_threadpool(desk.report, request.query_params)
        except SearchError as error:
            return PlainTextResponse(str(error), 422)
        return Response(page, media_type="text/html")

    async def search(request: Request) -> Response:
        return Response(await run_in_threadpool(desk.search), media_type="text/javascript")

    async def picture(request: Request) -> Response:
        digest, number = request.path_params["digest"], request.path_params["number"]
        path = desk.picture(digest, number)
        return FileResponse(path) if path else _missing()

    async def change(request: Request) -> Response:
        return await answered(request, lambda id, body: {"revision": desk.change(id, body)})

    async def preview(request: Request) -> Response:
        return await answered(request, lambda id, body: as_values(desk.preview(id, body)))

    async def answered(request: Request, do: Callable[[str, bytes], dict[str, object]]) -> Response:
        """What ``do`` makes of what a page asks for, or why it cannot be."""
        if request.headers.get("origin") not in {f"http://{host}" for host in hosts}:
            return PlainTextResponse("Only this server's own pages may correct.", 403)
        body = await _read_body(request)
        if body is None:
            return JSONResponse({"message": "This is too long."}, 413)
        try:
            return JSONResponse(await run_in_threadpool(do, request.path_params["id"], body))
        except (Conflict, FolderInUse) as conflict:
            return JSONResponse({"message": str(conflict)}, 409)
        except Refused as refused:
            return JSONResponse({"message": str(refused), "reason": refused.reason}, 422)
        except OSError as error:
            reason = f"It could not be written: {error.strerror or error}."
            return JSONResponse({"message": reason}, 500)

    async def alone(request: Request) -> Response:
        id = request.path_params["id"]
        page = await run_in_threadpool(desk.page_alone, id)
        attached = {"Content-Disposition": f'attachment; filename="{id}.html"'}
        return Response(page, media_type="text/html", headers=attached) if page else _missing()

    async def beside(request: Request) -> Response:
        page = await run_in_threadpool(desk.side_by_side, request.path_params["id"])
        return Response(page, media_type="text/html") if page else _missing()

    async def pdf(request: Request) -> Response:
        path = desk.pdf(request.path_params["id"])
        return FileResponse(path, media_type="application/pdf") if path else _missing()

    async def output(request: Request) -> Response:
        path = desk.output(request.path_params["name"])
        return FileResponse(path, filename=path.name) if path else _missing()

    async def state(request: Request) -> Response:
        writing = not desk.tables.are_written
        return JSONResponse({"writing": writing, "problem": desk.tables.problem})

    async def start(request: Request) -> Response:
        return RedirectResponse(f"/{token}/review/index.html")

    async def guard(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        known = request.url.path.split("/", 2)[1]
        if request.headers.get("host") not in hosts:
            response: Response = PlainTextResponse("This is not the host you asked for.", 421)
        elif not secrets.compare_digest(known.encode(), token.encode()):
            response = _missing()
        else:
            response = await go_on(request)
        response.headers.update(_HEADERS)
        return response

    app = Starlette(
        routes=[
            Route(f"/{token}/", start),
            Route(f"/{token}/review/index.html", index),
            Route(f"/{token}/review/search.js", search),
            Route(f"/{token}/review/cases/{{id}}.one.html", alone),
            Route(f"/{token}/review/cases/{{id}}.same.html", beside),
            Route(f"/{token}/review/cases/{{id}}.html", case),
            Route(f"/{token}/files/{{id}}.pdf", pdf),
            Route(f"/{token}/review/pages/{{digest}}/{{number}}{SUFFIX}", picture),
            Route(f"/{token}/cases/{{id}}", change, methods=["POST"]),
            Route(f"/{token}/cases/{{id}}/preview", preview, methods=["POST"]),
            Route(f"/{token}/state", state),
            Route(f"/{token}/report.html", report),
            Route(f"/{token}/{{name}}", output),
        ]
    )
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    return app


async def _read_body(request: Request) -> bytes | None:
    """The body of ``request``; None as soon as it is longer than any correction."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            return None
    return body


def _missing() -> Response:
    return PlainTextResponse("There is nothing here.", 404)
