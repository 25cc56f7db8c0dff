//! What the first view costs on the wire: raw, gzip and brotli sizes of the files a browser fetches before it shows anything.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Sizes of one file in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SizeRow {
    /// The file's path in the package.
    pub file: String,
    /// As it lies there.
    pub raw: u64,
    /// With gzip at level 9. The encoder in use comes out up to 2 % above the `gzip` program, so it never flatters.
    pub gzip: u64,
    /// With brotli at quality 11.
    pub brotli: u64,
}

/// Weighs the named files of a package, in the given order.
///
/// # Errors
/// A file that cannot be read; the message names it.
pub fn first_view(package_dir: &Path, files: &[String]) -> io::Result<Vec<SizeRow>> {
    files.iter().map(|file| weigh(package_dir, file)).collect()
}

fn weigh(package_dir: &Path, file: &str) -> io::Result<SizeRow> {
    let content = fs::read(package_dir.join(file))
        .map_err(|problem| io::Error::new(problem.kind(), format!("{file}: {problem}")))?;
    Ok(SizeRow {
        file: file.to_owned(),
        raw: content.len() as u64,
        gzip: gzip_size(&content)?,
        brotli: brotli_size(&content)?,
    })
}

fn gzip_size(content: &[u8]) -> io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len() as u64)
}

fn brotli_size(content: &[u8]) -> io::Result<u64> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(content), &mut compressed, &settings)?;
    Ok(compressed.len() as u64)
}

/// The sizes as a text table with totals.
pub fn size_table(rows: &[SizeRow]) -> String {
    let total = SizeRow {
        file: "total".to_owned(),
        raw: rows.iter().map(|row| row.raw).sum(),
        gzip: rows.iter().map(|row| row.gzip).sum(),
        brotli: rows.iter().map(|row| row.brotli).sum(),
    };
    let width = rows.iter().map(|row| row.file.chars().count()).max().unwrap_or(0).max("first view".len());
    let mut table = line(width, "first view", ["raw", "gzip -9", "brotli 11"].map(str::to_owned));
    for row in rows.iter().chain([&total]) {
        table += &line(width, &row.file, [row.raw, row.gzip, row.brotli].map(with_separators));
    }
    table
}

fn line(width: usize, name: &str, numbers: [String; 3]) -> String {
    let [raw, gzip, brotli] = numbers;
    format!("{name:<width$}  {raw:>11}  {gzip:>11}  {brotli:>11}\n")
}

/// 1234567 as `1,234,567`.
pub(super) fn with_separators(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
