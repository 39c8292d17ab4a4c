### Firewall formats, what they need to be told, and what stands in their snippets beside rules.
###
### Commands, options, names of files and objects, and words in capitals (FILE, NAME) stay as they are.

## Groups of formats: the headings in the picker

format-group-host = Host firewalls
format-group-cloud = Cloud
format-group-kubernetes = Kubernetes
format-group-device = Network devices
format-group-bridge = Other

# The name of a format; the others are names of products.
format-allow-list-name = Allow list

# Of each format: what it is for; how it is applied, what that needs and what a second run does; of some, what
# else there is to know (“note”, a comment as well); how it is taken out again; how far it was checked. “undo” stands
# behind “Undo:”, hence the small letter it begins with. “apply”, “note” and “undo” are comments in a snippet, which are
# plain: letters of ASCII, digits, blanks and . , : / - _ + @ % # = * ( ) [ ] and nothing else. There, FILE is the name
# of the snippet's file and ROLE a part of names for the role.

## Formats: Host firewalls

format-nftables =
    .about = Linux hosts that use nftables.
    .apply = Load as root: nft -f FILE. Needs chains input and output in table inet filter: if yours have other names, change them here. Running it again updates the rules it added. To keep them after a restart, include the file in your nftables.conf behind your table.
    .note = For connections of this host itself, not for what it forwards, such as traffic of pods. If firewalld, ufw or a chain in another table drops as well, what is accepted here stays dropped there: use the format of that firewall.
    .undo = nft -a list table inet filter shows the handles of the jumps to palette_ports_in and palette_ports_out: delete these rules, then the two chains.
    .checked = Loaded into a real kernel beside rules that drop both ways, with traffic both ways over IPv4 and IPv6.

format-iptables =
    .about = Linux hosts that use iptables.
    .apply = Run as root: sh FILE. Running it again updates the rules it added. Save your rules as your distribution does (netfilter-persistent save, for one), or they are gone after a restart. Exit status 3: no IPv6 here, and all of IPv4 is added.
    .note = For connections of this host itself, not for what it forwards, such as traffic of pods. If firewalld, ufw or a table of nftables drops as well, what is accepted here stays dropped there: use the format of that firewall.
    .undo = with each of iptables and ip6tables: -D INPUT -j PALETTE-PORTS-IN, -D OUTPUT -j PALETTE-PORTS-OUT, then -F and -X for both chains.
    .checked = Loaded into a real kernel beside rules that drop both ways, by the nft and the legacy backend, with traffic both ways over IPv4 and IPv6.

format-ufw =
    .about = Ubuntu and Debian hosts that use ufw.
    .apply = Run as root: sh FILE. Running it again changes nothing. Your own deny or reject rules that come first still win. Rules of an earlier, wider file stay until you delete them. Exit status 3: ufw has IPv6 off, all of IPv4 is added, and what is not is named.
    .note = For connections of this host itself, not for what it forwards, such as traffic of pods. If firewalld or a table of nftables drops as well, what is accepted here stays dropped there: use the format of that firewall.
    .undo = run each command again with ufw delete in place of ufw.
    .checked = Run on a real ufw that denies both ways, with traffic both ways over IPv4 and IPv6.

format-firewalld =
    .about = Red Hat, SUSE and other Linux hosts that use firewalld.
    .apply = Run as root: sh FILE. Needs firewalld 0.9 or later. Running it again updates the rules it added. It takes effect at once, for good, in every zone, without a reload: a reload drops your runtime changes and what kube-proxy or a CNI has in iptables, until they put it back. Exit status 3: what was refused is named, such as IPv6 where it is off.
    .note = For connections of this host itself, not for what it forwards, such as traffic of pods. If ufw, iptables or a table of nftables drops as well, what is accepted here stays dropped there: use the format of that firewall.
    .undo = rm /etc/firewalld/policies/palette-ports-in.xml /etc/firewalld/policies/palette-ports-out.xml, then restart firewalld when a reload does no harm: on a node of a cluster, when it is drained.
    .checked = Run on a real firewalld that drops both ways, with traffic both ways over IPv4 and IPv6.

format-windows =
    .about = Windows hosts.
    .apply = Run as administrator: powershell -ExecutionPolicy Bypass -File FILE, or paste it. Running it again updates the rules it added. Your own block rules still win, and Windows lets everything out by default.
    .note = If a group policy of your domain ignores local rules, these do nothing: add them to the policy.
    .undo = Remove-NetFirewallRule -Group palette-ports.
    .checked = Read back rule by rule by a PowerShell grammar; never run on Windows.

