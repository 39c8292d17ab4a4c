### The page: headings, labels, buttons, hints, and what it says of what was done.
###
### What stands in [brackets] leads to the glossary, and what stands in `backquotes` is shown as code. A blank at an end is written { " " }.

## The page as a whole

page-intro = Choose a deployment model, a role and a version: see which ports have to be open, why, and copy the firewall rules.
# What the links to the parts of the page are called, for those who hear it. Most of them are the parts' titles.
page-contents = On this page
page-to-rules = Rules
page-to-snippets = Snippets
# $version is that of the dataset, such as 1.4.0; $vendor is a company.
page-source = Dataset { $version }, from the public documentation of { $vendor }.
# Stands behind page-source.
page-sends-nothing = This page sends nothing anywhere.
# The button below notices of what a link asked for in vain.
page-dismiss = Dismiss
# Between the items of a list, where no word joins the last two.
between-items = ,{ " " }
# Between what something is called and what is said of it.
between-name-and-text = :{ " " }

## The title for a choice, in tabs and bookmarks: short, and what narrows the choice first

# $chosen is the parts below and the names of what was chosen, between-items in between; $page is page-title.
title-chosen = { $chosen }: { $page }
# Two releases, such as 3.4 and 4.2.
title-upgrade = { $from } to { $to }
title-without-deprecated = without deprecated rules
title-without-optional = without optional rules
title-search = “{ $search }”

## Light or dark

theme-label = Theme
# The theme of the reader’s system.
theme-system = System
theme-light = Light
theme-dark = Dark

## Choices

choices-label = Choices
choices-all-roles = All roles
choices-version = Version
# $problem is a sentence; $version is the release that is still shown.
choices-version-wrong = { $problem } Still showing { $version }.
choices-releases = Known releases
choices-search = Search
# Examples of what can be searched for, in the empty field.
choices-search-hint = 443, NATS, vCenter, rule id
choices-direction = Direction
# Both directions.
choices-both = Both
# The heading of two switches: rules-deprecated and rules-optional.
choices-show = Show
# Behind a switch that is off: how many rules there are with it on. $rules is counted-rules.
choices-with = with: { $rules }
# Behind a switch that is on: how many rules there are with it off. $rules is counted-rules.
choices-without = without: { $rules }
choices-reset = Reset

## Keyboard shortcuts

# The button that opens the list.
shortcuts-open = Shortcuts
shortcuts-title = Keyboard shortcuts
shortcuts-search = / goes to the search
shortcuts-list = ? shows this list
# Behind a checkbox.
shortcuts-on = On, while no text is typed
shortcuts-close = Close

## Rules

rules-title = Rules that apply
rules-deprecated = Deprecated rules
rules-optional = Optional rules
# $port is a protocol and a number; $why says what keeps the rule off the screen.
rules-lost = The link leads to { $port } { $service }, `{ $id }`, which is not shown here. This rule { $why }.
rules-show-lost = Show the rule
# A flow that only the other side’s rules list. A sentence that says so follows.
rules-check-too = Check { $port } too.{ " " }
# One of the three sentences behind it stands above the rules.
rules-none = No rules to show.
rules-none-listed = The source lists no rule for this choice.
rules-none-one-hidden = One rule applies, and the search or a filter hides it.
# $number is 2 or more.
rules-none-all-hidden = { $number } rules apply, and the search or a filter hides them all.
rules-reset = Reset all choices
rules-clear-filters = Clear search and filters
rules-not-shown = Rules that do not apply or are hidden ({ $number })
# $why says why it does not apply, or what hides it.
rules-not-shown-why = This rule { $why }.
# A rule in a line, behind its port. More sentences follow.
rules-in-short = { " " }{ $service } { $direction }, { $role }: { $purposes }.{ " " }

## The table of rules

rules-port = Port
rules-from = From
rules-to = To
rules-purpose = Purpose
rules-status = Status and reason
rules-source = Source
# Behind a purpose. $ends is who opens the connections.
rules-purpose-from = { " " }from { $ends }
# Behind a purpose. $ends is who the connections are opened to.
rules-purpose-to = { " " }to { $ends }
# $consequence is a sentence.
rules-when-blocked = When blocked: { $consequence }
# Stands behind the name of a far end and between-name-and-text.
rules-derived = [derived] from the purpose; the source does not name the end.
rules-id = Rule `{ $id }`
# The button that copies a link to the rule.
rules-link = Link
# The button that copies the rule in a few lines.
rules-copy = Copy text
# The link or the text follows, on a line of its own.
rules-copy-refused = The browser refused the clipboard. Copy it here:
# Behind a button that copied something.
copy-done = Copied

## Diagram

diagram-title = Diagram
diagram-none = Nothing on screen, so nothing to draw.
diagram-save = Save as SVG
diagram-saved = Handed to the browser. If no file arrives, downloads are refused here.

## Upgrade

upgrade-title = Upgrade
upgrade-intro = From which version? What to open before, and what may be closed afterwards.
upgrade-from = From version
# No version: there is no upgrade.
upgrade-from-none = None
# Headings of three lists of rules.
upgrade-open = Open before
upgrade-stay = Stays
upgrade-close = May be closed afterwards
# $change is an upgrade or a downgrade. Snippets follow.
upgrade-load-before = Before the { $change }: open
# “Firewall snippets” is snippets-title.
upgrade-load-before-hint = As chosen and entered under “Firewall snippets”.
upgrade-load-after = After it: close
# What is loaded is a snippet.
upgrade-load-after-hint = Once it is safe, load it in place of the one before.

## Firewall snippets

