//! The harness tried on itself: hand-made snippets that are right, and broken ones that each
//! check must catch.

use crate::engine::{Engine, Twist};
use crate::oracle::{self, Deployment, Line, Options, Role, Typed};
use crate::probe::{Direction, Expect, Probe};
use crate::{Case, Outcome};

/// A reader's first snippet for every engine, the one for "from anywhere", and the broken ones.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (engine, addresses, any) in EXAMPLES {
        cases.push(good(
            engine,
            "addresses",
            addresses,
            None,
            some_addresses(Typed::Both),
        ));
        cases.push(good(engine, "anywhere", any, None, anywhere()));
        // ufw keeps no book of who added a rule: what an earlier selection opened stays.
        if engine != Engine::Ufw {
            cases.push(good(
                engine,
                "replaces",
                addresses,
                Some(any),
                some_addresses(Typed::Both),
            ));
        }
        cases.push(Case {
            name: format!("self-test/{}/broken-syntax", engine.name()),
            engine,
            previous: None,
            snippet: broken(engine).to_owned(),
            probes: few_probes(),
            check: None,
            twist: Twist::None,
            outcome: Outcome::Caught(says(engine)),
        });
    }
    let v4_only: String = include_str!("examples/nftables.nft")
        .lines()
        .filter(|line| !line.contains("ip6"))
        .flat_map(|line| [line, "\n"])
        .collect();
    cases.push(good(
        Engine::Nftables,
        "ipv4-only",
        &v4_only,
        None,
        some_addresses(Typed::V4Only),
    ));
    let files = include_str!("examples/firewalld-files.sh");
    cases.push(good(
        Engine::Firewalld,
        "files",
        files,
        None,
        some_addresses(Typed::Both),
    ));
    for (name, snippet, caught) in NFTABLES_SABOTAGE {
        cases.push(Case {
            name: format!("self-test/nftables/{name}"),
            engine: Engine::Nftables,
            previous: None,
            snippet: snippet.to_owned(),
            probes: few_probes(),
            check: None,
            twist: Twist::None,
            outcome: Outcome::Caught(caught),
        });
    }
    cases
}

const EXAMPLES: [(Engine, &str, &str); 5] = [
    (
        Engine::Nftables,
        include_str!("examples/nftables.nft"),
        include_str!("examples/nftables-any.nft"),
    ),
    (
        Engine::Iptables,
        include_str!("examples/iptables.sh"),
        include_str!("examples/iptables-any.sh"),
    ),
    (
        Engine::IptablesLegacy,
        include_str!("examples/iptables.sh"),
        include_str!("examples/iptables-any.sh"),
    ),
    (
        Engine::Ufw,
        include_str!("examples/ufw.sh"),
        include_str!("examples/ufw-any.sh"),
    ),
    (
        Engine::Firewalld,
        include_str!("examples/firewalld.sh"),
        include_str!("examples/firewalld-any.sh"),
    ),
];

fn good(
    engine: Engine,
    name: &str,
    snippet: &str,
    previous: Option<&str>,
    probes: Vec<Probe>,
) -> Case {
    Case {
        name: format!("self-test/{}/{name}", engine.name()),
        engine,
        previous: previous.map(str::to_owned),
        snippet: snippet.to_owned(),
        probes,
        check: None,
        twist: Twist::None,
        outcome: Outcome::Clean,
    }
}

/// What `examples/*` without `-any` are written for.
fn some_addresses(typed: Typed) -> Vec<Probe> {
    let openings = oracle::openings(
        Deployment::SelfHosted,
        Role::ManagementPlatform,
        Line::V4_2,
        Options::default(),
    );
    oracle::probes(&openings, typed)
}

/// What `examples/*-any*` are written for.
fn anywhere() -> Vec<Probe> {
    let openings = oracle::openings(
        Deployment::Saas,
        Role::WorkloadCluster,
        Line::V4_2,
        Options {
            deprecated: false,
            optional: true,
        },
    );
    oracle::probes(&openings, Typed::Nothing)
}

