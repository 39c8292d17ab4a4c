### Addresses: what the reader enters for each endpoint and site, what is pasted, and what becomes of it.

addresses-title = Addresses
addresses-intro = Add a site for each location. Fields you leave empty use the addresses for all sites; leave those empty too to allow any address.
addresses-write = Enter addresses, [networks] and host names, IPv4 or IPv6, separated by commas, spaces or new lines.
addresses-kept = Saved in this browser only.
addresses-linked = These came with the link. Nothing you enter leaves your browser.
addresses-refused = This browser saves nothing: after a reload they are gone. Nothing you enter leaves your browser.
# “Save plan” is plan-save.
addresses-outdated = This browser has no room for your last changes: after a reload, the earlier ones come back. Use “Save plan” to keep these. Nothing you enter leaves your browser.

## The grid

# A row: what holds for every site.
addresses-all-sites = All sites
# A field of all sites, for those who hear the page, behind the name of an endpoint: Registries, all sites.
addresses-of-all = { $end }, all sites
# The same for a site: Registries, Berlin.
addresses-of-site = { $end }, { $site }
# Column headings.
addresses-site = Site
addresses-clusters = Clusters
addresses-proxy-port = Proxy port
# What a table holds, for those who hear the page.
addresses-table = Addresses for all sites, and for each site
# What an empty field stands for, in it.
addresses-any = any
addresses-left-out = left out
addresses-above = as above
addresses-from-sites = from sites
addresses-no-proxy = none
# In the place of a field that there is none for.
addresses-no-field = –
addresses-clusters-hint = Number of clusters
addresses-clusters-wrong = Enter a number from 1 to 100,000.
addresses-proxy-hint = Used for HTTPS to Palette, registries and update servers. Leave empty if there is no proxy.
addresses-proxy-port-hint = The port that the proxy listens on, such as 3128.
addresses-proxy-port-wrong = Enter a port from 1 to 65535. Until then, nothing is allowed to the proxy.
addresses-what = What belongs in each field
# On the button of a site, and its name for those who hear the page.
addresses-remove = Remove
addresses-remove-site = { " " }{ $site }
# On a narrow screen: the choice of what is shown, and the buttons beside it.
addresses-shown = Site
addresses-next = Next site
addresses-previous = Previous site

## What is said of a field

# Behind the number of addresses.
addresses-redundant = { $number } covered by these
# Behind the first few wrong entries, and behind the first few that are read as something else.
addresses-wrong-more = … and { $number } more.

## What is said of all fields

# $open is counted-open, counted-left-out or counted-unusable; $names are endpoints, or fields.
addresses-missing = { $open }: { $names }.
# A field that has a wrong entry: Berlin (Proxy).
addresses-wrong-field = { $site } ({ $end })
# $sites are names.
addresses-no-clusters = { $sites }: no cluster addresses, so other teams' rules leave them out.
# The same for an endpoint that some sites have an address of and others have not, as a vCenter.
addresses-unreached = { $sites }: no address for { $end }, so other teams' rules leave it out.
# $sites is counted-sites; $clusters is counted-clusters; $openings is counted-firewall-openings.
addresses-totals = { $sites }, { $clusters }: { $openings } ({ $egress } outbound, { $ingress } inbound).

## What the docs don't name

# $ends is such an endpoint with what it is for, or a list of them: gRPC peer (not stated), outbound tcp/443.
addresses-unnamed = The docs don't name this destination: { $ends }.
addresses-unnamed-end = { $end } ({ $rule })
addresses-unnamed-leave = Leave it out
addresses-unnamed-enter = Enter it

## Published addresses

addresses-published = Spectro Cloud's published addresses
# A button. $list is what they are called; $number is how many there are.
addresses-add = Add Spectro Cloud's { $list } ({ $number })
# Behind addresses-add, for those who hear the page.
addresses-add-to = { " " }to { $end }
# Behind the button.
addresses-add-source = From the docs, { $day }.
# In the place of addresses-add, where the format cannot hold them. $format is its name.
addresses-add-no-names = { $format } needs IP addresses, so host names aren't offered.
addresses-add-names-alone = { $format } needs IP addresses, and Spectro Cloud publishes host names only.

## The sheet that is pasted

sheet-open = Paste from a sheet
sheet-label = Rows from a sheet
sheet-hint = Copy the cells in Excel, Google Sheets or LibreOffice, with a header row, and paste them here. One row is one site; “All sites” is a row too.
# $columns are names.
sheet-columns = Columns: { $columns }.
sheet-fill = Fill in
sheet-cancel = Cancel
# What becomes of the rows, before they are filled in and after it. $sites are names.
sheet-adds = New: { $sites }.
sheet-changes = Changes: { $sites }.
sheet-more-sites = { $number } more
sheet-nothing = Nothing to fill in.
sheet-filled = Filled in. Undo takes it back.
# $columns are names.
sheet-unknown = Not used: { $columns }. There is no such column.
# $cells is counted-cells; $columns are names.
sheet-no-place = Not used: { $cells } of { $columns }, which sites don't have.
sheet-no-place-all = Not used: { $cells } of { $columns }, which are entered for each site.
sheet-beyond = Not used: { $cells } to the right of the last column.
# $rows is counted-rows.
sheet-full = Not used: { $rows }. A plan has room for { $most } sites.
# $cells is counted-cells.
sheet-kept = { $cells } of the sheet are empty: what you entered there stays.
sheet-rest = The rows you pasted stand below.

## The plan

plan-name = Plan name
plan-name-hint = Appears on the request and in file names.
plan-customer = Requester
plan-customer-hint = Appears on the request.
plan-add = Add site
plan-save = Save plan
plan-open = Open plan
# A button, and what the link that it makes is called.
plan-link = Copy link with addresses
plan-more = More
plan-forget = Clear all addresses
plan-undo = Undo
# $length and $most are numbers of characters.
plan-link-too-long = Your entries don't fit into a link: it would have { $length } characters, and mails and chats carry { $most }. Save the plan instead.
plan-link-hint = Whoever gets this link sees what you entered. It stands behind the #, which browsers send to no server.
plan-link-copied = Link copied.

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
plan-saved = Download started. Nothing saved? This page may not be allowed to download; use the link.

## What a link brought

addresses-brought = Addresses came with this link. Check them before you use the firewall rules.
# Stands behind addresses-brought, where entries of the reader’s own are kept in this browser.
# “Undo” is plan-undo, “Addresses” addresses-title.
addresses-brought-over-own = Your own come back when you open the page without them, or with Undo under “Addresses”. Change one here, and these are kept instead, until you press Undo.
# The browser saves nothing, and what the reader entered would be lost.
addresses-not-brought = This link has addresses. They are not shown, because this browser does not keep yours: open the link in another tab.
