### Words of the files that are written: a change request or an upgrade as CSV, XLSX, Markdown, JSON or on paper, and a plan’s own file.
###
### Keys in JSON files, and names of files, stay as they are in every language.

## Formats

# Buttons.
export-csv = CSV
export-xlsx = Excel (XLSX)
export-markdown = Markdown
export-json = JSON

## The sheet

sheet-request = Network ports: change request
sheet-upgrade = Network ports: upgrade
sheet-downgrade = Network ports: downgrade
# Who wrote it, in a workbook’s properties.
sheet-author = Palette Ports
# In a workbook’s properties: the version of the data.
sheet-comment = Dataset { $version }
# The name of a workbook’s first sheet: 31 characters at most, without [ ] : * ? / \, and not what Excel calls its history.
sheet-cover = Cover
sheet-notes = Notes
sheet-legend = Legend
# Before what was counted of everything.
sheet-in-all = In all
# What was counted: “Flows 4, openings 3”. All but the first are in lower case.
sheet-count = { $name } { $count }
# $addresses is “1 address” or “2 addresses”, $names a list of endpoints.
sheet-missing = { $addresses } missing: { $names }
# An endpoint, and the one team that lacks its addresses.
sheet-missing-at = { $name } ({ $team })
# The heading of where the rows are from. Also the name of a workbook’s last sheet, as sheet-cover.
sheet-sources = Sources
# A document, the headings in it that lead to the passage, and the numbers of the rows that are from there.
sheet-source = { $title }, { $section }. Rows: { $rows }
# On a workbook’s cover: rows that hold more than is seen of them. $rows is “Berlin 3, 5”.
sheet-tall = These rows hold more than their height shows: { $rows }. Make them higher before you print.
# The foot of a printed page.
sheet-page = Page { $page } of { $pages }
# Behind a text that is longer than a cell of a workbook can be; 60 characters at most.
sheet-cut = {" "}… cut here: the other formats have all of it

## What a sheet is about

fact-customer = Requester
fact-plan = Plan
fact-product-version = Product version
fact-dataset-version = Dataset version
fact-date = Date
fact-selection = Selection
# The release that an upgrade comes from, and the one that it goes to.
fact-from = From
fact-to = To

## Columns

# Columns are narrow: the longest word has to fit into about 14 characters.
column-number = Number
# The same where there is next to no room.
column-place = #
# What the firewall has to do, in CSV and JSON: cell-allow.
column-action = Action
# The same with the direction, in a workbook: “Allow outbound”.
column-way = Action and direction
# Who has to act. Also the heading above their names on the cover.
column-team = Team
column-source = Source
column-source-addresses = Source addresses
column-destination = Destination
column-destination-addresses = Destination addresses
column-protocol = Protocol
column-port = Port
# In a row: “outbound tcp/443 is open to any address because of: Registries”, or nothing.
column-open-to-any = Open to any address
column-direction = Direction
column-service = Service
# What a connection is for.
column-purpose = Why
column-requirement = Requirement
column-status = Status
# The first release that a row is for, and how long it is.
column-since = Since
column-until = Until
column-when-blocked = If blocked
# For the network team to fill in.
column-requested-by = Requested by
column-needed-by = Needed by
column-comment = Comment
column-sources = Source document
# Where these documents can be read.
column-source-links = Source links
# In a workbook’s last sheet: the sheet that a row is in, and its number there.
column-sheet = Sheet
column-row = Row
column-rule = Rule id
# Of an upgrade: open first, no change, or close afterwards. Also the heading above these on the cover.
column-step = Step
column-status-before = Status before
column-status-after = Status after
column-reason = Reason
column-safe = When it is safe to close

## What is counted

count-flows = Connections
count-openings = Firewall rules
count-ports = Ports
count-optional = Optional or conditional

## Cells

