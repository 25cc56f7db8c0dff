//! The hosted app's `manifest.json`, as far as the sandbox acts on it: parameters with their secrecy and scopes, and the
//! hosts that the proxy may reach (`zaf.md` 1, 5). Read from disk each time, so that a rebuilt app is seen.

use std::path::Path;

use serde_json::{Map, Value, json};

/// One installation parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    pub secure: bool,
    /// Where the proxy may put a secure value: `header`, `body`, `url`.
    pub scopes: Vec<String>,
    pub default: Value,
}

/// The manifest, or what the sandbox assumes where no app is served.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The file as it is; null without an app.
    pub raw: Value,
    pub parameters: Vec<Parameter>,
    pub domain_whitelist: Vec<String>,
}

const ALL_SCOPES: [&str; 3] = ["header", "body", "url"];

impl Manifest {
    /// Reads the manifest in an app's package folder. An unreadable one counts as no app.
    pub fn of(app: Option<&Path>) -> Self {
        let text = app.and_then(|app| std::fs::read_to_string(app.join("manifest.json")).ok());
        text.and_then(|text| serde_json::from_str(&text).ok()).map_or_else(Self::assumed, Self::from_json)
    }

    /// Without an app, e.g. while the app is developed elsewhere: the two parameters of a Sell app.
    fn assumed() -> Self {
        let raw = json!({
            "domainWhitelist": ["api.getbase.com"],
            "parameters": [
                {"name": "sell_access_token", "secure": true, "scopes": ["header"]},
                {"name": "config"},
            ],
        });
        Self { raw: Value::Null, ..Self::from_json(raw) }
    }

    fn from_json(raw: Value) -> Self {
        let entries = |name: &str| raw.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let parameters = entries("parameters").iter().filter_map(Parameter::from_json).collect();
        let domain_whitelist =
            entries("domainWhitelist").iter().filter_map(|host| Some(host.as_str()?.to_lowercase())).collect();
        Self { raw, parameters, domain_whitelist }
    }

    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    /// What `metadata().settings` and every reply show: no secure value, defaults where nothing is stored.
    pub fn shown_settings(&self, stored: &Map<String, Value>) -> Map<String, Value> {
        let open = self.parameters.iter().filter(|parameter| !parameter.secure);
        open.map(|parameter| {
            (parameter.name.clone(), stored.get(&parameter.name).unwrap_or(&parameter.default).clone())
        })
        .collect()
    }

    /// True if the proxy may send a request to this host.
    pub fn allows_host(&self, host: &str) -> bool {
        let host = host.to_lowercase();
        self.domain_whitelist.iter().any(|allowed| match allowed.strip_prefix("*.") {
            Some(domain) => host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')),
            None => *allowed == host,
        })
    }
}

impl Parameter {
    fn from_json(entry: &Value) -> Option<Self> {
        let scopes = entry.get("scopes").and_then(Value::as_array).map_or_else(
            || ALL_SCOPES.map(str::to_owned).to_vec(),
            |scopes| scopes.iter().filter_map(|scope| Some(scope.as_str()?.to_owned())).collect(),
        );
        Some(Self {
            name: entry.get("name")?.as_str()?.to_owned(),
            secure: entry.get("secure").and_then(Value::as_bool).unwrap_or(false),
            scopes,
            default: entry.get("default").cloned().unwrap_or_default(),
        })
    }
}
