"""Charts as pictures: shapes with their boxes, drawn from plain data with the brand's colours and faces."""
