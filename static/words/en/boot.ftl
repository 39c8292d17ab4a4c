### What stands in index.html: the page's head, and what is said before the app runs and where it does not.

## The head

page-language = en
page-title = Palette network ports
# For search engines and for previews of a link; at most 160 letters.
page-description = Which network ports Spectro Cloud's Palette needs for your deployment, role and version, why, and firewall snippets to copy.

## Above the rules that are there to read without the app

boot-no-script = Filters and firewall rules need JavaScript, which is turned off here.
boot-follows = All ports are listed below.
# Followed by the file's name, which is a link.
boot-data = As data, they are in
boot-loading = Loading filters and firewall rules… All ports are listed below.
boot-try-again = Try again

## Why the app is not running: one of these, behind the first

boot-not-running = Filters and firewall rules aren't available.
boot-reason-unknown = Something it needs is missing.
boot-reason-stopped = Something went wrong. Load the page again.
boot-reason-no-wasm = This browser has no WebAssembly, or it is turned off.
boot-reason-missing = Its file { $file } did not arrive.
boot-reason-damaged = Its file { $file } is damaged, too new for this browser, or refused by the site's security policy.
# Its files are not all of one release: a cache has older ones, or the site is half way to a newer one.
boot-reason-mixed = Its file { $file } is of another release than the rest.
boot-reason-start = It stopped while starting.
boot-reason-old = This browser is too old for it.
