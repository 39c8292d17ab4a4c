//! A `NetworkValidator`, for the network plugin of Spectro Cloud's validator.
//!
//! Group, version and fields are those of the plugin's CRD,
//! `config/crd/bases/validation.spectrocloud.labs_networkvalidators.yaml` and
//! `api/v1alpha1/networkvalidator_types.go` in validator-labs/validator-plugin-network, revision
//! 02178b59: at most five `tcpConnRules` in a resource, each with a name of its own of at most 500
//! characters. `ReconcileTCPConnRule` (`pkg/network/network.go`) connects by `host:port`, hence
//! the brackets, and shakes hands over TLS. The certificate is not looked at: an address has none
//! that fits.

use std::fmt::{self, Write};

use super::script::{Attempt, SECONDS, Script, Writer};

/// A NetworkValidator.
pub(super) static WRITER: Writer = Writer {
    run: msg!(check_network_validator.run),
    shows: msg!(check_network_validator.shows),
    first_line: "",
    write,
};

/// The most rules in a resource.
const MAX_RULES: usize = 5;

fn write(out: &mut String, script: &Script) -> fmt::Result {
    let tag = script.tag;
    for attempts in script.attempts.chunks(MAX_RULES) {
        let first = attempts[0].number;
        write!(
            out,
            r#"---
apiVersion: validation.spectrocloud.labs/v1alpha1
kind: NetworkValidator
metadata:
  name: "palette-{tag}-{first}"
spec:
  tcpConnRules:
"#
        )?;
        for attempt in attempts {
            let host = attempt.host_in_url();
            let Attempt {
                number, port, what, ..
            } = attempt;
            write!(
                out,
                r#"    - name: "{number} {what}"
      host: "{host}"
      ports: [{port}]
      timeout: {SECONDS}
      insecureSkipTlsVerify: true
"#
            )?;
        }
    }
    Ok(())
}
