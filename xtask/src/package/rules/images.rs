//! Rules for logos, location icons and the marketplace banner.
//!
//! Zendesk's validator looks at the banner only; logos of exactly these sizes are what an installation needs (`zaf.md` 2, not checked).

use super::manifest::Manifest;
use crate::package::finding::Findings;
use crate::package::folder::Folder;

const LOGOS: [(&str, Size); 2] =
    [("logo.png", Size { width: 320, height: 320 }), ("logo-small.png", Size { width: 128, height: 128 })];
const BANNER_SIZES: [Size; 2] = [Size { width: 830, height: 200 }, Size { width: 1660, height: 400 }];
const ICON_LOCATIONS: [(&str, &str); 5] = [
    ("support", "top_bar"),
    ("support", "nav_bar"),
    ("support", "system_top_bar"),
    ("support", "ticket_editor"),
    ("sell", "top_bar"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
struct Size {
    width: u32,
    height: u32,
}

/// Checks `banner.png`, wherever it lies, if there is one.
pub(super) fn check_banner(folder: &Folder, findings: &mut Findings) {
    for (path, content) in folder.files().filter(|(path, _)| path.rsplit('/').next() == Some("banner.png")) {
        match png_size(content) {
            Err(problem) => findings.error(path, problem),
            Ok(size) if !BANNER_SIZES.contains(&size) => {
                findings.error(path, format!("is {}x{}: make it 830x200 or 1660x400", size.width, size.height));
            }
            Ok(_) => {}
        }
    }
}

/// Checks the logos, and the icon of every bar that the manifest names. An app in several products has them once per product.
pub(super) fn check_logos_and_icons(manifest: &Manifest, folder: &Folder, findings: &mut Findings) {
    let products = manifest.products();
    let base = |product: &str| {
        if products.len() > 1 { format!("assets/{product}/") } else { "assets/".to_owned() }
    };

    let mut logo_folders: Vec<String> = products.iter().map(|product| base(product)).collect();
    logo_folders.dedup();
    if logo_folders.is_empty() {
        logo_folders.push(base(""));
    }
    for logo_folder in logo_folders {
        for (name, size) in LOGOS {
            check_logo(&format!("{logo_folder}{name}"), size, folder, findings);
        }
    }
    for (product, location) in ICON_LOCATIONS {
        if is_used(manifest, product, location) {
            check_icon(&format!("{}icon_{location}", base(product)), folder, findings);
        }
    }
}

fn check_logo(path: &str, wanted: Size, folder: &Folder, findings: &mut Findings) {
    let Size { width, height } = wanted;
    match folder.bytes(path).map(png_size) {
        None => findings.error(path, format!("is missing: Zendesk needs a PNG of {width}x{height} to install the app")),
        Some(Err(problem)) => findings.error(path, problem),
        Some(Ok(size)) if size != wanted => {
            findings.error(path, format!("is {}x{}: make it {width}x{height}", size.width, size.height));
        }
        Some(Ok(_)) => {}
    }
}

fn is_used(manifest: &Manifest, product: &str, location: &str) -> bool {
    let products = manifest.locations().into_iter().flatten();
    products
        .filter(|(written, _)| super::manifest::current_product_name(written) == Some(product))
        .any(|(_, places)| places.get(location).is_some())
}

fn check_icon(stem: &str, folder: &Folder, findings: &mut Findings) {
    let has_pngs = ["inactive", "active", "hover"].iter().all(|state| folder.contains(&format!("{stem}_{state}.png")));
    let svg = format!("{stem}.svg");
    if !folder.contains(&svg) && !has_pngs {
        findings.error(&svg, "is missing: this location shows an icon, so draw one");
    }
}

/// Width and height from a PNG's header.
///
/// # Errors
/// Words: not a PNG, or cut off.
fn png_size(content: &[u8]) -> Result<Size, &'static str> {
    let Some(header) = content.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") else {
        return Err("is not a PNG: save it in that format");
    };
    let number = |from: usize| {
        let bytes = header.get(from..from + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    match (number(0), number(4)) {
        (Some(width), Some(height)) if content.ends_with(b"IEND\xaeB`\x82") => Ok(Size { width, height }),
        _ => Err("is a PNG that was cut off: save it again"),
    }
}
