//! What is asked for: arguments whose values were checked.

use ports_core::dataset::Dataset;
use ports_core::evaluation::Selection;
use ports_core::link::SnippetOptions;
use ports_core::selection::Include;
use ports_core::text::{excerpt, listed};
use ports_formats::field_by_id;
use ports_formats::link::choose;
use ports_network::addresses::AddressBook;
use ports_network::settings::Settings;
use serde::{Deserialize, Deserializer};

use crate::ArgumentError;
use crate::argument::{Argument, Flag, Lines, MOST_REPEATED, Named, Text, present, read};
use crate::narrowing::Narrowing;

/// A choice of rules, as it was given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct SelectionArgument {
    deployment: Option<Text>,
    role: Option<Text>,
    version: Option<Text>,
    search: Option<Text>,
    direction: Option<Text>,
    include: Option<Lines>,
    show_deprecated: Option<Flag>,
    show_optional: Option<Flag>,
}

impl Argument for SelectionArgument {
    const NAME: &'static str = "selection";
    const FIELDS: &'static [&'static str] = &[
        "deployment",
        "role",
        "version",
        "search",
        "direction",
        "include",
        "showDeprecated",
        "showOptional",
    ];
    const EXAMPLE: &'static str = "{deployment: \"self-hosted\", version: \"4.2\"}";
}

/// Which rules are asked for.
pub struct RulesRequest {
    /// The choice. Its search is empty: see [`Narrowing`].
    pub selection: Selection,
    /// What is left out of the answer.
    pub narrowing: Narrowing,
}

/// Reads a choice of rules. Deployment model and version have no default: rules for another
/// deployment or release than the caller's would be wrong ones. Without a role, all of them are meant.
///
/// # Errors
/// When a field is missing, unknown, or cannot be right.
pub fn rules<'de>(
    dataset: &Dataset,
    source: impl Deserializer<'de>,
) -> Result<RulesRequest, ArgumentError> {
    let given: SelectionArgument = read(source)?;
    let mut selection = Selection {
        role: None,
        ..Selection::initial(dataset)
    };
    let mut unused = SnippetOptions::default();
    // An empty text is no value of a field that is needed.
    let deployment = given.deployment.unwrap_or(Text(String::new()));
    let version = given.version.unwrap_or(Text(String::new()));
    let include = given.include.map(|Lines(ids)| Text(ids.replace('\n', ",")));
    for (field, parameter, value) in [
        ("deployment", "deployment", Some(deployment)),
        ("version", "version", Some(version)),
        ("role", "role", given.role),
        ("search", "q", given.search),
        ("direction", "direction", given.direction),
        ("include", "include", include),
    ] {
        if let Some(Text(value)) = value {
            choose(parameter, &value, dataset, &mut selection, &mut unused)
                .map_err(|problem| SelectionArgument::error(field, not_right(&value, &problem)))?;
        }
    }
    let narrowing = Narrowing {
        search: std::mem::take(&mut selection.search),
        hides_deprecated: given.show_deprecated.is_some_and(|flag| !flag.0),
        hides_optional: given.show_optional.is_some_and(|flag| !flag.0),
    };
    Ok(RulesRequest {
        selection,
        narrowing,
    })
}

/// How a snippet is wanted, as it was given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct OptionsArgument {
    format: Option<Text>,
    open_deprecated: Option<Flag>,
    open_optional: Option<Flag>,
    allow_any: Option<Flag>,
    allow_unnamed: Option<Flag>,
    #[serde(default, deserialize_with = "present")]
    addresses: Option<Named<Lines>>,
    settings: Option<Named<Text>>,
}

impl Argument for OptionsArgument {
    const NAME: &'static str = "options";
    const FIELDS: &'static [&'static str] = &[
        "format",
        "openDeprecated",
        "openOptional",
        "allowAny",
        "allowUnnamed",
        "addresses",
        "settings",
    ];
    const EXAMPLE: &'static str = "{format: \"nftables\"}";
}

/// How a snippet is wanted.
pub struct SnippetRequest {
    /// The format, and where any address is allowed.
    pub options: SnippetOptions,
    /// What is opened beside what the choice of rules includes: `openDeprecated` and `openOptional` are older
    /// than its `include`.
    pub include: Include,
    /// The addresses by endpoint.
    pub addresses: AddressBook,
    /// The values of the format's fields.
    pub settings: Settings,
}

