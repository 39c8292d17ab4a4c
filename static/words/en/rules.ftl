### What is said of rules, releases, addresses, sites, links and upgrades: on the page, in notices and in files.
###
### A message that begins with a quoted blank is put behind another sentence.

## Lists

# Between the items of a list.
list-comma = ,{" "}
# Before the last item of a list.
list-and = {" "}and{" "}
# Between the parts of a list whose items have commas.
list-semicolon = ;{" "}
# A line such as “Purpose: SSH”.
name-and-value = { $name }: { $value }

## Rules

# What a rule is to the chosen release. Also the legend of the diagram, and a column’s cells.
status-required = Required
status-conditional = Conditional
status-optional = Optional
status-deprecated = Deprecated
# It was deprecated, and the chosen release no longer has it.
status-ended = Ended
# Only the rules of the other side list it: the reader has to judge.
status-check = Check
# Which way connections are opened, as seen from the hosts that a rule is for. They stand inside sentences, and in a column.
direction-inbound = inbound
direction-outbound = outbound

## The answer on top of the connections

# $what is answer-inbound, answer-outbound, or a list of them.
answer-allow = Allow { $what }.
# $role is such as Workload cluster.
answer-allow-role = { $role }: allow { $what }.
# $port is a protocol and a number; $ends is a name, counted-sources or counted-destinations.
answer-inbound = inbound { $port } from { $ends }
answer-outbound = outbound { $port } to { $ends }
# Behind one of the two, for the same direction.
answer-more-inbound = { $port } from { $ends }
answer-more-outbound = { $port } to { $ends }
# $ends is a name or a number of ends; $unnamed is counted-unnamed.
answer-and-unnamed = { $ends } plus { $unnamed }
answer-none-required = No port is required.
answer-none-required-role = { $role }: no port is required.
# A port, such as tcp/22, and what it is for.
answer-port = { $port } ({ $services })
# $what is answer-port here and below, answer-inbound or answer-outbound. Each with a form for what is included in firewall rules all the same.
answer-optional = { $what } is optional.
answer-optional-too = { $what } is included, but optional.
# $when is text of the dataset, such as “for clusters on VMware”.
answer-conditional = { $what } is only needed { $when }.
answer-conditional-too = { $what } is included, but only needed { $when }.
answer-deprecated = { $what } is deprecated and not needed from { $since }.
answer-deprecated-too = { $what } is included, but deprecated and not needed from { $since }.
# $removed is the first release without it.
answer-ended = { $what } ended with { $removed }: close it.
answer-check = Also check { $direction } { $port }.
# $vendor is a company; $role is in lower case.
answer-vendor = { $vendor } runs the { $role }, so you have nothing to allow there. Its ports are shown for reference.
answer-nothing-listed = The docs list no ports for this choice.
answer-nothing-listed-that-way = The docs list no { $direction } ports for this choice.
# $protocols is a list of spoken-protocol.
answer-uses = { $product } { $version } uses { $protocols }.
# Releases.
answer-same = Same ports from { $first } to { $last }.
answer-same-until = Same ports up to { $last }.
# What product and release speak: “gRPC (tcp/443)”. $protocol is tcp or udp.
spoken-protocol = { $name } ({ $protocol }/{ $port })
## What was chosen

selection-all-roles = all roles
# $kinds is a list of the two below it.
selection-with = with { $kinds } rules
include-optional = optional
include-deprecated = deprecated

## A rule as text, to paste into a ticket

# The first line: “tcp/443 HTTPS, inbound”.
told-connection = { $port } { $service }, { $direction }
# The lines below it, each as in name-and-value.
told-source = From
told-destination = To
told-purpose = Purpose
told-status = Status
told-id = Rule
# Behind the status: a few sentences on why the rule applies.
told-why = . { $why }
# Behind the rule’s id.
told-where = , { $product } { $version }, { $deployment }

## Why a rule applies

