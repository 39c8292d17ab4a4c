# The page: headings, labels, buttons, hints, and what it says of what was done.

### Palette Ports in English.

page-title = Palette network ports
plan-full = A plan has room for { $most } sites.
