#!/bin/bash
# Palette ports: adds rules to ufw. Run as root.
(
set -eu
ufw allow in proto tcp from 203.0.113.0/25 to any port 443 comment 'Browser/API access'
ufw allow in proto tcp from 2001:db8:0:3::/64 to any port 443 comment 'Browser/API access'
ufw allow in proto tcp from 198.51.100.11 to any port 443 comment 'Browser/API access'
ufw allow in proto tcp from 2001:db8:0:2::11 to any port 443 comment 'Browser/API access'
ufw allow out proto tcp to 198.51.100.13 port 443 comment 'Registries'
ufw allow out proto tcp to 2001:db8:0:2::13 port 443 comment 'Registries'
ufw allow out proto tcp to 198.51.100.14 port 443 comment 'Updates'
ufw allow out proto tcp to 2001:db8:0:2::14 port 443 comment 'Updates'
ufw allow out proto tcp to 198.51.100.15 port 443 comment 'vSphere vCenter API'
ufw allow out proto tcp to 2001:db8:0:2::15 port 443 comment 'vSphere vCenter API'
ufw allow out proto tcp to 198.51.100.16 port 443 comment 'gRPC'
ufw allow out proto tcp to 2001:db8:0:2::16 port 443 comment 'gRPC'
ufw allow out proto tcp to 198.51.100.11 port 6443 comment 'Workload cluster API server'
ufw allow out proto tcp to 2001:db8:0:2::11 port 6443 comment 'Workload cluster API server'
)
