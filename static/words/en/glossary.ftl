### What the words on the page mean: a term each, and one plain sentence of fewer than 120 letters on what it means.

## Around the terms

glossary-title = Glossary
glossary-back = Back
# For those who hear the page.
glossary-back-to = Back to “{ $term }”

## Terms, in the order in which a reader meets them

# Also the heading of a choice.
term-deployment-model = Deployment model
    .means = Who runs Palette: the vendor (SaaS), also with clusters at the edge, or you (self-hosted).
# Also the heading of a choice.
term-role = Role
    .means = The side of Palette whose hosts a rule is for.
# As the dataset calls it, which is not translated: only then does the table of rules lead here.
term-management-platform = Management platform
    .means = The role of Palette itself.
# As the dataset calls it, which is not translated.
term-workload-cluster = Workload cluster
    .means = The role of a Kubernetes cluster that Palette manages.
# Also a heading, and a choice.
term-inbound = Inbound
    .means = The far end opens the connection to the role’s hosts; also called ingress.
    .in-sentence = inbound
# Also a heading, and a choice.
term-outbound = Outbound
    .means = The role’s hosts open the connection to the far end; also called egress.
    .in-sentence = outbound
# Leads here from checks-intro.
term-flow = Flow
    .means = Connections from one end to another, to one port, for one purpose.
term-far-end = Far end
    .means = Who is on the other side of a flow, seen from the role.
# These four are what a rule can be, and stand on its badge.
term-required = Required
    .means = Palette does not work without the rule.
term-conditional = Conditional
    .means = Palette does not work without the rule where its condition holds.
term-optional = Optional
    .means = Palette works without the rule.
term-deprecated = Deprecated
    .means = Still there, on its way out; the rules that replace it are named.
# Also the heading above the sources of a rule.
term-evidence = Evidence
    .means = How far the sources carry what is said.
term-stated = Stated
    .means = A source says it.
# Leads here from rules-derived.
term-derived = Derived
    .means = It follows from what a source says.
term-not-stated = Not stated
    .means = No source says it.
# As the dataset calls it, which is not translated.
term-nats = NATS
    .means = The protocol between cluster and platform before 4.0.0, on port 4222.
# As the dataset calls it, which is not translated.
term-grpc = gRPC
    .means = The protocol between cluster and platform from 4.0.0 on, on port 443.
# Leads here from snippet-title.
term-snippet = Snippet
    .means = Text that adds the openings, as one firewall reads it.
# Leads here from addresses-intro.
term-cidr = CIDR
    .means = A network, written as an address and a number of leading bits: 192.0.2.0/24.
term-established = Established
    .means = Said of the packets of a connection that is open already, answers among them.
term-allow-list = Allow-list
    .means = A list of what may pass, where nothing else may.
