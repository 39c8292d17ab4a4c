### What the words on the page mean: a term each, and one plain sentence of fewer than 120 letters on what it means.

## Around the terms

glossary-title = Glossary

## Terms, in the order in which a reader meets them

# Also the heading of a choice.
term-deployment-model = Deployment model
    .means = Who runs Palette: the vendor (SaaS), also with clusters at the edge, or you (self-hosted).
# Also the heading of a choice.
term-role = Role
    .means = The side of Palette whose hosts a rule is for.
# As the dataset calls it, which is not translated.
term-management-platform = Management platform
    .means = The Palette server: Spectro Cloud's SaaS, or your own installation.
# As the dataset calls it, which is not translated.
term-workload-cluster = Workload cluster
    .means = The role of a Kubernetes cluster that Palette manages.
# Also a heading, and a choice.
term-inbound = Inbound
    .means = The other end opens the connection to these hosts; also called ingress.
    .in-sentence = inbound
# Also a heading, and a choice.
term-outbound = Outbound
    .means = These hosts open the connection to the other end; also called egress.
    .in-sentence = outbound
# What the word in checks-intro says.
term-flow = Flow
    .means = Connections from one end to another, to one port, for one purpose.
term-far-end = Far end
    .means = Who is on the other side of a flow, seen from the role.
# These five are what a rule can be, and stand on its badge.
term-required = Required
    .means = Palette does not work without it.
term-conditional = Conditional
    .means = Needed under a condition, which is named.
term-optional = Optional
    .means = Palette works without it.
term-deprecated = Deprecated
    .means = Still there, on its way out; what to use instead is named.
term-ended = Ended
    .means = Gone with an earlier version: close the port if it is still open.
# Also the heading above the sources of a rule.
term-evidence = Evidence
    .means = How well the docs support this.
term-stated = Stated
    .means = The docs say so.
# What the word in rules-derived says.
term-derived = Derived
    .means = It follows from what the docs say.
term-not-stated = Not stated
    .means = The docs don't say it.
# As the dataset calls it, which is not translated.
term-nats = NATS
    .means = The protocol between cluster and platform before 4.0.0, on port 4222.
# As the dataset calls it, which is not translated.
term-grpc = gRPC
    .means = The protocol between cluster and platform from 4.0.0 on, on port 443.
term-snippet = Snippet
    .means = Text that adds the openings, as one firewall reads it.
# What the word in addresses-write says.
term-cidr = CIDR
    .means = A network, written as an address and a number of leading bits: 192.0.2.0/24.
term-established = Established
    .means = Said of the packets of a connection that is open already, answers among them.
term-allow-list = Allow-list
    .means = A list of what may pass, where nothing else may.
