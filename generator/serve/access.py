"""Who may ask: pages that this server has sent, and a person who knows its address.

Another site that a person has open can send requests to this machine. It cannot know the token, and its browser says
where it comes from: both are checked, and so is the name under which the machine was found.
"""

import hmac
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

FORBIDDEN, MISSING, FAILED = 403, 404, 500
PLAIN = re.compile(r"(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?")
"""A path as this server writes them: no empty step, none that begins with a dot, nothing that is written as a code."""


def list_hosts(port: int) -> frozenset[str]:
    """The names under which a browser of this machine asks for the server."""
    return frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})


def refuse(target: str, headers: Mapping[str, str], hosts: frozenset[str], token: str) -> int:
    """The status with which the request is refused, or 0: 403 for a foreign host, origin or site, and without the
    token; 404 for a path that this server does not write."""
    if headers.get("Host", "") not in hosts or _is_foreign(headers, hosts):
        return FORBIDDEN
    path = target.partition("?")[0]
    given = path.split("/")[1] if path.count("/") > 1 else ""
    if not hmac.compare_digest(given.encode(), token.encode()):
        return FORBIDDEN
    return 0 if PLAIN.fullmatch(path) else MISSING


def _is_foreign(headers: Mapping[str, str], hosts: frozenset[str]) -> bool:
    """Whether another site has sent the browser here, or asks through it."""
    origin = headers.get("Origin")
    other = origin is not None and (not origin.startswith("http://") or urlsplit(origin).netloc not in hosts)
    return other or headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}
