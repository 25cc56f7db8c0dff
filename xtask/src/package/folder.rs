//! A package folder read into memory, once, with exactly the files that go into the zip.
//!
//! The check, the archive and the size table share it, so none of them can look at a file that the others leave out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The files of a package by their path inside it (`assets/index.html`), in sorted order.
#[derive(Debug, Default)]
pub(super) struct Folder {
    files: BTreeMap<String, Vec<u8>>,
    symlinks: Vec<String>,
}

impl Folder {
    /// Reads all files below `root`. Left out, as by Zendesk's own packer (`zaf.md` 3): dot files and the top folder `tmp`.
    /// Symbolic links are not followed, only remembered, those with a leading dot too.
    ///
    /// # Errors
    /// A folder or file that cannot be read, or a name that is not UTF-8.
    pub(super) fn read(root: &Path) -> io::Result<Folder> {
        let mut folder = Folder::default();
        folder.read_level(root, "", true)?;
        Ok(folder)
    }

    fn read_level(&mut self, level: &Path, prefix: &str, packaged: bool) -> io::Result<()> {
        for entry in fs::read_dir(level)? {
            let entry = entry?;
            let name = entry.file_name().into_string().map_err(|name| {
                io::Error::new(io::ErrorKind::InvalidData, format!("the file name {} is not UTF-8", name.display()))
            })?;
            let path = format!("{prefix}{name}");
            let kind = entry.file_type()?;
            if path == "tmp" && kind.is_dir() {
                continue;
            }
            let packaged = packaged && !name.starts_with('.');
            if kind.is_symlink() {
                self.symlinks.push(path);
            } else if kind.is_dir() {
                self.read_level(&entry.path(), &format!("{path}/"), packaged)?;
            } else if packaged {
                self.files.insert(path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    /// Path and content of every file, sorted by path.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// Path and text of every file with one of these extensions; bytes that are not UTF-8 become replacement characters.
    pub(super) fn texts<'a>(&'a self, extensions: &'a [&str]) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        self.files()
            .filter(|(path, _)| extensions.contains(&extension(path).as_str()))
            .map(|(path, content)| (path, String::from_utf8_lossy(content)))
    }

    /// The content of one file.
    pub(super) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Whether the package holds this file.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Paths of all symbolic links.
    pub(super) fn symlinks(&self) -> &[String] {
        &self.symlinks
    }
}

/// The lower-case extension of a path without its dot; empty if there is none.
pub(super) fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}