## Formats: Clouds

format-aws-cli =
    .about = Rules in an existing AWS security group.
    .apply = Run sh FILE, signed in to the account and region of the group. Running it again changes nothing. Rules of an earlier, wider file stay until you delete them. A new group lets everything out until you delete that rule. A group takes 60 rules each way by default.
    .undo = aws ec2 revoke-security-group-ingress and -egress for each rule whose description begins with palette-ports.
    .checked = Run by the AWS CLI against an emulator, moto, and read back rule by rule; never against AWS.

format-aws-terraform =
    .about = Rules in an existing AWS security group.
    .apply = Run terraform apply, with this file in your configuration and the provider hashicorp/aws, 4.56 or later. Running it again changes nothing, a changed file opens and closes the difference. AWS refuses a rule that the group has already: import that one. Ingress or egress blocks in the resource of the group would delete these rules. A group takes 60 rules each way by default.
    .undo = delete the file, then terraform apply.
    .checked = Applied by Terraform to an emulator, moto, and read back rule by rule; never against AWS.

format-aws-cloudformation =
    .about = Rules in an existing AWS security group.
    .apply = Run aws cloudformation deploy --stack-name palette-ROLE --template-file FILE, with a stack of its own for each role and site. Running it again changes nothing, a changed file opens and closes the difference. AWS refuses a rule that the group has already: delete that one first. A new group lets everything out until you delete that rule. A group takes 60 rules each way by default.
    .undo = aws cloudformation delete-stack --stack-name palette-ROLE.
    .checked = Read back rule by rule, and checked by cfn-lint; never deployed.

format-azure-cli =
    .about = Rules in an existing Azure network security group.
    .apply = Run sh FILE, signed in to the subscription of the group. Running it again changes nothing, and closes what an earlier file for this role allowed beyond it. It fails where another rule has one of its priorities: then change the first one. Your own deny rules with a lower number still wins, and Azure lets everything out by default.
    .undo = az network nsg rule delete for each rule whose name begins with palette- and the role.
    .checked = Run by the real az against a stand-in and read back rule by rule; never against Azure.

format-azure-terraform =
    .about = Rules in an existing Azure network security group.
    .apply = Run terraform apply, with this file in your configuration and the provider azurerm. A changed file opens and closes the difference. security_rule blocks in the resource of the group would delete these rules. It fails where another rule has one of its priorities: then change the first one. Your own deny rules with a lower number still wins, and Azure lets everything out by default.
    .undo = delete the file, then terraform apply.
    .checked = Read back rule by rule as HCL, and held against the provider's typings; never planned or applied.

format-azure-bicep =
    .about = Rules in an existing Azure network security group.
    .apply = Run az deployment group create --resource-group GROUP --template-file FILE, never with --mode Complete, which deletes all else. Running it again changes nothing. Rules of an earlier, wider file stay until you delete them. It fails where another rule has one of its priorities: then change the first one. Your own deny rules with a lower number still wins, and Azure lets everything out by default.
    .undo = az network nsg rule delete for each rule whose name begins with palette- and the role.
    .checked = Read back rule by rule by a Bicep grammar, and held against Azure's models; never compiled or deployed.

format-google-cli =
    .about = Rules in an existing Google Cloud VPC network.
    .apply = Run sh FILE, with the project of the network set. The rules are for machines with the target tag. Running it again changes nothing, and closes what an earlier file for this role allowed beyond it in this network. Your own deny rules with priority 1000 or a lower number still wins, and Google lets everything out by default.
    .undo = gcloud compute firewall-rules delete for each rule whose name begins with palette- and the role.
    .checked = Run by the real gcloud against a stand-in and read back rule by rule; never against Google.

format-google-terraform =
    .about = Rules in an existing Google Cloud VPC network.
    .apply = Run terraform apply, with this file in your configuration and the provider google. Running it again changes nothing, a changed file opens and closes the difference. The rules are for machines with the target tag. Your own deny rules with priority 1000 or a lower number still wins, and Google lets everything out by default.
    .undo = delete the file, then terraform apply.
    .checked = Read back rule by rule as HCL, and held against the provider's typings; never planned or applied.

