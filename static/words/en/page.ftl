### The page: headings, labels, buttons, hints, and what it says of what was done.
###
### What stands in [brackets] says what it means when it is pressed, and what stands in `backquotes` is shown as code. A blank at an end is written { " " }.

## The page as a whole

# $version is that of the dataset, such as 1.4.0; $vendor is a company.
page-source = Dataset { $version }, from the public documentation of { $vendor }.
# Stands behind page-source, in the single file alone; $date is that of the dataset, such as 2026-11-22, or its
# version.
page-offline = Offline copy, data of { $date }.
# Stands behind page-source.
page-sends-nothing = Nothing you enter leaves your browser.
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
# $kinds is include-optional, include-deprecated, or both.
title-with = with { $kinds } rules
title-search = “{ $search }”

## Light or dark

theme-label = Theme: { $theme }
# The theme of the reader’s system.
theme-system = System
theme-light = Light
theme-dark = Dark

## Choices

choices-label = Choices
choices-all-roles = All roles
choices-version = Version
# Behind the newest release.
version-latest = { $line } (latest)
# The option that any release can be typed by, and the field for it.
version-other = Other release…
version-other-label = Release
# Headings of releases that speak the same.
version-group-later = { $first } and later: { $transport }
version-group-earlier = { $last } and earlier: { $transport }
version-group-between = { $first } to { $last }: { $transport }
# $problem is a sentence; $version is the release that is still shown.
choices-version-wrong = { $problem } Still showing { $version }.
choices-search = Search
# Examples of what can be searched for, in the empty field.
choices-search-hint = Search
choices-direction = Direction
# Both directions.
choices-both = Both
# The heading of two switches: status-optional and status-deprecated.
choices-include = Include
choices-reset = Reset all choices
# The button of a menu. $chosen is include-required and what else is included.
include-label = Include: { $chosen }
include-required = required
# A button that copies a link to what is on screen, without addresses.
share-link = Share
share-copied = Link copied

## Views

# What a tab leads to.
view-label = View
view-ports = Ports
view-diagram = Diagram
view-addresses = Addresses
view-request = Change request
view-upgrade = Upgrade
view-firewall = Firewall rules
view-test = Test script
# Two ways to look at the ports.
view-table = Table
# What stands beside the other views: firewall rules or a test script.
beside-label = For the hosts

## Keyboard shortcuts

# The button that opens the list.
shortcuts-open = Shortcuts
shortcuts-title = Keyboard shortcuts
shortcuts-search = / goes to the search
shortcuts-copy = c copies the firewall rules or the test script
shortcuts-formats = f goes to the formats
shortcuts-views = 1, 2, 3… show the views
shortcuts-list = ? shows this list
# Behind a checkbox.
shortcuts-on = On, while no text is typed
shortcuts-close = Close

## Ports

# Behind the answer: how many rows the search finds of all there are.
ports-found = { $count } of { $all } match “{ $search }”.
ports-found-none = Nothing matches “{ $search }”.
ports-clear-search = Clear search
# In a row that the search finds, for those who hear the page.
ports-found-here = , found
# $port is a protocol and a number; $why says why the rule does not apply.
ports-lost = This link is for { $port } ({ $service }), which { $why }.
ports-show-lost = Show it
# $why says why the rule does not apply.
ports-not-applying-why = It { $why }.
# A rule in a line, behind its port. More sentences follow.
rules-in-short = { " " }{ $service } { $direction }, { $role }: { $purposes }.{ " " }

## The tables of connections

# Captions. $hosts is whose hosts the table is for.
ports-outbound = Outbound, from { $hosts }
ports-inbound = Inbound, to { $hosts }
# Behind a caption: these hosts are the vendor’s own.
ports-vendor-side = { $vendor }'s side, for reference
# Columns.
ports-port = Port
ports-source = Source
ports-destination = Destination
ports-purpose = Purpose
ports-status = Status
ports-details = Details
# $connection is a port and whom it is for.
ports-details-of = Details of { $connection }
# In a row whose port any address may use.
ports-open-to-any = open to any address
# Behind the addresses that a row has room for.
ports-more-addresses = +{ $number }

## The details of a connection

