"""Pictures drawn from data, as SVG that needs no font and loads nothing."""