format-openstack =
    .about = Rules in an existing OpenStack security group.
    .apply = Run sh FILE, signed in to the project of the group. Running it again changes nothing. Rules of an earlier, wider file stay until you delete them. A new group lets everything out until you delete these rules. A project takes 100 rules by default.
    .undo = openstack security group rule delete for each rule whose description begins with palette-ports: openstack security group show has their ids.
    .checked = Run against a real Neutron server and read back rule by rule; no instance was behind it.

## Formats: Kubernetes

format-network-policy =
    .about = Pods, where the network plugin enforces it.
    .apply = Run kubectl apply -f FILE. Running it again updates the rules it added. It selects pods with the labels, never nodes. These lose, in each direction under policyTypes, whatever no policy allows, DNS too: allow that first. Any address includes pods. Behind a NodePort or load balancer the source may be a node.
    .undo = kubectl delete -f FILE.
    .checked = Read back rule by rule by network-config-analyzer, and held against the schema; never applied to a cluster.

format-cilium =
    .about = Pods, where Cilium is the network plugin. Takes host names for where they connect to.
    .apply = Run kubectl apply -f FILE, with Cilium 1.16 or later: an older one cuts off what is not allowed. Running it again updates the rules it added. It selects pods with the labels, never nodes. It only adds. toCIDR and fromCIDR match neither pods nor nodes of the cluster, any address includes them.
    .undo = kubectl delete -f FILE.
    .checked = Read back rule by rule, and held against the CRD; never applied to a cluster.

format-calico =
    .about = Pods, and nodes that are host endpoints, where Calico is the network plugin.
    .apply = Run calicoctl apply -f FILE. Running it again updates the rules it added. It selects pods of all namespaces and host endpoints with the labels. These lose, in each direction under types, whatever no policy allows, DNS and kubelet too: allow that first. A Deny with an order below 1000 still wins. Any address includes pods.
    .undo = calicoctl delete -f FILE.
    .checked = Read back rule by rule, and held against the CRD; never applied to a cluster.

## Formats: Network devices

format-cisco-asa =
    .about = Cisco ASA 9.0 or later, by its command line.
    .apply = Paste in configuration mode. Name ACLs that are applied inbound on the two sides: one that you newly apply denies all else. Our lines go on top. Host names need DNS (dns domain-lookup). Running it again changes nothing. Rules of an earlier, wider file stay until you delete them.
    .undo = each access-list line with no in front and without line N, then no object network NAME.
    .checked = Read back rule by rule by FWShift; never loaded into a device.

format-cisco-ios =
    .about = Cisco routers and switches, by their extended ACLs.
    .apply = Paste in configuration mode. Name ACLs that are applied: one that you newly apply denies all else. Answers pass as established (TCP) or by source port alone (UDP). IPv4 lines go on top, which renumbers your ACL from 100001. IPv6 lines come last: move them above your own deny rules. Rules of an earlier, wider file stay until you delete them.
    .undo = in each ACL, each permit line with no in front and without its number.
    .checked = Read back rule by rule by FWShift, IPv4 also by cisco_acl; never loaded into a device.

format-pan-os =
    .about = Palo Alto Networks firewalls, by their command line.
    .apply = Paste in configuration mode on a firewall (not Panorama) after set cli scripting-mode on, review and commit. With several vsys, set system setting target-vsys first. Our rules go on top. Running it again replaces up to 20 rules of an earlier one. A delete with nothing to delete only says so.
    .undo = run the delete commands again and commit. The objects whose names begin with palette- open nothing by themselves.
    .checked = Read back rule by rule by FWShift, and held against pan-os-python; never loaded into a device.

format-fortios =
    .about = FortiGate firewalls, by their command line.
    .apply = Paste into the CLI of FortiOS 6.4 or later, in your VDOM: it takes effect at once. New policies come last: move them above your own deny rules, and set nat enable where you translate addresses. Running it again replaces up to 20 policies of an earlier one. A delete with nothing to delete only says so.
    .undo = in config firewall policy, delete each number that is edited here. The objects whose names begin with palette- open nothing by themselves.
    .checked = Read back rule by rule by FWShift, and held against the schema in hfortix-fortios; never loaded into a device.

