"""调研、视察: research topics and inspections."""