why-always = Applies to every version.
why-since = Applies from { $since }.
# The same of what the product does not work without.
why-needed-always = Needed for every version.
why-needed-from = Needed from { $since }.
why-needed-before = Needed before { $until }.
# $condition is text of the dataset, such as “for clusters on VMware”.
why-needed = Needed { $condition }.
why-optional = { $product } works without it.
why-carries = Carries { $purpose } from { $since }.
# why-instead and one of why-removed, why-removal-announced and why-no-removal follow.
why-deprecated = Deprecated since { $since }.
# $ports is a list of answer-port.
why-instead = Use { $ports } instead.
why-removed = Removed in { $release }.
why-removal-announced = Removal is announced, but no release is named.
why-no-removal = No removal is announced.
# For a release that no longer has it; $port is a protocol and a number. A full stop follows, or none in a table.
why-ended = Ended with { $release }: close { $port }
# Releases to which a connection is the same.
span-from = { $first } to { $last }
span-until = up to { $last }

## Why a rule does not apply

# It follows the rule: “HTTPS tcp/443 is for SaaS; you're viewing Self-hosted”. $why is a list of the messages below it, $viewed names what is viewed instead.
why-not = { $why }; you're viewing { $viewed }
why-not-deployment = is for { $deployments }
# The name of a role, in lower case, here and below.
why-not-role = is for the { $role }
why-not-since = applies from { $since }
why-not-removed = applies before { $removed }
why-not-direction = is { $direction }
why-not-viewed-role = the { $role }
why-not-viewed-direction = { $direction } only
# What a caller of the API leaves out.
why-not-deprecated = is deprecated, and you hide deprecated rules
why-not-optional = is optional, and you hide optional rules
why-not-search = is not found by “{ $search }”

## Releases

version-like = Write a release such as 4.2, 4.2.13 or 4.0.0-rc.1.
# $like is version-like, here and below.
version-empty = No version was given. { $like }
version-too-long = That is longer than any release name ({ $most } characters at most). { $like }
version-major-alone = “{ $major }” names no release on its own: add the minor version, such as { $major }.0.
# $right is the release with dots: 4.2 for 4-2.
version-separator = “{ $text }” is not a release: write { $right }.
version-not-a-release = “{ $text }” is not a release. { $like }
# How the chosen release stands to those that documentation is published for.
# The oldest release line, which stands for what came before it too.
version-oldest = { $line } and earlier
# $oldest is a release line, named as in version-oldest.
version-older = { $release } is covered by “{ $oldest } and earlier”.
version-between = The docs don't cover { $release }, between { $before } and { $after }. Showing what holds from { $before } until the next change.
version-newer = { $release } is newer than this data. Showing { $newest }; check the release notes for changes.

## Published addresses

published-source = { $title }, revision { $revision }, read on { $day }.
# In the place of a document’s revision.
published-no-revision = none

## Typed addresses