format-juniper-srx =
    .about = Juniper SRX firewalls, by their command line.
    .apply = In configuration mode, load set FILE or load set terminal, then commit. New policies come last: move them above your own deny rules (insert, before policy YOURS). Needs the global address book, which zones with books of their own rule out. Host names need system name-server. Running it again replaces policies by number, last again. Higher numbers of an earlier one stay.
    .undo = wildcard delete security policies from-zone A to-zone B policy palette-.*, both ways, likewise applications and address-book global, then commit.
    .checked = Read back rule by rule by FWShift; never loaded into a device.

format-nsx-t =
    .about = The distributed firewall of NSX 4 and NSX-T 3.
    .apply = PUT it to https://MANAGER/policy/api/v1 and its path. The next time, first DELETE that path, or add the _revision that GET shows. PATCH would keep the rules of an earlier file. Move it above your own drop rules. It holds at these hosts alone: far ends in NSX need rules of their own. An end takes up to 128 addresses.
    .undo = DELETE that path.
    .checked = Read back rule by rule by VMware's Python SDK; never sent to a manager.

format-mikrotik =
    .about = MikroTik routers with RouterOS 7, by a script.
    .apply = Upload it, then /import file-name=FILE. Replies need a rule that accepts established connections, as in the default configuration. Host names need /ip dns servers. Running it again updates the rules it added.
    .undo = run the remove lines at the top of the snippet.
    .checked = Read back rule by rule by FWShift, and held against community.routeros; never loaded into a device.

## Formats: Other

format-aerleon =
    .about = A policy that aclgen makes ACLs of: Juniper, Cisco, Arista, NSX-T.
    .apply = Run sh FILE where Aerleon is (pip install aerleon). It writes a folder, palette-*-aerleon, with the ACL in out. Running it again updates the rules it added. The ACL drops all but these openings from what it is bound to: if you have one there, move these terms into it. TCP replies are let back where the target keeps no state, UDP replies are yours to add.
    .undo = remove the folder, and the ACL from your devices.
    .checked = Run through aclgen and read back from its ACLs; never loaded into a device.

format-allow-list =
    .about = Destinations, one a line, for proxies such as Squid and firewalls that fetch lists: PAN-OS, FortiGate.
    .apply = Make a list of each section and allow it on the port that it names: in one list for all, every destination would be open on every port. Take out the lines with # where a device counts them as errors. In a PAN-OS URL list, end each host name with a slash, or longer names match too.
    .undo = delete the lists.
    .checked = Read back line by line, and by Squid's parser; never loaded into a device.

## What of a snippet is more than a platform takes by default

limit-aws-rules = { $rules } rules in one direction, and a security group takes { $most } each way unless AWS raised your quota. Enter networks in place of single addresses, or have it raised.
limit-openstack-rules = { $rules } rules, and a project takes { $most } unless its quota was raised. Enter networks in place of single addresses, or have it raised.
limit-cloudformation-resources = { $resources } resources, and a template takes 500. Enter networks in place of single addresses, or choose another format.
limit-cloudformation-bytes = This template has { $bytes } bytes. CloudFormation takes one of more than 51,200 from S3 alone: add --s3-bucket BUCKET to the command, with a bucket of yours.

## Fields: what some formats need to be told beside addresses

# Of each field: its name; what it is and where that is found; what is right, as the end of “has to be …”.

field-security-group =
    .label = Security group ID
    .hint = The id of the group around these hosts: aws ec2 describe-security-groups.
    .wanted = the id of a group, such as sg-0123456789abcdef0

field-azure-resource-group =
    .label = Resource group
    .hint = Where the network security group is.
    .wanted = letters, digits and -_., such as my-resource-group

field-azure-nsg =
    .label = Network security group
    .hint = The one around these hosts: az network nsg list --output table.
    .wanted = letters, digits and -_., such as my-nsg

field-azure-priority =
    .label = First priority
    .hint = Rules count up from here, two for each opening, and from 60 further on for each role and site. Lower than any deny rule that would match first.
    .wanted = a number from 100 to 3900

field-google-network =
    .label = VPC network
    .hint = The network of this role's machines: gcloud compute networks list.
    .wanted = letters, digits and -, such as default

field-google-tag =
    .label = Target tag
    .hint = A network tag that the machines of this role have, and no others: gcloud compute instances add-tags.
    .wanted = letters, digits and -, such as palette

field-openstack-group =
    .label = Security group
    .hint = The name or id of the group around these hosts: openstack security group list.
    .wanted = letters, digits and -_., such as palette-ports