snippets-title = Firewall [snippets]
snippets-none = Nothing on screen, so nothing to open.
snippets-intro = For the rules above, one snippet for the hosts of each role. A snippet adds openings; it never flushes or replaces what is there.
# The heading of two switches: rules-deprecated and rules-optional.
snippets-open-also = Open also
# Behind a switch: how many of its rules are on screen.
snippets-on-screen = { $number } on screen
# A switch: what to do on a network device about an endpoint without addresses.
snippets-allow-any = Allow any address where none is entered
# What is asked about an endpoint that no source names, and the two answers beside entering its address. $ends is
# such an endpoint with what it is for, or a list of them: gRPC peer (not stated) (outbound tcp/443).
snippets-unnamed = The documentation does not say which host this is: { $ends }. Enter its address below, or choose:
snippets-unnamed-end = { $end } ({ $rule })
snippets-leave-unnamed = Leave it out
snippets-allow-unnamed = Allow any address for it
# “ends” says where and because of whom, as a sentence without its full stop.
snippets-wide = Any address: { $ends }.
# The heading of a list.
snippets-unsupported = Not in this snippet:
# The heading of a list. $rules is counted-rules.
snippets-left-out = { $rules } left out
# $rule is a direction and a port; $id is the rule’s id.
snippets-left-out-rule = { $rule } ({ $id }): { $why }.
snippets-empty = There is nothing to open here.
# For those who hear the page. $format is such as nftables; $hosts says whose hosts it is for.
snippets-label = { $format } snippet, { $hosts }
snippets-copy = Copy
snippets-download = Download
snippets-copy-selected = The browser refused the clipboard. The snippet is selected: press Ctrl+C or ⌘C.
snippets-copy-refused = The browser refused the clipboard. Select the snippet and copy it, or download it.

## Formats of snippets

formats-label = Format
# Examples of what can be searched for, in the empty field.
formats-search-hint = Search, such as azure, cisco or terraform
formats-none-found = No format is found by this. Another word may do: a vendor, a product, a tool.
# Terms in front of what there is to know about a format: what it is for, …
formats-for = For
# … how it is loaded, …
formats-apply = Apply
# … what else there is to know, …
formats-note = Note
# … how that is undone, …
formats-undo = Undo
# … and what it was checked with.
formats-checked = Checked
# $wanted says what is right, such as “a name of letters and digits”.
formats-setting-wrong = This has to be { $wanted }. Until then there is no snippet.
# Below the field for a zone or an interface that “any” was typed into.
formats-setting-any = “any” stands for all of them: the rules then hold wherever a packet comes from or goes.

## Addresses

addresses-title = Your addresses
addresses-intro = Addresses, [networks] and host names, IPv4 and IPv6, separated by commas, spaces or new lines. An empty field opens its port to any address, whatever stands in the others, or is left out where it says so.
addresses-kept = They are kept in this browser and sent nowhere.
addresses-linked = They came with the link. They are sent nowhere.
addresses-refused = This browser keeps nothing, so they are gone after a reload. They are sent nowhere.
# “Save plan” is plan-save.
addresses-outdated = This browser has no room for the last changes: after a reload, what it kept before comes back. “Save plan” keeps these. They are sent nowhere.
# What an empty field stands for, in it.
addresses-any = any address
addresses-left-out = left out
# A button that adds published addresses. $list is what they are called; $number is how many there are.
addresses-add = Add: { $list } ({ $number })
# Behind addresses-add, for those who hear the page.
addresses-add-to = { " " }to { $end }
# Behind how many entries there are.
addresses-redundant = { $number } left out as covered by another
# Behind how many entries there are. $comments is counted-comments.
addresses-comments = { $comments } passed over
# Behind the first few wrong entries, and behind the first few that are read as something else.
addresses-wrong-more = … and { $number } more.
# “Your addresses” is addresses-title.
addresses-brought = Entries under “Your addresses” came with this link. Check them before you use a snippet.
# Stands behind addresses-brought, where entries of the reader’s own are kept in this browser.
# “Undo” is plan-undo, “Plan” plan-title.
addresses-brought-over-own = Your own come back when you open the page without them, or by Undo under “Plan”. Change one here, and these are kept instead, until you press Undo.
# The browser saves nothing, and what the reader entered would be lost.
addresses-not-brought = This link has entries. They are not shown, because this browser does not keep yours: open the link in another tab.

## Checks

checks-title = Checks
checks-intro = For the same [flows], a script for the hosts of each role. It tries each TCP connection to an address that you entered, and says which fail.
# The heading of a choice: a kind of script, or checks-nothing.
checks-with = Check with
checks-nothing = Nothing
# Terms in front of how a script is run, and of what it shows then.
checks-run = Run
checks-shows = Shows
# The heading of a list.
checks-untried = Not tried:
checks-empty = There is nothing to try here.
# For those who hear the page. $kind is what it runs in, such as Bash; $hosts says whose hosts it is for.
checks-label = { $kind } check, { $hosts }

## The rest of the page, which is loaded when the first part is there

later-loading = Loading the rest of the page…
later-missing = The rest of the page did not arrive. Check the connection and try again; after a new release, load the page again.
# A button.
later-retry = Try again

## The part that writes files, which is loaded when it is first asked for

files-loading = Loading the part that writes files…
files-missing = The part that writes files did not arrive. Check the connection and press again.
files-stopped = The part that writes files stopped because of a mistake in it. Load the page again.

## Every rule to read, where the page does not run

reading-intro = All rules, by deployment model and role, for every version: each says when it applies, why, and where it is written down. Deprecated rules are marked and say what replaces them.
reading-contents = Contents