# $reason is one of the messages below it.
address-wrong = Entry { $position }, “{ $entry }”: { $reason }.
# For what is read as something that is not written there: a range, an address and its mask. $addresses is a list.
address-read = Entry { $position }, “{ $entry }”: read as { $addresses }.
# The last item of that list, where it is long.
address-read-more = { $number } more
address-too-many = only the first { $most } entries are read, and a range counts as its networks
address-too-long = too long for an address or a host name
address-no-entry = there is no entry here but comments or separators, so no address is allowed; to allow any, empty the field
# $code is the character’s number in Unicode, such as 200B.
address-invisible = it holds a character that is not to be seen, U+{ $code }: delete it, or type the entry anew
# $right is an entry: what is left without quotation marks, brackets, port and path.
address-extra = a port, a path, quotation marks and the like are no part of an entry: write { $right }
address-scheme = leave out “{ $scheme }://”, the port and the path
address-before-slash = what stands before the slash is not an IPv4 or IPv6 address
address-zone = an address with a zone (“%…”) means something on one machine only
address-length = use a prefix length from 0 to { $longest }
address-beyond-length = the address has bits beyond the length: write { $network } for the network or { $address } for the one address
address-backslash = write it with a slash: { $right }
address-unspecified = this stands for no address; to allow any, leave the field empty
address-around-unspecified = a network around “::” is never the other end of a connection
address-loopback = a loopback address is never the other end of a connection
address-link-local = a link-local address is never the other end of a connection across networks
address-multicast = a multicast address is never the other end of a connection
address-broadcast = the broadcast address is never the other end of a connection
address-this-network = an address of 0.0.0.0/8 is never the other end of a connection
address-reserved = a reserved address is never the other end of a connection
address-lone-mask = a mask belongs behind the address of a network: write a network such as 192.0.2.0/24
address-mask-first = the mask stands before the address: write a network such as 192.0.2.0/24
address-no-mask = what stands behind the address is no mask of a network: write one such as 192.0.2.0/24
address-zero-mask = “0.0.0.0” behind an address means that one or any: write { $address }, or empty the field to allow any
# $network is a network with its length.
address-apart = a mask or a length stands apart from the address: write { $network } if it belongs to it
address-other-mask = the length and the mask do not agree: write one of them, as in 192.0.2.0/24
# An address such as ::ffff:192.0.2.1.
address-mapped = an IPv4 address written as IPv6: write { $address }
address-mapped-network = IPv4 networks are written as IPv4
address-not-ipv6 = not an IPv6 address; a port is not part of it either
address-not-ipv4 = not an IPv4 address: four numbers from 0 to 255, such as 192.0.2.1
address-leading-zero = a number begins with 0, which some programs read as octal: write { $address } if that is meant
# $network is what 192.0.2.x stands for.
address-pattern = not an IPv4 address: write { $network } for all of them
address-hexadecimal = a hexadecimal number: write the address as four numbers, such as 192.0.2.1
address-range-backwards = the range ends before it begins
address-range-end = the end of the range is not an address: write it in full, as in 192.0.2.10-192.0.2.20
address-range-unclear = if a range is meant, write it from address to address, as in 192.0.2.10-192.0.2.20; if not, separate them by a comma
address-arrow = it is not clear which end is meant: enter the address of one, without the arrow
address-word-any = not a host name; to allow any address, leave the field empty
address-word-none = not a host name; a field cannot say that there is none, and an empty one is open to any address
address-placeholder = a word in the place of an address: enter the address when it is known
address-conjunction = not a host name: separate entries by commas, blanks or new lines
address-exception = an exception cannot be read, so nothing of it is allowed: enter the networks without what is excepted
address-exception-unclear = a network and an address of it stand in one line with words between them: an exception is not read, so write each on a line of its own, or the networks that are left
address-excepted = it is excepted elsewhere in the field, as a whole or in part: enter the networks without what is excepted
address-other-comment = here a comment begins with “#”; this is not read, and nothing behind it in its line
address-configuration = a line of a configuration is not read: enter its addresses or networks alone
# $name is a word such as “registry”.
address-no-dot = a word without a dot is no host name here: write it in full, as in { $name }.example.com, or as “{ $name }.” on a line of its own if the name is no longer
address-underscore = a host name has letters, digits and hyphens, and no underscore: enter its address
# $ascii is a host name such as xn--bcher-kva.example.
address-international = write the host name as DNS has it: { $ascii }
address-wildcard = a wildcard is not one host: name each host, or enter its addresses
address-unknown = not an address, a network such as 192.0.2.0/24, or a host name

## Sites

# A site that has no name.
site-unnamed = Site { $number }
# What stands between a site’s hosts and the far ends.
site-proxy = Proxy
# $openings is “1 opening” or “2 openings”.
site-adds = { $site } adds { $openings }.
# At the firewall of another role, which sees the site’s hosts. $openings is “1 opening” or “2 openings”.
site-joins = { " " }Its addresses are also added to { $openings } of the { $role }.

