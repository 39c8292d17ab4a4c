### Counts with their nouns.

counted-clusters = { $count ->
    [one] { $count } cluster
   *[other] { $count } clusters
}

counted-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}

counted-distinct-ports = { $count ->
    [one] { $count } distinct port
   *[other] { $count } distinct ports
}

counted-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}

counted-flows = { $count ->
    [one] { $count } flow
   *[other] { $count } flows
}

counted-openings = { $count ->
    [one] { $count } opening
   *[other] { $count } openings
}

counted-rules = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}

counted-sites = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}

counted-wrong-entries = { $count ->
    [one] { $count } wrong entry
   *[other] { $count } wrong entries
}

counted-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
