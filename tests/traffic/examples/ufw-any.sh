#!/bin/bash
(
set -eu
ufw allow in proto tcp from any to any port 22 comment 'Remote access (optional)'
ufw allow out proto tcp to any port 443 comment 'API access, gRPC, registries, updates'
)
