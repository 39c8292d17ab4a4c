//! Holds an object, as JSON on standard input, against the types that were generated from the CRDs
//! of Cilium and Calico: unknown keys, missing ones, wrong types and wrong words of an enumeration.

use std::io::stdin;
use std::process::ExitCode;

use kcr_cilium_io::v2::ciliumnetworkpolicies::CiliumNetworkPolicy;
use kcr_crd_projectcalico_org::v1::globalnetworkpolicies::GlobalNetworkPolicy;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn main() -> ExitCode {
    let complaint = match serde_json::from_reader(stdin()) {
        Ok(object) => judge(object),
        Err(error) => Some(error.to_string()),
    };
    match complaint {
        None => ExitCode::SUCCESS,
        Some(complaint) => {
            eprintln!("{complaint}");
            ExitCode::FAILURE
        }
    }
}

/// What is wrong with an object, if anything. Calico stores objects of `projectcalico.org/v3` in a
/// CRD of its own group, with the same specification.
fn judge(mut object: Value) -> Option<String> {
    let mut taken = |key| object.as_object_mut().and_then(|object| object.remove(key));
    let (version, kind) = (taken("apiVersion"), taken("kind"));
    let is = |a: &str, b: &str| version == Some(Value::from(a)) && kind == Some(Value::from(b));
    if is("cilium.io/v2", "CiliumNetworkPolicy") {
        hold::<CiliumNetworkPolicy>(object)
    } else if is("projectcalico.org/v3", "GlobalNetworkPolicy") {
        hold::<GlobalNetworkPolicy>(object)
    } else {
        Some("neither a CiliumNetworkPolicy nor a GlobalNetworkPolicy".to_owned())
    }
}

fn hold<T: DeserializeOwned>(object: Value) -> Option<String> {
    let mut unknown = Vec::new();
    let held: Result<T, _> =
        serde_ignored::deserialize(object, |path| unknown.push(path.to_string()));
    match held {
        Err(error) => Some(error.to_string()),
        Ok(_) if unknown.is_empty() => None,
        Ok(_) => Some(format!("unknown: {}", unknown.join(", "))),
    }
}
