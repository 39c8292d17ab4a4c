#!/bin/bash
# The same with iptables-restore: each family changes in one step, with no moment in between.
(
set -eu
for command in iptables ip6tables; do
  "$command-restore" -w --noflush <<'RULES'
*filter
:PALETTE-PORTS-IN - [0:0]
:PALETTE-PORTS-OUT - [0:0]
-A PALETTE-PORTS-IN -p tcp --dport 22 -m comment --comment "Remote access (optional)" -j ACCEPT
-A PALETTE-PORTS-OUT -p tcp --dport 443 -m comment --comment "API access, gRPC" -j ACCEPT
COMMIT
RULES
  "$command" -w -C INPUT -j PALETTE-PORTS-IN 2>/dev/null || "$command" -w -I INPUT 1 -j PALETTE-PORTS-IN
  "$command" -w -C OUTPUT -j PALETTE-PORTS-OUT 2>/dev/null || "$command" -w -I OUTPUT 1 -j PALETTE-PORTS-OUT
done
)