# $consequence is a sentence or two.
ports-if-blocked = If blocked: { $consequence }
# $kind is status-optional or status-deprecated, as the menu “Include” has it.
ports-not-included = Not in your firewall rules. To allow it, choose Include: { $kind }.
# Of what has ended.
ports-never-included = No firewall rule allows it, whatever is included.
ports-not-yours = { $vendor } runs these hosts, so there is nothing for you to allow.
ports-versions = Versions
# In the place of a status, for releases without the connection.
ports-not-needed = not needed
ports-docs = Docs
ports-derived = The other end is derived from the purpose; the docs don't name it.
ports-rule = Rule
ports-copy-link = Copy link
ports-copy-text = Copy as text
# Stands behind the name of a far end and between-name-and-text.
rules-derived = [derived] from the purpose; the source does not name the end.
rules-id = Rule `{ $id }`
# The link or the text follows, on a line of its own.
rules-copy-refused = The browser refused the clipboard. Copy it here:
# Behind a button that copied something.
copy-done = Copied

## Diagram

diagram-title = Diagram
diagram-none = Nothing on screen, so nothing to draw.
diagram-save = Save as SVG
diagram-saved = Download started. Nothing saved? This page may not be allowed to download.

## Upgrade

upgrade-title = Upgrade
upgrade-title-down = Downgrade
upgrade-intro = Upgrading from which version? See what to open first and what you can close later.
# In front of a choice of versions, whose name for those who hear the page is upgrade-from, and behind it.
upgrade-from-label = From
upgrade-from = From version
upgrade-to = to { $to }
# No version, and one that is typed.
upgrade-from-choose = Choose a version
upgrade-from-other = Other release…
# In the field for it, and below.
upgrade-from-typed = such as 3.3.12
upgrade-from-wrong = Use a release such as 4.2, 4.2.13 or 4.0.0-rc.1.
# Headings of lists of connections. $count is how many do not change.
upgrade-open = Open first
upgrade-close = Close afterwards
# $purposes is what they carry from now on.
upgrade-more = Now also carries { $purposes }
upgrade-stay = No change ({ $count })
# A connection behind its port: $ends is upgrade-ends, $purposes what it is for.
upgrade-row = { $ends }: { $purposes }
# Two buttons that choose which firewall rules are shown, and what they are called together.
upgrade-load = Firewall rules for before and after
upgrade-load-before = Before
upgrade-load-after = After
# $change is an upgrade or a downgrade.
upgrade-load-before-hint = Load before the { $change }: allows what both versions need.
upgrade-load-after-hint = Load after the { $change }, once it is safe to close. Replaces the earlier rules.

## Firewall snippets

snippets-none = Nothing is required here, so there are no firewall rules.
# The vendor runs the hosts of the chosen role.
snippets-vendor = This is the vendor’s side, shown for reference. There are no firewall rules to load.
snippets-for-role = For the hosts of
snippets-for-site = Site
# On a chip beside the format and the buttons that save, where one direction alone is shown.
narrowed-inbound = Inbound only
narrowed-outbound = Outbound only
# What pressing the chip does.
narrowed-both = Show both directions
# The heading of a switch.
snippets-open-also = Open also
# A switch: what to do on a network device about an endpoint without addresses.
snippets-allow-any = Allow any address where none is entered
# What a link allows: any address for an endpoint that no source names. An answer to addresses-unnamed too.
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
# In the bar at the foot of a narrow page.
snippets-copy-rules = Copy firewall rules
snippets-show-rules = Show firewall rules
snippets-download = Download
snippets-copy-selected = The browser refused the clipboard. The snippet is selected: press Ctrl+C or ⌘C.
snippets-copy-refused = The browser refused the clipboard. Select the snippet and copy it, or download it.

## Formats of snippets

formats-label = Format
# The button that lists the formats. $format is the chosen one.
formats-button = Format: { $format }
# What there is to know about a format.
formats-about = How to apply and undo
# Examples of what can be searched for, in the empty field.
formats-search-hint = Search formats
formats-none-found = No format matches “{ $search }”. Try a vendor, product or tool.
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

reading-intro = All ports, by deployment model and role, for every version. Each says when it applies, why, and what the docs say. For deprecated ports, it says what to use instead.
reading-contents = Contents