/// In from and out to one pair of addresses on tcp/443, and nothing for another pair.
fn few_probes() -> Vec<Probe> {
    let mut probes = Vec::new();
    for (address, friend) in [
        ("198.51.100.10", true),
        ("2001:db8:0:2::10", true),
        ("198.51.100.20", false),
        ("2001:db8:0:2::20", false),
    ] {
        for direction in [Direction::Ingress, Direction::Egress] {
            for port in [443, 444] {
                let open = friend && port == 443;
                probes.push(Probe {
                    direction,
                    peer: address.parse().expect("an address"),
                    port,
                    expect: if open { Expect::Pass } else { Expect::Drop },
                    why: String::from("self-test"),
                });
            }
        }
    }
    probes
}

/// A snippet that the engine cannot read to its end.
fn broken(engine: Engine) -> &'static str {
    match engine {
        Engine::Nftables => "add rule inet filter input tcp dprot 443 accept\n",
        Engine::Iptables | Engine::IptablesLegacy => {
            "( set -eu\niptables -w -A INPUT -p tcp --dprot 443 -j ACCEPT\n)\n"
        }
        Engine::Ufw => "( set -eu\nufw allow in proto tcp form any to any port 443\n)\n",
        Engine::Firewalld => {
            "( set -eu\nfirewall-cmd --zone=public --add-rich-rule='rule prot port=443'\n)\n"
        }
    }
}

/// What the engine has to say about [`broken`].
fn says(engine: Engine) -> &'static str {
    match engine {
        Engine::Nftables => "syntax error",
        Engine::Iptables | Engine::IptablesLegacy => "unknown option \"--dprot\"",
        Engine::Ufw => "ERROR: ",
        Engine::Firewalld => "INVALID_RULE",
    }
}

/// Snippets that load without complaint and are wrong, and what the harness must say to each.
const NFTABLES_SABOTAGE: [(&str, &str, &str); 8] = [
    (
        "opening-missing",
        "insert rule inet filter input ip saddr 198.51.100.10 tcp dport 443 accept
insert rule inet filter input ip6 saddr 2001:db8:0:2::10 tcp dport 443 accept
insert rule inet filter output ip daddr 198.51.100.10 tcp dport 443 accept
",
        "egress tcp/443 to 2001:db8:0:2::10 must pass and did not",
    ),
    (
        "too-wide-address",
        "insert rule inet filter input tcp dport 443 accept
insert rule inet filter output tcp dport 443 accept
",
        "ingress tcp/443 from 198.51.100.20 must not pass and did",
    ),
    (
        "too-wide-port",
        "insert rule inet filter input ip saddr 198.51.100.10 tcp dport 443-444 accept
",
        "ingress tcp/444 from 198.51.100.10 must not pass and did",
    ),
    (
        "wrong-family",
        "insert rule inet filter output ip6 daddr 2001:db8:0:2::/64 tcp dport 443 accept
",
        "egress tcp/443 to 2001:db8:0:2::20 must not pass and did",
    ),
    (
        "flushes-the-ruleset",
        "flush ruleset
",
        "the user's own rule is gone: type filter hook input priority filter; policy drop;",
    ),
    (
        "separate-table",
        "table inet palette { chain input { type filter hook input priority -10; policy accept; tcp dport 443 accept; }; }
",
        "ingress tcp/443 from 198.51.100.10 must pass and did not",
    ),
    (
        "not-twice",
        "create chain inet filter palette_ports_in
insert rule inet filter input ip saddr 198.51.100.10 tcp dport 443 accept
insert rule inet filter input ip6 saddr 2001:db8:0:2::10 tcp dport 443 accept
insert rule inet filter output ip daddr 198.51.100.10 tcp dport 443 accept
insert rule inet filter output ip6 daddr 2001:db8:0:2::10 tcp dport 443 accept
",
        "second load: nft -c -f",
    ),
    (
        "breaks-neighbour-discovery",
        "insert rule inet filter input ip saddr 198.51.100.10 tcp dport 443 accept
insert rule inet filter input ip6 saddr 2001:db8:0:2::10 tcp dport 443 accept
insert rule inet filter output ip daddr 198.51.100.10 tcp dport 443 accept
insert rule inet filter output ip6 daddr 2001:db8:0:2::10 tcp dport 443 accept
insert rule inet filter output icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } drop
",
        "egress tcp/443 to 2001:db8:0:2::10 must pass and did not",
    ),
];
