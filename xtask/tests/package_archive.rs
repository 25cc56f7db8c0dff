//! The zip and the size table of a package.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use xtask::package::{SizeRow, first_view, size_table, write_zip};

fn folder(paths: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for path in paths {
        let target = folder.path().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, path.repeat(100)).unwrap();
    }
    folder
}

fn zipped(package: &Path) -> Vec<u8> {
    let out = tempfile::tempdir().unwrap();
    let zip = out.path().join("new/folder/app.zip");
    let size = write_zip(package, &zip).unwrap();
    let bytes = fs::read(zip).unwrap();
    assert_eq!(size, bytes.len() as u64);
    bytes
}

fn names(zip: &zip::ZipArchive<std::io::Cursor<Vec<u8>>>) -> Vec<String> {
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

#[test]
fn the_same_files_give_the_same_zip_whenever_and_in_whatever_order_they_were_written() {
    let one = folder(&["manifest.json", "assets/index.html", "assets/b/c.js", "assets/b.js"]);
    let other = folder(&["assets/b.js", "assets/b/c.js", "assets/index.html", "manifest.json"]);
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(other.path().join("manifest.json")).unwrap().set_modified(long_ago).unwrap();
    assert_eq!(zipped(one.path()), zipped(other.path()));
}

#[test]
fn the_zip_holds_the_files_sorted_with_their_content_and_a_fixed_date() {
    let package = folder(&["manifest.json", "assets/index.html", "assets/b.js", "translations/en.json"]);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zipped(package.path()))).unwrap();
    assert_eq!(names(&zip), ["assets/b.js", "assets/index.html", "manifest.json", "translations/en.json"]);
    let mut file = zip.by_name("assets/index.html").unwrap();
    assert_eq!(file.last_modified().unwrap().to_string(), "1980-01-01 00:00:00");
    assert_eq!(file.compression(), zip::CompressionMethod::Deflated);
    assert_eq!(std::io::read_to_string(&mut file).unwrap(), "assets/index.html".repeat(100));
}

#[test]
fn dot_files_and_the_top_tmp_folder_stay_out_of_the_zip() {
    let package =
        folder(&["manifest.json", ".env", ".git/config", "assets/.DS_Store", "tmp/app.zip", "assets/tmp/a.js"]);
    let zip = zip::ZipArchive::new(std::io::Cursor::new(zipped(package.path()))).unwrap();
    assert_eq!(names(&zip), ["assets/tmp/a.js", "manifest.json"]);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_refused() {
    let package = folder(&["manifest.json"]);
    std::os::unix::fs::symlink("manifest.json", package.path().join("link")).unwrap();
    let problem = write_zip(package.path(), &package.path().join("tmp/app.zip")).unwrap_err();
    assert_eq!(problem.to_string(), "link is a symbolic link");
}

#[test]
fn each_file_is_weighed_raw_and_compressed() {
    let package = folder(&["assets/index.html", "assets/app.js"]);
    let rows = first_view(package.path(), &["assets/index.html", "assets/app.js"].map(str::to_owned)).unwrap();
    assert_eq!(rows.iter().map(|row| row.file.as_str()).collect::<Vec<_>>(), ["assets/index.html", "assets/app.js"]);
    assert_eq!(rows[0].raw, 1_700);
    for row in &rows {
        assert!((20..100).contains(&row.gzip), "{row:?}");
        assert!((10..row.gzip).contains(&row.brotli), "{row:?}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let package = folder(&["manifest.json"]);
    let problem = first_view(package.path(), &["assets/gone.js".to_owned()]).unwrap_err();
    assert!(problem.to_string().starts_with("assets/gone.js: "), "{problem}");
}

#[test]
fn the_table_shows_totals_with_separators() {
    let row = |file: &str, raw, gzip, brotli| SizeRow { file: file.to_owned(), raw, gzip, brotli };
    let table =
        size_table(&[row("assets/index.html", 999, 500, 400), row("assets/app_bg.wasm", 1_234_567, 90_000, 80_000)]);
    let expected = "\
first view                  raw      gzip -9    brotli 11
assets/index.html           999          500          400
assets/app_bg.wasm    1,234,567       90,000       80,000
total                 1,235,566       90,500       80,400
";
    assert_eq!(table, expected);
}