/// Reads how a snippet is wanted. What an endpoint without addresses does is open to any or left out, which
/// the answer says.
///
/// # Errors
/// When a field is missing, unknown, or cannot be right, an address among them.
pub fn snippets<'de>(
    dataset: &Dataset,
    source: impl Deserializer<'de>,
) -> Result<SnippetRequest, ArgumentError> {
    let given: OptionsArgument = read(source)?;
    let mut unused = Selection::initial(dataset);
    let mut options = SnippetOptions {
        allow_any: given.allow_any.is_some_and(|flag| flag.0),
        allow_unnamed: given.allow_unnamed.is_some_and(|flag| flag.0),
        ..SnippetOptions::default()
    };
    let format = given.format.map_or(String::new(), |text| text.0);
    choose("format", &format, dataset, &mut unused, &mut options)
        .map_err(|problem| OptionsArgument::error("format", not_right(&format, &problem)))?;
    Ok(SnippetRequest {
        options,
        include: Include {
            optional: given.open_optional.is_some_and(|flag| flag.0),
            deprecated: given.open_deprecated.is_some_and(|flag| flag.0),
        },
        addresses: addresses(dataset, given.addresses)?,
        settings: settings(given.settings)?,
    })
}

/// What is wrong with an endpoint that is named and has no address.
const NO_ADDRESS: &str = "it holds no address; it has to be a string, or an array of strings, and where there is none, left out";

/// Reads the addresses. An endpoint that is named has some: whoever means none leaves it out, and one that
/// was to have some may not end up as open to any.
fn addresses(dataset: &Dataset, given: Option<Named<Lines>>) -> Result<AddressBook, ArgumentError> {
    let mut addresses = AddressBook::default();
    for (id, text) in given.into_iter().flat_map(|named| named.0) {
        let error = |problem: String| {
            let path = format!("addresses.{}", excerpt(&id, MOST_REPEATED));
            OptionsArgument::error(&path, problem)
        };
        let mut endpoints = dataset.endpoints.iter();
        let endpoint = endpoints
            .find(|endpoint| endpoint.id.as_str() == id)
            .ok_or_else(|| {
                let endpoints = dataset.endpoints.iter();
                let ids: Vec<&str> = endpoints.map(|endpoint| endpoint.id.as_str()).collect();
                error(format!("no such far end; known are {}", listed(&ids)))
            })?;
        let missing = || error(NO_ADDRESS.to_owned());
        addresses.enter(endpoint.id.clone(), &text.ok_or_else(missing)?.0);
        let parsed = addresses.entries(&endpoint.id).ok_or_else(missing)?;
        match parsed.errors.first() {
            Some(wrong) => return Err(error(wrong.to_string())),
            None if parsed.is_blank() => return Err(missing()),
            None => {}
        }
    }
    Ok(addresses)
}

fn settings(given: Option<Named<Text>>) -> Result<Settings, ArgumentError> {
    let mut settings = Settings::default();
    for (id, Text(value)) in values(given) {
        let error = |problem: String| {
            let path = format!("settings.{}", excerpt(&id, MOST_REPEATED));
            OptionsArgument::error(&path, problem)
        };
        let field = field_by_id(&id).ok_or_else(|| {
            error("no format has such a field; `formats()` lists each format's".to_owned())
        })?;
        settings.set(&id, value.clone());
        if !field.is_right(&settings) {
            let value = excerpt(&value, MOST_REPEATED);
            return Err(error(format!("“{value}” has to be {}", field.wanted)));
        }
    }
    Ok(settings)
}

/// The values that are there.
fn values<T>(given: Option<Named<T>>) -> impl Iterator<Item = (String, T)> {
    let named = given.into_iter().flat_map(|named| named.0);
    named.filter_map(|(name, value)| Some((name, value?)))
}

/// That a value is missing or wrong; `problem` says what would be right.
fn not_right(value: &str, problem: &str) -> String {
    match value {
        "" => format!("it has to be given; {problem}"),
        _ => format!(
            "“{}” is not right; {problem}",
            excerpt(value, MOST_REPEATED)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// What serde says of a field that an argument does not have.
    fn refusal<A: Argument>() -> String {
        let error = serde_json::from_value::<A>(json!({"unknown": 1})).err();
        error.map_or(String::new(), |error| error.to_string())
    }

    fn known<A: Argument>() -> String {
        let fields: Vec<String> = A::FIELDS.iter().map(|name| format!("`{name}`")).collect();
        fields.join(", ")
    }

    #[test]
    fn the_fields_that_errors_list_are_those_that_are_read() {
        let said = refusal::<SelectionArgument>();
        assert!(said.ends_with(&known::<SelectionArgument>()), "{said}");
        let said = refusal::<OptionsArgument>();
        assert!(said.ends_with(&known::<OptionsArgument>()), "{said}");
    }
}
