//! The 422 problems of a request body, with their texts. `unknown` and `incorrect_value` are literal recordings
//! (`sell-api.md` 1.4); the other texts are the sandbox's own in the same manner.

use super::errors::Problem;

/// Makes problems for one resource, so that its name is said once.
#[derive(Clone, Copy, Debug)]
pub struct Complaint {
    pub resource: &'static str,
}

impl Complaint {
    fn about(self, field: &str, code: &'static str, message: &str, details: String) -> Problem {
        Problem {
            code,
            message: message.into(),
            details: Some(details),
            field: Some(pointer(field)),
            resource: Some(self.resource),
        }
    }

    pub fn unknown(self, field: &str) -> Problem {
        let details = format!(
            "The attribute '{}' is not a known attribute for the '{}' resource.",
            pointer(field),
            self.resource
        );
        self.about(field, "unknown", "unknown attribute", details)
    }

    pub fn incorrect_value(self, field: &str) -> Problem {
        let details = format!("The attribute '{}' value is not included in the list", pointer(field));
        self.about(field, "incorrect_value", "attribute value is incorrect", details)
    }

    /// A distribution pool without active members; how Sell refuses that is not known.
    pub fn empty_pool(self, field: &str) -> Problem {
        let details = format!("The attribute '{}' is a distribution pool without active members.", pointer(field));
        self.about(field, "incorrect_value", "attribute value is incorrect", details)
    }

    pub fn invalid_type(self, field: &str, expected: &str) -> Problem {
        let details = format!("The attribute '{}' must be {expected}.", pointer(field));
        self.about(field, "invalid_type", "attribute type is invalid", details)
    }

    pub fn missing(self, field: &str) -> Problem {
        let details = format!("The attribute '{}' is required.", pointer(field));
        self.about(field, "missing", "attribute is missing", details)
    }

    pub fn blank(self, field: &str) -> Problem {
        let details = format!("The attribute '{}' can't be blank.", pointer(field));
        self.about(field, "blank", "attribute is blank", details)
    }

    pub fn already_exists(self, field: &str) -> Problem {
        let details = format!("Another {} with this '{}' exists.", self.resource, pointer(field));
        self.about(field, "already_exists", "attribute value already exists", details)
    }
}

/// JSON pointer (RFC 6901) of a field; `field` may hold several segments already split by `/`.
fn pointer(field: &str) -> String {
    format!("/{field}")
}