## The diagram in sentences

# $ports is a list such as “tcp/443 HTTPS and tcp/22 SSH”, and $status one of the status-….
diagram-arrow = From { $source } to { $destination }: { $ports }. { $status }.

## Links, and what is kept in the browser

link-too-long = The link’s query is longer than { $most } characters and was ignored.
# $name is a parameter of the link; $problem is one of the messages below.
link-ignored = Ignored { $name } “{ $value }” in the link: { $problem }.
link-twice = it is given twice; the first one counts
link-release = use a release such as 4.2, 4.2.13 or 4.0.0-rc.1
link-search-too-long = a search has { $most } characters at most
# A list of words that a link may say.
link-known = known are { $values }
# A link had its # as %23, so that its entries became a part of what browsers send.
link-entries-in-query = This link came damaged: its # had become %23, as filters of mails and chats have it. The entries behind it went to the server, are not read, and are taken out of the address. Ask for the link once more, or for the plan as a file.
link-not-read = This link is not as this page writes them and may be damaged, and the part that reads such links did not arrive. Check what is chosen, or load the page again.
# $read is a list of parameters as a link writes them: version=3.4, role=all.
link-read-as = This link came damaged and is read as { $read }.
# $id is what the link has in the place of a rule’s id.
link-rule-unknown = No rule is called “{ $id }”. Check the link.
# Behind the first few notices.
notices-more = And { $count } more.
# $field is the name of a field as in a link: “sites/1/name”. $code is a character by its number in Unicode,
# such as U+0007.
typed-unseen = What came for “{ $field }” holds a character that cannot be seen, { $code }: the link was damaged.
# $field is as in typed-unseen.
typed-left-out = What is typed for “{ $field }” cannot be used here and was left out: “{ $value }”.

## Upgrades

# In $noun of the messages below, and alone.
upgrade-noun = upgrade
upgrade-noun-down = downgrade
# Behind the title of a snippet: whose it is.
upgrade-plan-before = , before the { $noun } from { $from }
upgrade-plan-after = , after the { $noun } from { $from }
# An upgrade in a few sentences, one or several of the following.
# Where all hosts are the vendor’s.
upgrade-not-yours = This is the vendor’s side, shown for reference. There is nothing for you to change.
upgrade-nothing = From { $from } to { $to }, nothing changes on the firewall.
# $connections is a list of upgrade-say-connection.
upgrade-say-open = Open first: { $connections }.
upgrade-say-connection = { $port } from { $source } to { $destinations }
upgrade-say-nothing-to-open = Nothing to open: everything that { $to } needs is open already.
# $source and $destination are sides of the product.
upgrade-say-open-already = Nothing new between { $source } and { $destination }: { $port } is open already.
# $over is what a protocol is carried by, such as HTTP/2, and $name the protocol.
upgrade-say-pass = Let { $over } ({ $name }) through proxies and inspection.
# $noun is upgrade-noun or upgrade-noun-down, $connections a list of ports or of upgrade-say-connection.
upgrade-say-close = After the { $noun }, you can close { $connections }.
upgrade-deprecated-both = You can also close what is deprecated in both versions.
# The two ends of a connection.
upgrade-ends = { $source } to { $destination }
# Why a change is in its list.
upgrade-deprecated-before = {" "}It was deprecated before, too.
upgrade-stays = { $status } before and after.
upgrade-carries = Now also carries { $purposes }.
upgrade-reopen = Deprecated today, but needed afterwards. If you closed it, open it again first.
# $left is upgrade-left or upgrade-left-older.
upgrade-safe = Close it once { $left }.
upgrade-safe-spoken = Close it once all agents use { $protocols } and { $left }.
upgrade-left = nothing of { $release } is running
upgrade-left-older = nothing older than { $release } is running
