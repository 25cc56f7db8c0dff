//! `{{setting.x}}` in a secure request: replaced on this side, only for secure parameters whose `scopes` allow the place
//! (`zaf.md` 5).

use serde_json::{Map, Value};

use crate::manifest::Manifest;

/// Where in a request a placeholder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Url,
    Header,
    Body,
}

impl Place {
    fn scope(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Header => "header",
            Self::Body => "body",
        }
    }
}

/// Replaces every placeholder of `text`. A value goes in as it is: nothing is encoded.
///
/// # Errors
/// A sentence about a parameter that does not exist, is not secure, has no value or may not stand there.
pub fn fill(text: &str, place: Place, manifest: &Manifest, settings: &Map<String, Value>) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once("{{setting.") {
        let (name, after) = from.split_once("}}").ok_or("a placeholder is not closed")?;
        filled.push_str(before);
        filled.push_str(&value(name.trim(), place, manifest, settings)?);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn value(name: &str, place: Place, manifest: &Manifest, settings: &Map<String, Value>) -> Result<String, String> {
    let parameter = manifest.parameter(name).ok_or_else(|| format!("the app has no parameter '{name}'"))?;
    if !parameter.secure {
        return Err(format!("the parameter '{name}' is not secure"));
    }
    if !parameter.scopes.iter().any(|scope| scope == place.scope()) {
        return Err(format!("the scopes of '{name}' do not allow it in the {}", place.scope()));
    }
    match settings.get(name) {
        Some(Value::String(value)) => Ok(value.clone()),
        Some(Value::Null) | None => Ok(String::new()),
        Some(other) => Ok(other.to_string()),
    }
}
