//! The app's installation, of which only the parameter `config` is read or written (`zaf.md` 5). Only admins may write;
//! the parameters that are not named in a request stay as they are, the secure ones too.

use super::Support;
use crate::failure::Failure;
use crate::transport::{Service, Transport};
use serde_json::{Value, json};

impl<T: Transport> Support<T> {
    /// The value of `config`, if there is one.
    ///
    /// # Errors
    /// Any failure of the request; `Unreadable` if the reply has no settings at all, so that nobody takes that for an
    /// installation without a `config`.
    pub async fn config(&self, installation: &str) -> Result<Option<String>, Failure> {
        let path = path(installation);
        let reply = self.get(&path, String::new()).await?;
        read(&reply).ok_or_else(|| {
            Failure::unreadable(Service::Support, &format!("GET {path}"), "The reply has no settings of the app.")
        })
    }

    /// Writes `config`.
    ///
    /// # Errors
    /// Any failure of the request; whether it was written then is what [`Failure::may_be_done`] tells.
    pub async fn save_config(&self, installation: &str, text: &str) -> Result<(), Failure> {
        self.put(&path(installation), json!({"settings": {"config": text}})).await.map(drop)
    }
}

/// The parameters are an object, and once more a list of names and values.
fn read(reply: &Value) -> Option<Option<String>> {
    let settings = reply.get("settings").and_then(Value::as_object);
    let objects = reply.get("settings_objects").and_then(Value::as_array);
    if settings.is_none() && objects.is_none() {
        return None;
    }
    let is_config = |it: &&Value| it.get("name").and_then(Value::as_str) == Some("config");
    let listed = || objects?.iter().find(is_config)?.get("value");
    Some(match settings.and_then(|it| it.get("config")).or_else(listed) {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        // Not ours, but there: it must not be taken for nothing.
        Some(other) => Some(other.to_string()),
    })
}

fn path(installation: &str) -> String {
    format!("/api/v2/apps/installations/{installation}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn config_is_found_wherever_the_reply_has_it() {
        for (reply, config) in [
            (json!({"settings": {"title": "x", "config": "{}"}}), Some(Some("{}"))),
            (json!({"settings": {"config": ""}}), Some(Some(""))),
            (json!({"settings": {"config": null}}), Some(None)),
            (json!({"settings": {"title": "x"}}), Some(None)),
            (
                json!({"settings": {"title": "x"}, "settings_objects": [null, {"name": "config", "value": "{}"}]}),
                Some(Some("{}")),
            ),
            (json!({"settings_objects": [{"name": "title", "value": "x"}]}), Some(None)),
            (json!({"settings_objects": [{"name": "config", "value": "{}"}]}), Some(Some("{}"))),
            (json!({"settings": {"config": {"version": 1}}}), Some(Some(r#"{"version":1}"#))),
            (json!({"settings": {"config": 7}}), Some(Some("7"))),
        ] {
            assert_eq!(read(&reply).as_ref().map(Option::as_deref), config, "{reply}");
        }
    }

    #[test]
    fn a_reply_without_settings_is_not_an_installation_without_config() {
        for reply in [json!(null), json!([]), json!({}), json!({"settings": null}), json!({"settings": "config"})] {
            assert_eq!(read(&reply), None, "{reply}");
        }
    }
}
