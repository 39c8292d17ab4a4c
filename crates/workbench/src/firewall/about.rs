//! What there is to know about the chosen format, and what it has to be told beside addresses.

use ports_formats::Field;
use ports_network::settings::Settings;
use yew::prelude::*;

use crate::entries::{EntriesDispatcher, EntryField};
use crate::field::TextField;
use crate::ruleset::format_or_first;

/// The props of a [`FormatInfo`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FormatInfoProps {
    /// The id of the format.
    pub format: AttrValue,
}

/// What a format is for, and how its snippets are applied, undone and tested.
#[component]
pub fn FormatInfo(props: &FormatInfoProps) -> Html {
    let format = format_or_first(&props.format);
    info_list([
        (msg!(formats_for), format.about()),
        (msg!(formats_apply), format.apply()),
        (msg!(formats_undo), format.undo()),
        (msg!(formats_checked), format.checked()),
    ])
}

/// A list of terms and what there is to say about each.
pub fn info_list<const COUNT: usize>(rows: [(&'static str, &'static str); COUNT]) -> Html {
    html! {
        <dl class="pp-format-info">
            { for rows.into_iter().map(|(term, text)| html! {
                <div><dt>{ term }</dt><dd>{ text }</dd></div>
            }) }
        </dl>
    }
}

/// The props of [`FormatFields`].
#[derive(Clone, PartialEq, Properties)]
pub struct FormatFieldsProps {
    /// The id of the format.
    pub format: AttrValue,
    /// What was entered in the fields of formats.
    pub settings: Settings,
    /// Changes the settings.
    pub dispatcher: EntriesDispatcher,
}

/// The fields of a format: a zone, a security group, a namespace.
#[component]
pub fn FormatFields(props: &FormatFieldsProps) -> Html {
    let FormatFieldsProps {
        settings,
        dispatcher,
        ..
    } = props;
    let field = |field: &&'static Field| {
        let problem = (!field.is_right(settings)).then(|| {
            let text = msg_fmt!(formats_setting_wrong, wanted = field.wanted());
            AttrValue::from(text.to_string())
        });
        html! {
            <TextField
                key={field.id()}
                id={format!("pp-setting-{}", field.id())}
                label={field.label()}
                hint={field.hint()}
                placeholder={field.default()}
                text={settings.get(field.id()).to_owned()}
                {problem}
                field={EntryField::Setting(field.id())}
                {dispatcher}
            />
        }
    };
    let format = format_or_first(&props.format);
    html! {
        <div class="pp-address-fields">{ for format.fields.iter().map(field) }</div>
    }
}
