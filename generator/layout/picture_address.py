"""Pictures as data addresses: pages carry their pictures in themselves."""

import base64


def svg_uri(svg: str) -> str:
    """The SVG as a data address."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def png_uri(png: bytes) -> str:
    """The PNG as a data address."""
    return "data:image/png;base64," + base64.b64encode(png).decode()