# Addresses or a port that nobody has entered.
cell-not-entered = not entered
# $entries is “1 wrong entry” or “2 wrong entries”.
cell-left-out = { $entries } left out
# No source says it.
cell-not-stated = not stated
# In the columns Since and Until.
cell-every-version = every version
cell-from = from { $release }
cell-before = before { $release }
cell-no-end = no end announced
# $requirement is one of the status-…, $condition text of the dataset such as “for clusters on VMware”.
cell-condition = { $requirement }: needed { $condition }
# What a firewall has to do with a connection, and with its direction: “Allow outbound”.
cell-allow = Allow
cell-allow-way = Allow { $direction }
# Behind what a connection is for: $condition is text of the dataset such as “for clusters on VMware”.
cell-needed-when = needed { $condition }
# A document, and the headings in it that lead to the passage.
cell-document = { $title }: { $section }
# Of the row that leads to a site’s proxy: service, purpose, since and until, what fails without it, source document.
cell-proxy-service = HTTP proxy
cell-proxy-purpose = HTTPS to everything behind the proxy
cell-proxy-since = as the connections behind it
cell-proxy-when-blocked = Nothing behind the proxy is reached.
cell-proxy-source = Entered by hand
# Of an upgrade: what a release does not have.
cell-not-listed = not listed

## The steps of an upgrade

# Each with what is said where there is nothing to do, and in the legend. Names of sheets: 31 characters at most.
step-open = Open first
    .none = Nothing to open first.
    .about = Allow it before the first agent or instance runs the other version.
step-stay = No change
    .none = Nothing is the same before and after.
    .about = Allowed before and after: leave it as it is.
# “When it is safe to close” is column-safe.
step-close = Close afterwards
    .none = Nothing to close afterwards.
    .about = Not before the time in “When it is safe to close”.

## The legend

# What the count-… mean.
legend-flow =
    .about = Rows: each has one source, one destination, one protocol and one port or range.
legend-opening =
    .about = Directions, protocols and ports at one team's firewall, each counted once.
legend-port =
    .about = Ports of a protocol, each counted once.
# What the status-… mean.
legend-required = The product does not work without it.
legend-conditional = Needed under the condition in the row.
legend-optional = Palette works without it.
legend-deprecated = Still works, but will be removed. The sources say what replaces it.
# What cell-not-entered and cell-not-listed mean.
legend-not-entered = The address is missing: add it before you allow anything.
legend-not-listed = This version doesn't have it.
legend-apostrophe = An apostrophe before =, +, - or @ keeps a pasted cell from becoming a formula.

## Notes

note-nothing = Nothing to request from this team.
# $port is wide-port: “outbound tcp/443 is open to any address because of: vCenter”.
note-open = { $port }.
# $reason is a sentence of the dataset.
note-check-too = Also check { $port }. { $reason }
# $rules is “1 rule” or “2 rules”.
note-no-team = Not included: { $rules } for { $role }, because no team is named.
note-no-addresses = { $site } has no cluster addresses, so other teams' rules leave it out.

## The file of a plan that cannot be opened

plan-file-too-large = It is larger than 16 MB, which no plan is.
# In the place of a saved file.
plan-file-not-saved = This plan has more than the 16 MB that a file may have, and was not saved. Shorten the entries.
plan-file-version = It is a plan of version { $version }; this page reads version { $known }.
plan-file-no-version = It is not a plan: “palette-ports-plan” with its version is missing.
plan-file-sites = It is not a plan as this page writes it: each of “sites” is an object.
# $problem is English, from a library that reads JSON, here and below.
plan-file-shape = It is not a plan as this page writes it: { $problem }.
plan-file-cut = It ends too early: a part of it is missing: { $problem }.
plan-file-not-json = It is not JSON: { $problem }.
plan-file-choice = There is no choice “{ $name }”.
# $name is a name in the file, such as “users”.
plan-file-twice = “{ $name }” is given twice
plan-file-numbers = Two sites have the number { $number }: each has one of its own.
