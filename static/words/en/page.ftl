# The page: headings, labels, buttons, hints, and what it says of what was done.

### Palette Ports in English.

plan-full = A plan has room for { $most } sites.
counted-rules = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
