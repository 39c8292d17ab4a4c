#!/bin/bash
# Palette ports: adds its own two chains in front of your INPUT and OUTPUT rules. Run as root.
(
set -eu
for command in iptables ip6tables; do
  for chain in PALETTE-PORTS-IN PALETTE-PORTS-OUT; do
    "$command" -w -N "$chain" 2>/dev/null || "$command" -w -F "$chain"
  done
done

iptables  -w -A PALETTE-PORTS-IN  -p tcp -s 203.0.113.0/25 --dport 443 -m comment --comment "Browser/API access" -j ACCEPT
ip6tables -w -A PALETTE-PORTS-IN  -p tcp -s 2001:db8:0:3::/64 --dport 443 -m comment --comment "Browser/API access" -j ACCEPT
iptables  -w -A PALETTE-PORTS-IN  -p tcp -s 198.51.100.11 --dport 443 -m comment --comment "Browser/API access" -j ACCEPT
ip6tables -w -A PALETTE-PORTS-IN  -p tcp -s 2001:db8:0:2::11 --dport 443 -m comment --comment "Browser/API access" -j ACCEPT
iptables  -w -A PALETTE-PORTS-OUT -p tcp -d 198.51.100.13 --dport 443 -m comment --comment "Registries" -j ACCEPT
ip6tables -w -A PALETTE-PORTS-OUT -p tcp -d 2001:db8:0:2::13 --dport 443 -m comment --comment "Registries" -j ACCEPT
iptables  -w -A PALETTE-PORTS-OUT -p tcp -d 198.51.100.14 --dport 443 -m comment --comment "Updates" -j ACCEPT
ip6tables -w -A PALETTE-PORTS-OUT -p tcp -d 2001:db8:0:2::14 --dport 443 -m comment --comment "Updates" -j ACCEPT
iptables  -w -A PALETTE-PORTS-OUT -p tcp -d 198.51.100.15 --dport 443 -m comment --comment "vSphere vCenter API" -j ACCEPT
ip6tables -w -A PALETTE-PORTS-OUT -p tcp -d 2001:db8:0:2::15 --dport 443 -m comment --comment "vSphere vCenter API" -j ACCEPT
iptables  -w -A PALETTE-PORTS-OUT -p tcp -d 198.51.100.16 --dport 443 -m comment --comment "gRPC" -j ACCEPT
ip6tables -w -A PALETTE-PORTS-OUT -p tcp -d 2001:db8:0:2::16 --dport 443 -m comment --comment "gRPC" -j ACCEPT
iptables  -w -A PALETTE-PORTS-OUT -p tcp -d 198.51.100.11 --dport 6443 -m comment --comment "Workload cluster API server" -j ACCEPT
ip6tables -w -A PALETTE-PORTS-OUT -p tcp -d 2001:db8:0:2::11 --dport 6443 -m comment --comment "Workload cluster API server" -j ACCEPT

for command in iptables ip6tables; do
  "$command" -w -C INPUT -j PALETTE-PORTS-IN 2>/dev/null || "$command" -w -I INPUT 1 -j PALETTE-PORTS-IN
  "$command" -w -C OUTPUT -j PALETTE-PORTS-OUT 2>/dev/null || "$command" -w -I OUTPUT 1 -j PALETTE-PORTS-OUT
done
)
