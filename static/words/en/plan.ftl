### The change request, and the buttons of every sheet.

## Change request, and the buttons of every sheet

export-title = Change request
# Where nothing is asked of anybody.
export-none = Nothing to request for this choice.
export-intro = A firewall request for your network team, with your addresses.
# The label of a choice of teams, and all of them.
export-team = Request for
export-all-teams = All teams
# Behind the addresses that are missing: leads to where they are entered.
export-show = Show
# Below a table that is too long for a page.
export-shown = Showing { $shown } of { $rows } rows. Choose a team, or download all of them.
# A menu of files: export-xlsx and the others.
export-download = Download
export-copy = Copy as Markdown
export-copy-refused = The browser refused the clipboard. Download the Markdown instead.
export-print = Print
export-print-refused = Printing didn't start. Use the browser's own menu: the sheet is ready.
# What the tables of the request are called, for those who hear the page.
export-preview = Preview of the request
# “Copy as Markdown” is export-copy.
export-saved = Download started. Nothing saved? This page may not be allowed to download; copy as Markdown instead.
