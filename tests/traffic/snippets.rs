//! The library's snippets as cases: every format × deployment model × role × release line, and
//! the choices beside the snippet on top of one of them.

use std::collections::BTreeSet;

use ports_core::evaluation::{Selection, evaluate};
use ports_core::link::SnippetOptions;
use ports_core::selection::Include;
use ports_core::upgrade::upgrade;
use ports_formats::checks::Kind;
use ports_formats::upgrade::snippets;
use ports_formats::{FORMATS, Group, Rendered, Ruleset, format_by_id, rulesets};
use ports_network::addresses::AddressBook;
use ports_network::settings::Settings;

use crate::engine::{Engine, Twist};
use crate::oracle::{self, Deployment, Far, Line, Role, Typed};
use crate::{Case, Outcome};

/// Each engine with the id of the format it runs. A host's format without an engine stops the test:
/// it would ship unproven. The other groups are `cargo xtask verify`'s matter.
fn engines() -> Vec<(&'static str, Engine)> {
    let engines = vec![
        ("nftables", Engine::Nftables),
        ("iptables", Engine::Iptables),
        ("iptables", Engine::IptablesLegacy),
        ("ufw", Engine::Ufw),
        ("firewalld", Engine::Firewalld),
    ];
    for format in FORMATS {
        let id = format.id;
        assert!(
            format.group != Group::Host
                || id == "windows"
                || engines.iter().any(|(known, _)| *known == id),
            "no engine runs the format {id}"
        );
    }
    engines
}

/// What a case chooses.
#[derive(Clone, Copy)]
pub struct Choice {
    pub deployment: Deployment,
    pub role: Role,
    pub line: Line,
    pub options: oracle::Options,
    pub typed: Typed,
}

impl Choice {
    fn name(self) -> String {
        let deployment = match self.deployment {
            Deployment::Saas => "saas",
            Deployment::SaasEdge => "saas-edge",
            Deployment::SelfHosted => "self-hosted",
        };
        let role = match self.role {
            Role::ManagementPlatform => "management-platform",
            Role::WorkloadCluster => "workload-cluster",
        };
        let line = match self.line {
            Line::V3_4 => "3.4",
            Line::V4_2 => "4.2",
            Line::V4_6_11 => "4.6.11",
            Line::V4_6_12 => "4.6.12",
        };
        format!("{deployment}/{role}/{line}")
    }

    fn selection(self) -> Selection {
        let name = self.name();
        let parts: Vec<&str> = name.split('/').collect();
        let mut selection = Selection::initial(ports_data::dataset());
        selection.deployment = parts[0].into();
        selection.role = Some(parts[1].into());
        selection.version = parts[2].parse().expect("a release");
        selection.include = Include {
            optional: self.options.optional,
            deprecated: self.options.deprecated,
        };
        selection
    }

    fn endpoints(self) -> AddressBook {
        let mut endpoints = AddressBook::default();
        for far in Far::ALL {
            let [v4, v6] = far.typed();
            let text = match self.typed {
                Typed::Both => format!("{v4}, {v6}"),
                Typed::V4Only => v4.to_owned(),
                Typed::Nothing => String::new(),
            };
            endpoints.enter(far.id().into(), &text);
        }
        endpoints
    }

    fn options(self, format: &str) -> SnippetOptions {
        SnippetOptions {
            format: format_by_id(format).expect("a known format").id.to_owned(),
            ..SnippetOptions::default()
        }
    }

    /// The library's text for it, through the same functions that the page calls.
    pub fn snippet(self, format: &str) -> String {
        self.with_plan(format, |plan| {
            let format = format_by_id(format).expect("a known format");
            let rendered = format.render(plan, &Settings::default());
            assert!(
                rendered.unsupported.is_empty(),
                "{}: {:?}",
                self.name(),
                rendered.unsupported
            );
            rendered.snippet.expect("something to open")
        })
    }

    /// The script that tries it.
    pub fn check(self, kind: Kind) -> String {
        self.with_plan(FORMATS[0].id, |plan| {
            kind.render(plan).script.expect("something to try")
        })
    }

