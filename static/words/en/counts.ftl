### Counts with their nouns.

counted-addresses = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}

counted-cells = { $count ->
    [one] { $count } cell
   *[other] { $count } cells
}

counted-clusters = { $count ->
    [one] { $count } cluster
   *[other] { $count } clusters
}

counted-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}

counted-firewall-openings = { $count ->
    [one] { $count } firewall opening
   *[other] { $count } firewall openings
}

counted-left-out = { $count ->
    [one] { $count } endpoint has no address and is left out
   *[other] { $count } endpoints have no address and are left out
}

counted-open = { $count ->
    [one] { $count } endpoint is open to any address
   *[other] { $count } endpoints are open to any address
}

counted-openings = { $count ->
    [one] { $count } opening
   *[other] { $count } openings
}

counted-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}

counted-rules = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}

counted-sites = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}

counted-unusable = { $count ->
    [one] { $count } field has an entry that can't be used
   *[other] { $count } fields have entries that can't be used
}

counted-wrong-entries = { $count ->
    [one] { $count } wrong entry
   *[other] { $count } wrong entries
}

counted-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}

counted-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}

counted-destinations = { $count ->
    [one] { $count } destination
   *[other] { $count } destinations
}

counted-unnamed = { $count ->
    [one] { $count } that the docs don't name
   *[other] { $count } that the docs don't name
}

counted-not-applying = { $count ->
    [one] { $count } rule doesn't apply
   *[other] { $count } rules don't apply
}
