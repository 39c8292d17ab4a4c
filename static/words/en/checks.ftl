### Checks: scripts that try the openings of a plan, and what cannot be tried.
###
### Commands, options, and words in capitals (FILE) stay as they are.

## Kinds of checks

# How each is run, as what stands behind “Run:”, and what it shows, behind “Shows:”: hence the small
# letters that they begin with.

check-bash =
    .run = bash FILE, on such a host. Exit status 1 when a try fails.
check-nc =
    .run = sh FILE, on such a host, which needs nc. Exit status 1 when a try fails.
check-curl =
    .run = sh FILE, on such a host, which needs curl. Exit status 1 when a try fails.
    .shows = whether a TCP connection opens from this host itself, not from pods on it, past any proxy. It then asks for / over TLS, what comes back does not count.
check-powershell =
    .run = powershell -ExecutionPolicy Bypass -File FILE, on such a host. Exit status 1 when a try fails.
check-network-validator =
    .run = kubectl apply -f FILE, in a cluster on the network of these hosts that runs validator with its network plugin. The ValidationResult says Failed when a try fails.
    .shows = whether a TCP connection opens from the pod of the plugin, and TLS begins. A port that speaks something else, such as NATS, fails even if it is open.
# Of bash, nc and PowerShell.
check-shows-connection = whether a TCP connection opens from this host itself, not from pods on it. It sends nothing.

## Comments on top of a check

check-title = { $plan }: tests each connection of { $hosts }.
check-dataset = Dataset { $version }. { $seconds } seconds for each try.
check-run = Run: { $how }
check-shows = Shows: { $what }
check-untried = NOT TRIED: { $flow }

## What a check prints
##
## These words stand in quotes in a script, of a shell or of PowerShell, which reads them as code: letters
## of ASCII, digits, blanks and . , : ; ( ) / - and nothing else, so no quotes, $ or backquotes. A language
## of other letters keeps the English.

# Between a host and the port's number: ok 192.0.2.1 port 443.
check-printed-port = port
# Why a try failed, in parentheses.
check-printed-no-answer = no answer in { $seconds } s
check-printed-refused = refused, or no way there
check-printed-refused-or-unknown = refused, unknown, or no way there
check-printed-unknown = the name is not known
# How many of all tries failed. A blank, a comma or a full stop, or nothing, has to follow how many failed.
check-printed-failed = { $failed } of { $tries } failed.

## What is not tried, and what to do about it

untried-inbound = { $flow }: it comes in. Try it from there, to one of these hosts.
untried-udp = { $flow }: no answer over UDP proves nothing. Look at the service itself.
untried-no-address = { $flow }: no address is entered. Enter one.
untried-proxy-port = { $flow }: the port of the proxy is missing, or is no port from 1 to 65535. Enter it.
untried-nothing-usable = { $flow }: nothing usable is entered. Correct the entries.
untried-networks = { $flow }: which address listens in { $networks } is not known. Enter one that does.
untried-between = { $flow }: ports { $from } to { $to }. The first and the last port of the range stand for them.