field-namespace =
    .label = Namespace
    .hint = Where the pods run.
    .wanted = letters, digits and -, such as default

field-labels =
    .label = Labels
    .hint = Put them on what needs these ports. Empty: palette-ports with the role as its value.
    .wanted = labels, each once, such as app=palette,tier=web

field-near-zone =
    .label = Zone of these hosts
    .hint = The zone that the role's own hosts are in.
    .wanted = letters, digits and -_., such as trust

field-far-zone =
    .label = Zone of the other ends
    .hint = The zone that the other ends are in.
    .wanted = letters, digits and -_., such as trust

field-near-acl =
    .label = ACL for packets from these hosts
    .hint = An applied ACL that filters what the role's own hosts send.
    .wanted = letters, digits and -_., such as inside_in

field-far-acl =
    .label = ACL for packets to these hosts
    .hint = An applied ACL that filters what the other ends send.
    .wanted = letters, digits and -_., such as inside_in

field-near-acl6 =
    .label = IPv6 ACL for packets from these hosts
    .hint = An applied ACL that filters what the role's own hosts send.
    .wanted = letters, digits and -_., such as inside_in

field-far-acl6 =
    .label = IPv6 ACL for packets to these hosts
    .hint = An applied ACL that filters what the other ends send.
    .wanted = letters, digits and -_., such as inside_in

field-near-interface =
    .label = Interface of these hosts
    .hint = The FortiGate's interface or zone that the role's own hosts are in.
    .wanted = letters, digits and -_., such as internal

field-far-interface =
    .label = Interface of the other ends
    .hint = The FortiGate's interface or zone that the other ends are in.
    .wanted = letters, digits and -_., such as internal

field-nsx-domain =
    .label = NSX domain
    .hint = default, or cgw on VMware Cloud.
    .wanted = letters, digits and -_, such as default

field-aerleon-target =
    .label = Target
    .hint = What the ACL is for.
    .wanted = arista, cisco, cisconx, ciscoxr, juniper or nsxt

# Beside Copy, without a full stop: how many values, and the names of the fields. 1 value missing: security group ID
fields-missing = { $values } missing: { $fields }
# Over the snippets of several roles or sites, where one value stands in all of them.
fields-shared = What you entered as { $fields } stands in all { $snippets } snippets. Each is for other hosts, and together they would allow each what the others need: enter the value of these hosts before you copy a snippet.

## What is opened, and where that is to anybody

# The hosts of a role, within a sentence; its name is in lower case: workload cluster nodes.
ruleset-hosts = { $role } nodes

# One port, tcp/443, or a range, udp/30000-32767, as seen from the hosts of a role.
opening-inbound = inbound { $protocol }/{ $ports }
opening-outbound = outbound { $protocol }/{ $ports }
# An opening, “inbound tcp/443”, and who is at its other end.
opening-from = { $opening } from { $ends }
opening-to = { $opening } to { $ends }
# The comment above a rule, and its description on devices: the opening, the other ends, and what it is for.
opening-described = { $opening } ({ $ends }): { $purposes }
opening-described-any = { $opening } ({ $ends }, any address): { $purposes }

# At a port, without a full stop, for the page as well: outbound tcp/443 is open to any address because of: vCenter.
wide-port = { $port } is open to any address because of: { $ends }
# Why an opening is to any address; each stands behind “ANY ADDRESS:” and has its full stop there.
wide-nothing-entered = nothing is entered for { $ends }, so the rules hold for any
wide-entered = you entered { $addresses }
# A field that “any” was typed into: “zone of these hosts”.
wide-any-entered = “any” is entered as { $fields } and stands for all of them
# One of the addresses in the message before: 0.0.0.0/0 for Registries.
wide-address = { $address } for { $end }
# The same for networks that hold every address of a family together. $networks is a list or wide-networks, $family wide-ipv4 or wide-ipv6.
wide-together = { $networks }, together any { $family } address, for { $end }
wide-networks = { $number } networks from { $first } to { $last }
wide-ipv4 = IPv4
wide-ipv6 = IPv6

