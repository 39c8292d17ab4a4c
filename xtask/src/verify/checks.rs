//! Which engine checks which format, and what it takes to have it: a new check is a file in
//! `tests/verify/checks/` and an entry here.

/// One check: a program that reads snippets back, and what it is made of.
pub struct Check {
    /// The ids of the formats it checks; empty for the one of all shell scripts.
    pub formats: &'static [&'static str],
    /// What runs it.
    pub runner: Runner,
    /// Packages from PyPI, pinned, that its Python has: `name==version`. Checks that name the same
    /// packages share one environment.
    pub pip: &'static [&'static str],
    /// Packages from npm, pinned: `name@version`; they are in `NODE_PATH`.
    pub npm: &'static [&'static str],
    /// Programs it starts, each with the Debian package that has it.
    pub apt: &'static [(&'static str, &'static str)],
    /// How long a clean installation takes, for the announcement.
    pub how_long: &'static str,
    /// Installs in less than about 20 seconds and runs in less than about 10, so that
    /// `cargo xtask test` can afford it.
    pub quick: bool,
}

/// What runs a check.
#[derive(Clone, Copy)]
pub enum Runner {
    /// A script in `tests/verify/checks/`: see `common.py` there.
    Python(&'static str),
    /// Such a script that reads every `.sh` snippet, whatever its format. A format that nothing
    /// else reads counts as unchecked: that the quotes are right says nothing of the rules.
    Shell(&'static str),
    /// The real firewall with real traffic: `tests/traffic`.
    Traffic {
        /// What the names of its cases have in them.
        cases: &'static str,
        /// What prints its version.
        version: [&'static str; 2],
    },
}

impl Check {
    /// What it checks, in words.
    pub fn subject(&self) -> String {
        match self.formats {
            [] => "every shell script".to_owned(),
            formats => formats.join(", "),
        }
    }
}

/// A host firewall, which the traffic tests' own packages are enough for.
const fn traffic(
    formats: &'static [&'static str],
    cases: &'static str,
    version: [&'static str; 2],
) -> Check {
    Check {
        formats,
        runner: Runner::Traffic { cases, version },
        pip: &[],
        npm: &[],
        apt: &[],
        how_long: "a minute",
        quick: false,
    }
}

/// All of them.
pub const CHECKS: &[Check] = &[
    traffic(&["nftables"], "nftables", ["nft", "--version"]),
    traffic(&["iptables"], "iptables", ["iptables", "--version"]),
    traffic(&["ufw"], "ufw", ["ufw", "--version"]),
    traffic(
        &["firewalld"],
        "firewalld",
        ["firewall-offline-cmd", "--version"],
    ),
    Check {
        formats: &["cisco-asa", "cisco-ios", "juniper-srx"],
        runner: Runner::Python("device.py"),
        pip: &["fwshift==0.40.18", "cisco_acl==3.3.5"],
        npm: &[],
        apt: &[],
        how_long: "12 seconds",
        quick: true,
    },
    Check {
        formats: &["mikrotik"],
        runner: Runner::Python("mikrotik.py"),
        // The cisco_acl of device.py, which it takes its classes from, is loaded only for IOS.
        pip: &["fwshift==0.40.18", "ansible==12.3.0"],
        npm: &[],
        apt: &[],
        how_long: "50 seconds",
        quick: false,
    },
    Check {
        formats: &["network-policy"],
        runner: Runner::Python("kube.py"),
        pip: &[
            "kubernetes-validate==1.37.0",
            "network-config-analyzer==2.1.0",
        ],
        npm: &[],
        apt: &[],
        how_long: "ten seconds",
        quick: true,
    },
    // Builds tests/verify/crds, which needs crates.io; "not run" where that cannot be had.
    Check {
        formats: &["cilium", "calico"],
        runner: Runner::Python("kube.py"),
        pip: &["pyyaml==6.0.2"],
        npm: &[],
        apt: &[],
        how_long: "a minute",
        quick: false,
    },
    Check {
        formats: &["aerleon"],
        runner: Runner::Python("aerleon.py"),
        pip: &["aerleon==1.11.0"],
        npm: &[],
        apt: &[],
        how_long: "half a minute",
        quick: false,
    },
    Check {
        formats: &["allow-list"],
        runner: Runner::Python("allow_list.py"),
        pip: &[],
        npm: &[],
        apt: &[("squid", "squid")],
        how_long: "half a minute",
        quick: false,
    },
    Check {
        formats: &["aws-cli"],
        runner: Runner::Python("aws_cli.py"),
        pip: &["awscli==1.46.3", "moto[server]==5.2.5"],
        npm: &[],
        apt: &[],
        how_long: "a minute",
        quick: false,
    },
    Check {
        formats: &["aws-terraform"],
        // With Terraform and its provider where they are; with python-hcl2 elsewhere.
        runner: Runner::Python("aws_terraform.py"),
        pip: &["python-hcl2==8.1.4", "moto[server]==5.2.5"],
        npm: &[],
        apt: &[],
        how_long: "three minutes",
        quick: false,
    },
    Check {
        formats: &["aws-cloudformation"],
        runner: Runner::Python("aws_cloudformation.py"),
        pip: &["cfn-lint==1.58.0"],
        npm: &[],
        apt: &[],
        how_long: "half a minute",
        quick: false,
    },
    Check {
        formats: &["openstack"],
        runner: Runner::Python("openstack_cli.py"),
        pip: &["python-openstackclient==10.5.0", "neutron==29.0.0"],
        npm: &[],
        apt: &[],
        how_long: "two minutes",
        quick: false,
    },
    Check {
        formats: &["windows"],
        runner: Runner::Python("windows.py"),
        pip: &["tree-sitter==0.26.1", "tree-sitter-powershell==0.26.4"],
        npm: &[],
        apt: &[],
        how_long: "a second",
        quick: true,
    },
    Check {
        formats: &["azure-cli"],
        runner: Runner::Python("azure_cli.py"),
        pip: &["azure-cli==2.91.0"],
        npm: &[],
        apt: &[],
        how_long: "two minutes",
        quick: false,
    },
    // Imports azure_cli.py and google_cli.py for the platforms' limits, but no azure-cli.
    Check {
        formats: &["azure-bicep"],
        runner: Runner::Python("azure_bicep.py"),
        pip: &[
            "tree-sitter==0.26.1",
            "tree-sitter-bicep==1.1.0",
            "azure-mgmt-network==33.1.0",
        ],
        npm: &[],
        apt: &[],
        how_long: "20 seconds",
        quick: true,
    },
    Check {
        formats: &["google-cli"],
        runner: Runner::Python("google_cli.py"), // says "not run" where the machine has no gcloud
        pip: &[],
        npm: &[],
        apt: &[],
        how_long: "nothing",
        quick: false,
    },
    Check {
        formats: &["azure-terraform", "google-terraform"],
        runner: Runner::Python("terraform_clouds.py"), // also uses terraform fmt -check where there is a terraform
        pip: &["python-hcl2==8.1.4"],
        npm: &[
            "@cdktf/provider-azurerm@14.23.1",
            "@cdktf/provider-google@16.12.1",
        ],
        apt: &[],
        how_long: "half a minute (600 MB of typings)",
        quick: false,
    },
    Check {
        formats: &["check-bash", "check-nc", "check-curl"],
        runner: Runner::Python("openings.py"),
        pip: &[],
        npm: &[],
        apt: &[("bash", "bash")],
        how_long: "nothing",
        quick: true,
    },
    Check {
        formats: &["check-powershell"],
        runner: Runner::Python("openings.py"),
        pip: &["tree-sitter==0.26.1", "tree-sitter-powershell==0.26.4"],
        npm: &[],
        apt: &[],
        how_long: "a second",
        quick: true,
    },
    Check {
        formats: &["check-networkvalidator"],
        runner: Runner::Python("openings.py"),
        pip: &["pyyaml==6.0.2"],
        npm: &[],
        apt: &[],
        how_long: "a second",
        quick: true,
    },
    Check {
        formats: &[],
        runner: Runner::Shell("shell.py"),
        pip: &[],
        npm: &[],
        apt: &[("shellcheck", "shellcheck"), ("bash", "bash")],
        how_long: "half a minute",
        quick: true,
    },
    Check {
        formats: &["pan-os"],
        runner: Runner::Python("pan_os.py"),
        pip: &["fwshift==0.40.18", "pan-os-python==1.13.1"],
        npm: &[],
        apt: &[],
        how_long: "ten seconds",
        quick: true,
    },
    Check {
        formats: &["fortios"],
        runner: Runner::Python("fortios.py"),
        pip: &["fwshift==0.40.18", "hfortix-fortios==0.5.164"],
        npm: &[],
        apt: &[],
        how_long: "half a minute",
        quick: false,
    },
    Check {
        formats: &["nsx-t"],
        runner: Runner::Python("nsx_t.py"),
        pip: &["vcf-nsx==9.1.1.0"],
        npm: &[],
        apt: &[],
        how_long: "15 seconds",
        quick: true,
    },
];
