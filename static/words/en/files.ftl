### Words of the files that are written: a change request or an upgrade as CSV, XLSX, Markdown, JSON or on paper, and a plan’s own file.
###
### Keys in JSON files, and names of files, stay as they are in every language.

## Formats

# Buttons.
export-csv = CSV
export-xlsx = XLSX
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
# The foot of a printed page.
sheet-page = Page { $page } of { $pages }
# Behind a text that is longer than a cell of a workbook can be; 60 characters at most.
sheet-cut = {" "}… cut here: the other formats have all of it

## What a sheet is about

fact-customer = Customer
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
column-purpose = Purpose
column-requirement = Requirement
column-status = Status
# The first release that a row is for, and how long it is.
column-since = Since
column-until = Until
column-when-blocked = What fails without it
column-sources = Source document
column-rule = Rule id
# Of an upgrade: open before, stays, or may be closed afterwards. Also the heading above these on the cover.
column-step = Step
column-status-before = Status before
column-status-after = Status after
column-why = Why
column-safe = When it is safe

## What is counted

count-flows = Flows
count-openings = Openings
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
# A document, and the headings in it that lead to the passage.
cell-document = { $title }: { $section }
# Of the row that leads to a site’s proxy: service, purpose, since and until, what fails without it, source document.
cell-proxy-service = HTTP proxy
cell-proxy-purpose = HTTPS to what is reached through the proxy
cell-proxy-since = as what goes through it
cell-proxy-when-blocked = all that goes through it
cell-proxy-source = Entered by hand
# Of an upgrade: what a release does not have, and what has to stay open.
cell-not-listed = not listed
cell-not-to-be-closed = not to be closed

## The steps of an upgrade

# Each with what is said where there is nothing to do, and in the legend. Names of sheets: 31 characters at most.
step-open = Open before
    .none = Nothing to open before.
    .about = Has to be open before the first agent or instance runs the other version.
step-stay = Stays
    .none = Nothing stays.
    .about = Open before and after: leave it as it is.
# “When it is safe” is column-safe.
step-close = May be closed afterwards
    .none = Nothing to close afterwards.
    .about = Not sooner than the row says under “When it is safe”.

## The legend

legend-flow = Flow
    .about = A row: one source, one destination, and the ports between them.
legend-opening = Opening
    .about = A direction, a protocol and a range of ports at one team's firewall, counted once however many flows use it.
legend-port = Port
    .about = A port of a protocol, counted once.
# What the status-… mean.
legend-required = The product does not work without it.
legend-conditional = Needed under the condition that the row states.
legend-optional = A convenience.
legend-deprecated = Still there, on its way out; the row says what takes its place.
# What cell-not-entered and cell-not-listed mean.
legend-not-entered = Nobody entered addresses for this end: fill them in before you open anything.
legend-not-listed = The version does not have it.
legend-apostrophe = An apostrophe in front of =, +, - or @ keeps a cell from becoming a formula where it is pasted.

## Notes

note-nothing = Nothing to ask this team for.
# $reason is a sentence of the dataset.
note-check-too = Check { $port } too. { $reason }
# $rules is “1 rule” or “2 rules”.
note-no-team = Not in here: { $rules } for { $role }, for which no team was named.
note-no-addresses = { $site }: no addresses of its clusters were entered.

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
