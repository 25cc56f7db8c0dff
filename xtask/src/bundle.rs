//! stub
use crate::Outcome;
pub fn package_and_report() -> Outcome<std::path::PathBuf> {
    Err("x".into())
}
