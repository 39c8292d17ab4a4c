#!/bin/bash
# Palette ports: two policies of its own beside your zones and policies. Run as root.
(
set -eu
for policy in palette-ports-in palette-ports-out; do
  # What an earlier run left goes; nothing else is touched.
  case " $(firewall-cmd --permanent --get-policies) " in
    *" $policy "*) firewall-cmd --permanent --delete-policy="$policy" ;;
  esac
  firewall-cmd --permanent --new-policy="$policy"
  firewall-cmd --permanent --policy="$policy" --set-priority=-10
done

firewall-cmd --permanent --policy=palette-ports-in --add-ingress-zone=ANY
firewall-cmd --permanent --policy=palette-ports-in --add-egress-zone=HOST
firewall-cmd --permanent --policy=palette-ports-out --add-ingress-zone=HOST
firewall-cmd --permanent --policy=palette-ports-out --add-egress-zone=ANY

firewall-cmd --permanent --policy=palette-ports-in \
  --add-rich-rule='rule port port="22" protocol="tcp" accept'
firewall-cmd --permanent --policy=palette-ports-out \
  --add-rich-rule='rule port port="443" protocol="tcp" accept'

firewall-cmd --reload
)
