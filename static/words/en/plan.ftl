### The panels of the plan and of the change request, and what they say of what was done.

## Plan

plan-title = Plan
# “Your addresses” is addresses-title.
plan-intro = For several sites: add each one, and get one change request, and snippets and checks for each. What a site leaves empty is as entered under “Your addresses”.
plan-name = Plan name
plan-name-hint = On each sheet, and in the file's name.
plan-customer = Customer
plan-customer-hint = On each sheet.
plan-add = Add a site
plan-save = Save plan
plan-open = Open plan
# A button, and what the link that it makes is called.
plan-link = Link with these entries
plan-forget = Forget all entries
plan-undo = Undo
# $length and $most are numbers of characters.
plan-link-too-long = These entries do not fit into a link: it would have { $length } characters, and { $most } is what mails and chats carry. Save the plan instead.
plan-link-hint = Whoever gets this link sees what you entered. It stands behind the #, which browsers send to no server.

## What was done to the plan

plan-full = A plan has room for { $most } sites.
plan-site-removed = { $site } is removed. Undo brings it back.
plan-site-back = { $site } is back.
plan-entries-back = Your entries are back.
# What came with a link was changed, and is kept from now on.
plan-own-replaced = What came with the link is kept now. Undo brings your own entries back.
plan-other-tab = Changed in another tab, and taken over here.
# The same field was changed in two tabs, each in its own way.
plan-other-tab-replaced = Another tab changed the same entry: what is here is kept. Undo brings what that tab had.
plan-opened = The plan is open.
plan-opened-over = The plan is open. Undo brings your entries from before back.
# $problem is one of the sentences below, or says what is wrong with the file.
plan-not-opened = The file was not opened, and nothing has changed. { $problem }
plan-file-unreadable = The browser could not read it.
plan-file-part-missing = The part that reads files did not arrive. Check the connection and open it again.
# “The link” is plan-link.
plan-saved = Handed to the browser. If no file arrives, downloads are refused here: use the link.

## Sites

# Column headings: who has to act, …
plan-team = Team
# … how many clusters they have, which is a field's label too, …
plan-clusters = Clusters
# … how many flows they let through, …
plan-flows = Flows
# … and how many openings that takes, outbound and inbound.
plan-openings-out = Openings out
plan-openings-in = Openings in
# $sites is counted-sites; $clusters is counted-clusters; $totals is flows, openings and ports.
plan-totals = { $sites }, { $clusters }. In all { $totals }.
# $sites are names.
plan-without-addresses = No addresses of clusters: { $sites }. Nothing is opened for them elsewhere.
plan-site-hint = Snippets, checks and the upgrade below are for this site.
plan-site-name = Name
plan-site-name-hint = What its team is called.
plan-clusters-hint = How many there are, to size the work.
plan-clusters-wrong = This has to be a number from 1 to 100,000.
# What an empty field stands for, in it.
plan-site-addresses-empty = as for all sites
plan-proxy-hint = HTTPS to Palette, registries and update servers goes through it, everything else past it. Empty without one.
# What an empty field stands for, in it: no proxy.
plan-proxy-none = none
plan-proxy-port = Proxy port
plan-proxy-port-hint = Where it listens, such as 3128.
plan-proxy-port-wrong = This has to be a port from 1 to 65535. Until then nothing is opened for what goes through the proxy.
plan-site-remove = Remove this site

## Change request, and the buttons of every sheet

export-title = Change request
export-none = Nothing on screen, so nothing to ask for.
export-intro = The rules above with your addresses, to send on: a row for each source and destination, by team.
export-copy = Copy as Markdown
export-copy-refused = The browser refused the clipboard. Save the Markdown instead.
export-print = Print
export-print-refused = The browser did not begin to print. Its own menu may: the sheet is ready.
# “Copy as Markdown” is export-copy.
export-saved = Handed to the browser. If no file arrives, downloads are refused here: copy as Markdown.
