//! Failures on demand: a fault waits for a Sell or Support request that matches it. What it does then: `fault_effects`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The words of the field `kind`, in the order in which the host page offers them.
pub const FAULT_KINDS: [&str; 7] =
    ["delay", "status", "drop_before", "drop_after", "garbage", "rate_limit", "slow_body"];

const DEFAULT_PAUSE_MS: u64 = 3_000;

/// What is done to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Answered later.
    Delay(Duration),
    /// Not done; answered with this status.
    Status(u16),
    /// Not done; the connection is closed.
    DropBefore,
    /// Done; the connection is closed instead of the reply.
    DropAfter,
    /// Done; the reply is 200 with broken JSON.
    Garbage,
    /// Not done; 429.
    RateLimit,
    /// Done; the body arrives over this time.
    SlowBody(Duration),
}

/// A fault as it is set and listed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// `METHOD /path-prefix`; `*` is any method.
    #[serde(rename = "match")]
    pattern: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// How many requests it still hits; null: all.
    #[serde(default)]
    times: Option<u32>,
}

impl Fault {
    /// # Errors
    /// A sentence about the field that is wrong.
    fn check(&self) -> Result<(), String> {
        self.parts().ok_or("'match' is a method (or *) and a path prefix: 'POST /v2/leads'")?;
        if self.times == Some(0) {
            return Err("'times' is at least 1, or null for every request".into());
        }
        self.effect().map(|_| ())
    }

    fn parts(&self) -> Option<(&str, &str)> {
        self.pattern.split_once(' ').filter(|(_, path)| path.starts_with('/'))
    }

    fn effect(&self) -> Result<FaultKind, String> {
        let pause = Duration::from_millis(self.ms.unwrap_or(DEFAULT_PAUSE_MS));
        Ok(match self.kind.as_str() {
            "delay" => FaultKind::Delay(pause),
            "slow_body" => FaultKind::SlowBody(pause),
            "drop_before" => FaultKind::DropBefore,
            "drop_after" => FaultKind::DropAfter,
            "garbage" => FaultKind::Garbage,
            "rate_limit" => FaultKind::RateLimit,
            "status" => match self.status {
                Some(status @ 400..=599) => FaultKind::Status(status),
                _ => return Err("kind 'status' needs a 'status' from 400 to 599".into()),
            },
            other => return Err(format!("'{other}' is no fault; there are {}", FAULT_KINDS.join(", "))),
        })
    }

    fn matches(&self, method: &str, path: &str) -> bool {
        self.parts().is_some_and(|(wanted, prefix)| {
            (wanted == "*" || wanted.eq_ignore_ascii_case(method)) && path.starts_with(prefix)
        })
    }
}

/// The faults that are waiting, oldest first.
#[derive(Default)]
pub struct Faults {
    waiting: Mutex<Vec<Fault>>,
    /// How often everything was begun anew.
    resets: Arc<AtomicU64>,
}

impl Faults {
    /// Adds a fault behind the others.
    ///
    /// # Errors
    /// A sentence about the field that is wrong.
    pub fn add(&self, fault: Fault) -> Result<(), String> {
        fault.check()?;
        self.lock().push(fault);
        Ok(())
    }

    pub fn list(&self) -> Vec<Fault> {
        self.lock().clone()
    }

    pub fn clear(&self) {
        self.lock().clear();
    }

    /// Everything is begun anew.
    pub fn reset(&self) {
        self.clear();
        self.resets.fetch_add(1, Ordering::Relaxed);
    }

    /// Tells later whether nothing was begun anew since now: a request that a fault holds back is about the data of now.
    pub fn until_reset(&self) -> impl Fn() -> bool + Send + use<> {
        let (resets, now) = (self.resets.clone(), self.resets.load(Ordering::Relaxed));
        move || resets.load(Ordering::Relaxed) == now
    }

    /// The first fault that matches, which is thereby used once.
    pub fn take(&self, method: &str, path: &str) -> Option<FaultKind> {
        let mut faults = self.lock();
        let index = faults.iter().position(|fault| fault.matches(method, path))?;
        let fault = faults.get_mut(index)?;
        let effect = fault.effect().ok();
        match &mut fault.times {
            Some(times) if *times > 1 => *times -= 1,
            Some(_) => {
                faults.remove(index);
            }
            None => {}
        }
        effect
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Fault>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, FaultKind, Faults};
    use serde_json::json;

    fn fault(value: serde_json::Value) -> Fault {
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_fault_hits_matching_requests_as_often_as_it_says() {
        let faults = Faults::default();
        let two = fault(json!({"match": "POST /v2/leads", "kind": "drop_after", "times": 2}));
        assert_eq!(faults.add(two), Ok(()));
        assert_eq!(faults.take("GET", "/v2/leads"), None);
        assert_eq!(faults.take("POST", "/v2/lead_sources"), None);
        assert_eq!(faults.take("POST", "/v2/leads"), Some(FaultKind::DropAfter));
        assert_eq!(faults.take("POST", "/v2/leads"), Some(FaultKind::DropAfter));
        assert_eq!(faults.take("POST", "/v2/leads"), None);
    }

    #[test]
    fn a_fault_that_makes_no_sense_is_refused() {
        for wrong in [
            json!({"match": "/v2/leads", "kind": "delay"}),
            json!({"match": "* /", "kind": "explode"}),
            json!({"match": "* /", "kind": "status"}),
            json!({"match": "* /", "kind": "status", "status": 200}),
            json!({"match": "* /", "kind": "delay", "times": 0}),
        ] {
            assert!(Faults::default().add(fault(wrong.clone())).is_err(), "{wrong}");
        }
    }
}
