//! Whether two builds made the same package, and if not, which files differ.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::folder::Folder;

/// The files that are not the same in both package folders, with what is different about them, sorted by path.
///
/// # Errors
/// A folder or file that cannot be read.
pub fn differing_files(one: &Path, other: &Path) -> io::Result<Vec<String>> {
    let (one, other) = (Folder::read(one)?, Folder::read(other)?);
    let paths: BTreeSet<&str> = one.files().chain(other.files()).map(|(path, _)| path).collect();
    Ok(paths.into_iter().filter_map(|path| difference(path, one.bytes(path), other.bytes(path))).collect())
}

fn difference(path: &str, one: Option<&[u8]>, other: Option<&[u8]>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => {
            let at = one.iter().zip(other).position(|(one, other)| one != other);
            let at = at.or((one.len() != other.len()).then(|| one.len().min(other.len())))?;
            Some(format!("{path} (from byte {at} on; {} and {} bytes)", one.len(), other.len()))
        }
        (Some(_), None) => Some(format!("{path} (only in the first)")),
        (None, _) => Some(format!("{path} (only in the second)")),
    }
}
