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
  --add-rich-rule='rule family="ipv4" source address="203.0.113.0/25" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv6" source address="2001:db8:0:3::/64" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv4" source address="198.51.100.11" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv6" source address="2001:db8:0:2::11" port port="443" protocol="tcp" accept'

firewall-cmd --permanent --policy=palette-ports-out \
  --add-rich-rule='rule family="ipv4" destination address="198.51.100.13" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv6" destination address="2001:db8:0:2::13" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv4" destination address="198.51.100.14" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv6" destination address="2001:db8:0:2::14" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv4" destination address="198.51.100.15" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv6" destination address="2001:db8:0:2::15" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv4" destination address="198.51.100.16" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv6" destination address="2001:db8:0:2::16" port port="443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv4" destination address="198.51.100.11" port port="6443" protocol="tcp" accept' \
  --add-rich-rule='rule family="ipv6" destination address="2001:db8:0:2::11" port port="6443" protocol="tcp" accept'

firewall-cmd --reload
)
