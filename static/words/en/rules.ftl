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
# Which way connections are opened, as seen from the hosts that a rule is for. They stand inside sentences, and in a column.
direction-inbound = inbound
direction-outbound = outbound

## The sentences on top of the rules

# What product and release speak: “gRPC (tcp/443)”. $protocol is tcp or udp.
spoken-protocol = { $name } ({ $protocol }/{ $port })
# $protocols is a list of spoken-protocol.
summary-spoken = { $product } { $version } talks over { $protocols }.{" "}
# $rules is “1 rule” or “2 rules”, $role summary-role or selection-all-roles, and $kinds summary-kinds or nothing.
summary-rules = { $rules } for { $role } in { $deployment }: { $inbound } inbound, { $outbound } outbound{ $kinds }.
# A role inside a sentence; its name is in lower case.
summary-role = the { $role }
# A list of summary-kind.
summary-kinds = ; { $kinds }
# $status is one of the status-… in lower case.
summary-kind = { $count } { $status }

## What was chosen

selection-all-roles = all roles
selection-without-deprecated = without deprecated rules
selection-without-optional = without optional rules
selection-found-by = found by “{ $search }”

## A rule as text, to paste into a ticket

# The first line: “tcp/443 HTTPS, inbound”.
told-rule = { $port } { $service }, { $direction }
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
why-since-chosen = Applies from { $since }; you chose { $version }.
why-before = Required before { $deprecated }.
why-before-chosen = Required before { $deprecated }; you chose { $version }.
why-listed-chosen = Still listed by the source; you chose { $version }.
# $condition is text of the dataset, such as “for clusters on VMware”.
why-needed = {" "}Needed { $condition }.
why-optional = {" "}The product works without it.
why-carries = {" "}Carries { $purpose } from { $since }.
# $purposes is a list of why-purpose.
why-also-carries = {" "}Also carries { $purposes }.
why-purpose = { $purpose } from { $since }
# $rules is a list of why-replacement; one of why-removed, why-removal-announced and why-no-removal follows.
why-deprecated = {" "}Deprecated since { $since }, replaced by { $rules }.
# “HTTPS tcp/443 (saas-mgmt-in-https-api)”.
why-replacement = { $service } { $port } ({ $rule })
why-removed = {" "}Removed in { $release }.
why-removal-announced = {" "}Its removal is announced; the release is not known.
why-no-removal = {" "}No removal is announced.

## Why a rule does not apply

# These follow the rule: “HTTPS tcp/443 is for SaaS; you chose Self-hosted”. Where there are several, list-semicolon is between them.
why-not-deployment = is for { $deployments }; you chose { $chosen }
# Names of roles, in lower case.
why-not-role = is for the { $role }; you chose the { $chosen }
why-not-since = starts with { $since }; you chose { $version }
why-not-removed = ends with { $removed }; you chose { $version }
why-not-direction = is { $direction }, and you filter by direction
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
version-older = { $release } is answered as “{ $oldest } and earlier”.
version-between = No documentation is published for { $release }; it lies between { $before } and { $after } and gets the rules that hold from { $before } until the next change.
version-newer = { $release } is newer than the newest release known here. These are the rules of { $newest }; check the documentation of your release for changes.

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
address-length = what stands after the slash is a length from 0 to { $longest }
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
# $totals is totals.
site-adds = { $site } adds { $totals }.
# At the firewall of another role, which sees the site’s hosts. $openings is “1 opening” or “2 openings”.
site-joins = {" "}{ $role }: its addresses join { $openings }.
# $flows is “7 flows”, $egress “3 openings”, $ingress a number, and $ports “3 distinct ports”.
totals = { $flows }: { $egress } out, { $ingress } in, { $ports }; { $required } required, { $optional } optional, { $deprecated } deprecated

## The diagram in sentences

# $ports is a list such as “tcp/443 HTTPS and tcp/22 SSH”, and $status one of the status-….
diagram-arrow = From { $source } to { $destination }: { $ports }. { $status }.

## Links, and what is kept in the browser

link-too-long = The link’s query is longer than { $most } characters and was ignored.
# $name is a parameter of the link; $problem is one of the messages below.
link-ignored = { $name }=“{ $value }” was asked for and is ignored: { $problem }.
link-twice = it is given twice; the first one counts
link-release = a release reads like 4.2, 4.2.13 or 4.0.0-rc.1
link-search-too-long = a search has { $most } characters at most
# A list of words that a link may say.
link-known = known are { $values }
# A link had its # as %23, so that its entries became a part of what browsers send.
link-entries-in-query = This link came damaged: its # had become %23, as filters of mails and chats have it. The entries behind it went to the server, are not read, and are taken out of the address. Ask for the link once more, or for the plan as a file.
link-not-read = This link is not as this page writes them and may be damaged, and the part that reads such links did not arrive. Check what is chosen, or load the page again.
# $read is a list of parameters as a link writes them: version=3.4, role=all.
link-read-as = This link came damaged and is read as { $read }.
# $id is what the link has in the place of a rule’s id.
link-rule-unknown = The link leads to “{ $id }”, and no rule is called that in this dataset: it may have had another id when the link was made.
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
upgrade-nothing = From { $from } to { $to } nothing changes: nothing to open, nothing to close.
# Numbers of rules.
upgrade-counts = From { $from } to { $to }: { $open } to open before, { $stay } to stay, { $close } that may be closed afterwards.
upgrade-deprecated-both = {" "}What is deprecated in both may go all the same.
# A purpose and its far end; further ends follow behind list-and each, further purposes behind list-semicolon.
upgrade-flow-inbound = { $purpose }, from { $end }
upgrade-flow-outbound = { $purpose }, to { $end }
# Why a change is in its list.
upgrade-deprecated-before = {" "}It was so before already.
upgrade-stays = { $status } before and after.
upgrade-reopen = Deprecated today, and needed afterwards: where it was closed, open it again first.
upgrade-ends-open = {" "}The rule’s other ends are open already.
upgrade-ends-stay = {" "}The rule’s other ends stay open.
# $left is upgrade-left or upgrade-left-older.
upgrade-safe = Safe to close once { $left }.
upgrade-safe-spoken = Safe to close once every agent talks { $protocols } and { $left }.
upgrade-left = nothing of { $release } is left
upgrade-left-older = nothing older than { $release } is left
