//! Reading `manifest.json` and the questions other rules ask of it. What its keys must look like is in `manifest_keys`.

use serde_json::{Map, Value};

use super::json;
use crate::package::finding::Findings;
use crate::package::folder::Folder;

/// The manifest's path in every package.
pub(super) const MANIFEST: &str = "manifest.json";

/// A manifest that is at least a JSON object.
pub(super) struct Manifest {
    keys: Map<String, Value>,
}

/// Reads the manifest; `None`, with a finding, if there is none to speak of.
pub(super) fn read(folder: &Folder, findings: &mut Findings) -> Option<Manifest> {
    let Some(content) = folder.bytes(MANIFEST) else {
        findings.error(MANIFEST, missing_manifest(folder));
        return None;
    };
    match json::parse(content) {
        Ok(Value::Object(keys)) => Some(Manifest { keys }),
        Ok(_) => {
            findings.error(MANIFEST, "is not a JSON object: write the keys inside { }");
            None
        }
        Err(problem) => {
            findings.error(MANIFEST, format!("cannot be read: {problem}"));
            None
        }
    }
}

fn missing_manifest(folder: &Folder) -> String {
    let nested = folder.files().find(|(path, _)| path.ends_with("/manifest.json"));
    match nested {
        Some((path, _)) => {
            format!("is missing in the top folder but there is {path}: package that inner folder instead")
        }
        None => "is missing: every package needs one in its top folder".to_owned(),
    }
}

impl Manifest {
    /// The value of a top-level key; JSON null counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.keys.get(key).filter(|value| !value.is_null())
    }

    /// Whether a boolean key is true, given its default.
    pub(super) fn flag(&self, key: &str, default: bool) -> bool {
        self.get(key).and_then(Value::as_bool).unwrap_or(default)
    }

    /// Requirements-only and marketing-only apps have no screens.
    pub(super) fn has_no_screens(&self) -> bool {
        self.flag("requirementsOnly", false) || self.flag("marketingOnly", false)
    }

    /// The `location` object, if it is one.
    pub(super) fn locations(&self) -> Option<&Map<String, Value>> {
        self.get("location").and_then(Value::as_object)
    }

    /// Today's names of the products the app appears in, known ones only, without repetition.
    pub(super) fn products(&self) -> Vec<&'static str> {
        let mut products = Vec::new();
        for written in self.locations().into_iter().flat_map(Map::keys) {
            if let Some(product) = current_product_name(written)
                && !products.contains(&product)
            {
                products.push(product);
            }
        }
        products
    }

    /// The entries of `parameters`, as written.
    pub(super) fn parameters(&self) -> &[Value] {
        self.get("parameters").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Today's name of a product, from that or from its old name; `None` for an unknown product (`zaf.md` 1, locations).
pub(super) fn current_product_name(written: &str) -> Option<&'static str> {
    match written {
        "support" | "zendesk" => Some("support"),
        "sell" => Some("sell"),
        "chat" | "zopim" => Some("chat"),
        "standalone_chat" | "lotus_box" => Some("standalone_chat"),
        _ => None,
    }
}
