"""Pictures drawn from data, as SVG that needs no font and loads nothing: charts, gauges, icons, motifs, marks."""
