#!/bin/bash
# Palette ports: two policies of its own beside your zones and policies. Run as root.
(
set -eu
mkdir -p /etc/firewalld/policies
cat > /etc/firewalld/policies/palette-ports-in.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<policy priority="-10" target="CONTINUE">
  <ingress-zone name="ANY"/>
  <egress-zone name="HOST"/>
  <!-- Browser/API access -->
  <rule family="ipv4"><source address="203.0.113.0/25"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv6"><source address="2001:db8:0:3::/64"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv4"><source address="198.51.100.11"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv6"><source address="2001:db8:0:2::11"/><port port="443" protocol="tcp"/><accept/></rule>
</policy>
XML
cat > /etc/firewalld/policies/palette-ports-out.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<policy priority="-10" target="CONTINUE">
  <ingress-zone name="HOST"/>
  <egress-zone name="ANY"/>
  <rule family="ipv4"><destination address="198.51.100.13"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv6"><destination address="2001:db8:0:2::13"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv4"><destination address="198.51.100.14"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv6"><destination address="2001:db8:0:2::14"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv4"><destination address="198.51.100.15"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv6"><destination address="2001:db8:0:2::15"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv4"><destination address="198.51.100.16"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv6"><destination address="2001:db8:0:2::16"/><port port="443" protocol="tcp"/><accept/></rule>
  <rule family="ipv4"><destination address="198.51.100.11"/><port port="6443" protocol="tcp"/><accept/></rule>
  <rule family="ipv6"><destination address="2001:db8:0:2::11"/><port port="6443" protocol="tcp"/><accept/></rule>
</policy>
XML
firewall-cmd --check-config
firewall-cmd --reload
)
