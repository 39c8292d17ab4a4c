//! A `NetworkValidator`, for the network plugin of Spectro Cloud's validator.
//!
//! Group, version and fields are those of the plugin's CRD,
//! `config/crd/bases/validation.spectrocloud.labs_networkvalidators.yaml` and
//! `api/v1alpha1/networkvalidator_types.go` in validator-labs/validator-plugin-network, revision
//! 02178b59: at most five `tcpConnRules` in a resource, each with a name of its own of at most 500
//! characters. `ReconcileTCPConnRule` (`pkg/network/network.go`) connects by `host:port`, hence
//! the brackets, and shakes hands over TLS. The certificate is not looked at: an address has none
//! that fits.

use super::Writing;

/// A NetworkValidator.
pub(super) static WRITING: Writing = Writing {
    words: concat!(
        msg!(check_network_validator.run),
        "\n",
        msg!(check_network_validator.shows)
    ),
    first_line: "",
    before: "",
    part: (
        "---
apiVersion: validation.spectrocloud.labs/v1alpha1
kind: NetworkValidator
metadata:
  name: \"palette-<tag>-<number>\"
spec:
  tcpConnRules:
",
        5,
    ),
    each: "    - name: \"<number> <ids>: <description>\"
      host: \"<host>\"
      ports: [<port>]
      timeout: <seconds>
      insecureSkipTlsVerify: true
",
    after: "",
    brackets: true,
};
