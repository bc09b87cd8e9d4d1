"""Photographs and screenshots that somebody supplies: written anew as PNG, with nothing in them but pixels."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from generator.diagnostics import Diagnostic, Position, Problem

LONGEST, MOST_PIXELS = 1_600, 40_000_000
"""Pixels: of a side as it is kept, and of a file as it is read."""
KINDS = ("PNG", "JPEG", "WEBP")


def clean_picture(data: bytes, path: str, *, square: bool = False) -> bytes:
    """The picture as PNG, no larger than paper needs, without the place and the camera that files tell of; a portrait
    is cut to a square around its middle."""
    try:
        with Image.open(BytesIO(data), formats=KINDS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise _damaged(path, f"it has more than {MOST_PIXELS:,} pixels")
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _damaged(path, "it is no PNG, JPEG or WebP picture, or a part of it is missing") from None
    side = min(upright.size)
    cut = ImageOps.fit(upright, (side, side)) if square else upright
    cut.thumbnail((LONGEST, LONGEST))
    return _png(cut)


def whiten(png: bytes, colour: str, path: str) -> bytes:
    """A logo in one colour, for a dark ground; a `Problem` if nothing of it is transparent."""
    logo = Image.open(BytesIO(png)).convert("RGBA")
    alpha = logo.getchannel("A")
    if alpha.getextrema()[0] == 255:
        cure = "supply the logo as an SVG, or as a PNG with a transparent ground"
        message = f"`{path}` has a ground of its own, and this place is dark"
        raise Problem(Diagnostic("damaged-picture", message, Position(path), cure))
    flat = Image.new("RGBA", logo.size, colour)
    flat.putalpha(alpha)
    return _png(flat)


def picture_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(BytesIO(png)) as picture:
        return picture.size


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _damaged(path: str, reason: str) -> Problem:
    cure = "export it again as PNG or JPEG"
    return Problem(Diagnostic("damaged-picture", f"`{path}` cannot be used: {reason}", Position(path), cure))