# Why a rule is not in a plan; each stands at the end of “left-out”, behind its colon.
left-out-deprecated = deprecated, not included
# The first release that no longer has it.
left-out-ended = ended with { $release }, never included
left-out-optional = optional, not included
left-out-conditional = conditional, not included
# These hosts are no reader’s.
left-out-vendor = the vendor’s own side, for reference
# The endpoint's name.
left-out-unnamed = the documentation does not say which host { $end } is. Enter its address, or choose to allow any address for it
# What follows “it” says why a filter hides the rule: is not found by “nats”.
left-out-hidden = filtered out: it { $why }

## Comments in snippets

# What it is, and whose hosts it is for: ruleset-hosts.
snippet-title = { $plan }: for { $hosts }.
snippet-dataset = Adds rules, leaves yours alone. Dataset { $version }.
snippet-undo = Undo: { $how }
# What else there is to know of a format, or of how much there is in a snippet.
snippet-note = Note: { $note }
# How many values are missing, and which.
snippet-missing = FILL IN: { $values }.
snippet-any-address = ANY ADDRESS: { $why }.
# What it would open, the rule's id, and why it is left out.
snippet-left-out = Left out: { $opening } ({ $rule }): { $why }.
snippet-unsupported = NOT IN HERE: { $flow }
# The same without the reasons, where there is no room for them.
snippet-left-out-short = Left out: { $opening } ({ $rule }).
snippet-unsupported-short = NOT IN HERE: { $flow }.
# Behind some of them, where there is no room for all.
snippet-more-left-out = And { $number } more, which the page names.

# In nftables' file, above the line that adds a jump to our chain.
snippet-nftables-jump = Loading this twice adds the jump twice, which changes nothing.
# In firewalld's script, above what changes the rules in force.
snippet-firewalld-now = The same at run time: a reload would drop what kube-proxy or a network plugin put into iptables.
# What scripts of hosts print, in double quotes of a shell: letters, digits, blanks and . , : = / - and nothing
# else. Below it stands what was refused.
snippet-refused = Not in force, because firewalld refused it. All else is:
snippet-refused-ufw = Not added, because ufw has IPv6 off, IPV6=no in /etc/default/ufw. All of IPv4 is added:
snippet-refused-iptables = Nothing is added for IPv6, because ip6tables does not work here. All of IPv4 is added:
# In scripts for a cloud, above the loop that deletes rules.
snippet-cloud-delete = Deletes what an earlier file for this role allowed beyond this.
# In Cilium's policy, above the rule for DNS: one text in two lines, which may be broken anywhere.
snippet-cilium-dns =
    .first = Cilium learns the addresses of host names from lookups through its DNS proxy, which refuses no
    .second = name. Change namespace, labels and port 53 if your DNS has others, as NodeLocal DNSCache has.

# In the allow list, above a section, behind its port: tcp/443: addresses.
snippet-list-addresses = addresses
snippet-list-hosts = host names
# In the allow list, for a network that lies in another one.
snippet-list-covered = { $address } is in { $network }

## What a format cannot express, and the way out

# What is missing, in place of “inbound tcp/443 from Users”.
unsupported-every = Every opening
unsupported-every-of = Every opening of { $hosts }
unsupported-opened-before = What the snippet before opened

unsupported-host-names = { $flow }: this format matches addresses and cannot hold { $names }. Enter the addresses behind the name, or choose a format that takes host names, such as Cilium or PAN-OS.
unsupported-proxy-port = { $flow }: the port of the proxy is missing, or is no port from 1 to 65535. Enter it at the site.
unsupported-nothing-usable = { $flow }: nothing usable was entered for { $end }. Correct the entries. Until then nothing is allowed for them.
unsupported-no-address = { $flow }: no address is entered for { $end }, and this firewall would allow any. Enter one, or choose “Allow any address where none is entered”.
unsupported-one-family = { $flow }: { $addresses } cannot be reached, because { $end } has no address of the same family, IPv4 or IPv6. Enter one.
unsupported-too-many = { $flow }: this format has a line for each pair of ends, and { $pairs } are too many. Enter networks in place of single addresses, or choose another format.
unsupported-inbound = { $flow }: this list names destinations, and this connection comes in. Choose another format for it.
unsupported-any = { $flow }: a list cannot say “any address”. Enter the addresses or host names at this end.
# How it is taken out is the format's “undo”.
unsupported-stays = { $flow }: it stays open in this format. When it is safe, take it out by hand: { $undo }
# The field's “label” and “wanted”.
unsupported-setting = { $flow }: “{ $field }” has to be { $wanted }. Correct it beside the format.
