//! The zip that is uploaded to Zendesk, the same bytes for the same files: a release can be rebuilt and compared.

use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::folder::Folder;

/// Zips a package folder and returns the size of the zip in bytes.
///
/// Files are sorted, carry the oldest date a zip can hold and the same rights on every system. Dot files and `tmp/` are left out.
/// The folder of `zip_path` is made if need be; an older zip there is replaced.
///
/// # Errors
/// A file that cannot be read or written, or a symbolic link in the folder, which Zendesk would refuse.
pub fn write_zip(package_dir: &Path, zip_path: &Path) -> io::Result<u64> {
    let folder = Folder::read(package_dir)?;
    if let Some(link) = folder.symlinks().first() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{link} is a symbolic link")));
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in folder.files() {
        zip.start_file(path, options)?;
        zip.write_all(content)?;
    }
    let bytes = zip.finish()?.into_inner();
    if let Some(parent) = zip_path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(zip_path, &bytes)?;
    Ok(bytes.len() as u64)
}