    fn plans(self, format: &str) -> Vec<Ruleset<'static>> {
        let dataset = ports_data::dataset();
        let (selection, endpoints) = (self.selection(), self.endpoints());
        let options = self.options(format);
        let evaluation = evaluate(dataset, &selection);
        rulesets(dataset, &selection, &evaluation, &endpoints, &options)
    }

    fn with_plan<T>(self, format: &str, act: impl FnOnce(&Ruleset) -> T) -> T {
        let (name, plans) = (self.name(), self.plans(format));
        let [plan] = plans.as_slice() else {
            panic!("{name}: one role has one plan, not {}", plans.len());
        };
        act(plan)
    }

    /// What to load before an upgrade to it from 3.4, and after that.
    fn upgrade(self, format: &str) -> [Rendered; 2] {
        let (dataset, selection) = (ports_data::dataset(), self.selection());
        let format = format_by_id(format).expect("a known format");
        let from = "3.4".parse().expect("a release");
        let changes = upgrade(dataset, &selection, &from);
        let options = self.options(format.id);
        let plans = snippets(dataset, &selection, &changes, &self.endpoints(), &options);
        let ([open], [close]) = (plans.open.as_slice(), plans.close.as_slice()) else {
            panic!("{}: one role has one pair of plans", self.name());
        };
        let settings = Settings::default();
        [
            format.render(open, &settings),
            format.render_over(open, close, &settings),
        ]
    }

    /// Before the upgrade both releases pass; after it, over what was loaded before, the new one
    /// alone. A format that cannot close has to say so.
    fn upgrade_cases(self, (format, engine): (&str, Engine)) -> Vec<Case> {
        let [before, after] = self.upgrade(format);
        let before = before.snippet.expect("something to open");
        let of = |line| oracle::openings(self.deployment, self.role, line, self.options);
        let (old, new) = (of(Line::V3_4), of(Line::V4_2));
        let has = |openings: &BTreeSet<oracle::AllowRule>, port| {
            openings.iter().any(|opening| opening.port == port)
        };
        assert!(has(&old, 4222) && has(&new, 443) && !has(&new, 4222));
        let case = |what: &str, previous, snippet, openings: &BTreeSet<_>| Case {
            name: format!("{engine:?}/{} {what} an upgrade from 3.4", self.name()).to_lowercase(),
            engine,
            previous,
            snippet,
            probes: oracle::probes(openings, self.typed),
            outcome: Outcome::Clean,
            check: None,
            twist: Twist::None,
        };
        let both = old.union(&new).copied().collect();
        let mut cases = vec![case("before", None, before.clone(), &both)];
        match after.snippet {
            Some(after) => cases.push(case("after", Some(before), after, &new)),
            None => assert!(format == "ufw" && after.unsupported.len() == 1, "{format}"),
        }
        cases
    }

    /// The same on hosts where something is unusual.
    fn twisted(self, engine: (&str, Engine)) -> Vec<Case> {
        let twists: &[(&str, Twist)] = match engine.1 {
            Engine::Nftables => &[],
            Engine::Iptables | Engine::IptablesLegacy | Engine::Ufw => {
                &[(" without IPv6", Twist::WithoutIpv6)]
            }
            Engine::Firewalld => &[
                (" on a node", Twist::Node),
                (" with a reload in between", Twist::Reload),
            ],
        };
        let case = |&(what, twist): &(&str, Twist)| Case {
            twist,
            ..self.case(engine, what, None)
        };
        twists.iter().map(case).collect()
    }

    fn case(self, (format, engine): (&str, Engine), what: &str, previous: Option<Self>) -> Case {
        let openings = oracle::openings(self.deployment, self.role, self.line, self.options);
        Case {
            name: format!("{engine:?}/{}{what}", self.name()).to_lowercase(),
            engine,
            previous: previous.map(|choice| choice.snippet(format)),
            snippet: self.snippet(format),
            probes: oracle::probes(&openings, self.typed),
            check: None,
            twist: Twist::None,
            outcome: Outcome::Clean,
        }
    }
}

/// Every snippet case.
pub fn cases() -> Vec<Case> {
    let everything = oracle::Options {
        deprecated: true,
        optional: true,
    };
    let mut cases = Vec::new();
    for engine in engines() {
        for deployment in [
            Deployment::Saas,
            Deployment::SaasEdge,
            Deployment::SelfHosted,
        ] {
            for role in [Role::ManagementPlatform, Role::WorkloadCluster] {
                for line in [Line::V3_4, Line::V4_2, Line::V4_6_12] {
                    let choice = Choice {
                        deployment,
                        role,
                        line,
                        options: oracle::Options::default(),
                        typed: Typed::Both,
                    };
                    if oracle::is_vendors(deployment, role) {
                        let plans = choice.plans(engine.0);
                        assert!(plans.is_empty(), "{}: nobody's to load", choice.name());
                        continue;
                    }
                    cases.push(choice.case(engine, "", None));
                }
            }
        }
        let cluster = Choice {
            deployment: Deployment::SelfHosted,
            role: Role::WorkloadCluster,
            line: Line::V4_2,
            options: everything,
            typed: Typed::Both,
        };
        cases.push(cluster.case(engine, " with everything", None));
        // On both sides of the end of NATS: asked for, it is open before, and never after.
        for line in [Line::V4_6_11, Line::V4_6_12] {
            let choice = Choice { line, ..cluster };
            cases.push(choice.case(engine, " with everything", None));
        }
        let v4_only = Choice {
            typed: Typed::V4Only,
            ..cluster
        };
        cases.push(v4_only.case(engine, " with everything over IPv4", None));
        let anywhere = Choice {
            typed: Typed::Nothing,
            ..cluster
        };
        cases.push(anywhere.case(engine, " with everything from anywhere", None));
        for (deployment, role) in [
            (Deployment::Saas, Role::WorkloadCluster),
            (Deployment::SelfHosted, Role::ManagementPlatform),
        ] {
            let choice = Choice {
                deployment,
                role,
                options: oracle::Options::default(),
                ..cluster
            };
            cases.extend(choice.upgrade_cases(engine));
        }
        cases.extend(cluster.twisted(engine));
        // ufw keeps no owner of a rule, so there a narrower snippet closes nothing; it says so.
        if engine.1 != Engine::Ufw {
            let required = Choice {
                options: oracle::Options::default(),
                ..cluster
            };
            cases.push(required.case(engine, " over a wider one", Some(anywhere)));
        }
    }
    cases
}
