//! `cargo xtask package`: the folder and the zip that an admin uploads. Trunk builds the pages, esbuild minifies what
//! Trunk cannot, and the package check has the last word.

use crate::setup::{self, Toolchain};
use crate::{Outcome, paths, shared_target, shell};
use serde_json::{Map, Value};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::package::{self, ByteBudget, SizeRow};

/// The pages, by the name of their HTML file and of their binary. Each has a wasm of its own, so that agents do not
/// download what only admins need.
const PAGES: [Page; 2] = [
    Page { html: "index.html", binary: "sidebar", stylesheet: "app.css" },
    Page { html: "settings.html", binary: "settings", stylesheet: "settings.css" },
];

/// Texts whose keys begin so are the settings page's alone.
const SETTINGS_TEXTS: &str = "settings.";

struct Page {
    html: &'static str,
    binary: &'static str,
    stylesheet: &'static str,
}

impl Page {
    /// Where Trunk leaves it.
    fn built(&self) -> PathBuf {
        paths::root().join("target/trunk").join(self.binary)
    }
}

/// A finished package.
pub struct Package {
    /// The folder that became the zip.
    pub app: PathBuf,
    /// What an admin uploads.
    pub zip: PathBuf,
    /// What the first view of each page weighs, file by file, and what it should weigh.
    pub first_views: Vec<(ByteBudget, Vec<SizeRow>)>,
}

/// [`package`], for those who only need the folder.
pub fn package_and_report() -> Outcome<PathBuf> {
    package().map(|it| it.app)
}

/// Builds, checks, zips and prints the size table.
pub fn package() -> Outcome<Package> {
    setup::for_build()?;
    let app = build()?;
    let version = env!("CARGO_PKG_VERSION");
    check(&app, version)?;
    let zip = paths::root().join(format!("target/package/sell-sidebar-{version}.zip"));
    let bytes = package::write_zip(&app, &zip).map_err(|error| format!("{}: {error}", zip.display()))?;
    let first_views = weigh(&app)?;
    println!("Package: {} ({bytes} bytes)", zip.display());
    Ok(Package { app, zip, first_views })
}

/// Builds the package folder, without zip and report.
fn build() -> Outcome<PathBuf> {
    let toolchain = setup::toolchain().ok_or("There is no wasm toolchain; run `cargo xtask setup`.")?;
    write_page_files()?;
    for page in PAGES {
        trunk(&toolchain, page)?;
    }
    assemble()
}

fn check(app: &Path, version: &str) -> Outcome {
    let findings = package::check(app, version);
    for finding in &findings {
        println!("  {finding}");
    }
    if findings.iter().any(|it| it.severity == package::Severity::Error) {
        return Err("The package would be refused; see the errors above.".to_owned());
    }
    Ok(())
}

/// Prints what each page weighs; a page above its limit ends the build.
fn weigh(app: &Path) -> Outcome<Vec<(ByteBudget, Vec<SizeRow>)>> {
    let path = paths::root().join("byte_budget.json");
    let json = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut weighed = Vec::new();
    for budget in package::byte_budgets(&json)? {
        let rows =
            package::first_view(app, &budget.files).map_err(|error| format!("The sizes could not be read: {error}"))?;
        println!("\nFirst view of {}, in bytes\n{}{}", budget.page, package::size_table(&rows), budget.judge(&rows)?);
        weighed.push((budget, rows));
    }
    println!();
    Ok(weighed)
}

/// What Trunk copies into the pages: a stylesheet for each out of the components', and the texts of each language.
fn write_page_files() -> Outcome {
    let files = paths::root().join("target/page");
    for page in PAGES {
        shell::run(
            Command::new(paths::node_program("esbuild"))
                .current_dir(paths::root())
                .arg(format!("src/{}", page.stylesheet))
                .args(["--bundle", "--minify", "--log-level=warning"])
                .arg(format!("--outfile={}", files.join(page.stylesheet).display())),
        )?;
    }
    for (language, texts) in translations()? {
        let ui = texts.get("ui").and_then(Value::as_object);
        let ui = ui.ok_or_else(|| format!("translations/{language}.json has no `ui`."))?;
        let (settings, shared): (Map<_, _>, Map<_, _>) =
            ui.clone().into_iter().partition(|(key, _)| key.starts_with(SETTINGS_TEXTS));
        write(&files.join(format!("i18n/{language}.json")), &Value::Object(shared).to_string())?;
        write(&files.join(format!("i18n/settings/{language}.json")), &Value::Object(settings).to_string())?;
    }
    Ok(())
}

fn trunk(toolchain: &Toolchain, page: Page) -> Outcome {
    shell::say(&format!("Building {} with Trunk (the first page from nothing about 5 minutes)", page.html));
    shared_target::take_over(&paths::wasm_target())?;
    let mut command = Command::new(paths::tool("trunk"));
    command
        .args(["build", page.html, "--dist"])
        .arg(page.built())
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", paths::wasm_target())
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("PATH", path_with_tools()?)
        .env("RUSTFLAGS", rust_flags())
        // Trunk takes any value of this variable for one of its own.
        .env_remove("NO_COLOR");
    toolchain.apply(&mut command);
    shell::run(&mut command)
}

/// `erase_components`: Leptos makes one type of all views instead of one for each; here that is smaller (4 % gzip),
/// because many screens use the same few pieces.
fn rust_flags() -> String {
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    flags.extend(without_local_paths());
    flags.join(" ")
}

/// Panic messages name source files. The folder where Cargo keeps a builder's crates is nobody's business, and costs bytes.
fn without_local_paths() -> Vec<String> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = cargo_home.map(|it| it.join("registry/src")).and_then(|it| fs::read_dir(it).ok());
    let folders = sources.into_iter().flatten().flatten().map(|it| it.path());
    folders.map(|it| format!("--remap-path-prefix={}=crates", it.display())).collect()
}

/// Trunk looks for wasm-bindgen and wasm-opt on the path.
fn path_with_tools() -> Outcome<OsString> {
    let ours = [paths::cache().join("tools/bin"), paths::root().join("node_modules/.bin")];
    let theirs = std::env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(std::env::split_paths(&theirs));
    std::env::join_paths(all).map_err(|error| format!("PATH cannot be extended: {error}"))
}

/// Puts the package together in a fresh folder.
fn assemble() -> Outcome<PathBuf> {
    let (root, app) = (paths::root(), paths::packaged_app());
    if app.exists() {
        fs::remove_dir_all(&app).map_err(|error| format!("{}: {error}", app.display()))?;
    }
    for page in PAGES {
        let (built, assets) = (page.built(), app.join("assets"));
        // Trunk calls every page so.
        copy(&built.join("index.html"), &assets.join(page.html))?;
        for file in [format!("{}.js", page.binary), format!("{}_bg.wasm", page.binary)] {
            copy(&built.join(&file), &assets.join(&file))?;
        }
        copy(&root.join("target/page").join(page.stylesheet), &assets.join(page.stylesheet))?;
        minify(&assets.join(format!("{}.js", page.binary)))?;
    }
    copy(&root.join("src/boot.js"), &app.join("assets/boot.js"))?;
    minify(&app.join("assets/boot.js"))?;
    copy_folder(&root.join("target/page/i18n"), &app.join("assets/i18n"))?;
    for picture in ["logo.png", "logo-small.png", "banner.png", "icon_nav_bar.svg"] {
        copy(&root.join("assets").join(picture), &app.join("assets").join(picture))?;
    }
    copy(&root.join("manifest.json"), &app.join("manifest.json"))?;
    for (language, texts) in translations()? {
        // Zendesk reads the `app` block; the page has its own copy of the rest.
        let shown: Map<String, Value> = texts.into_iter().filter(|(name, _)| name == "app").collect();
        let text = serde_json::to_string_pretty(&shown).map_err(|error| error.to_string())?;
        write(&app.join(format!("translations/{language}.json")), &text)?;
    }
    Ok(app)
}

fn minify(script: &Path) -> Outcome {
    shell::run(
        Command::new(paths::node_program("esbuild"))
            .arg(script)
            .args(["--minify", "--target=es2022", "--allow-overwrite", "--log-level=error"])
            .arg(format!("--outfile={}", script.display())),
    )
}

/// Every language with its whole file, by file name.
fn translations() -> Outcome<Vec<(String, Map<String, Value>)>> {
    let folder = paths::root().join("translations");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut all = Vec::new();
    for path in entries.flatten().map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == "json")) {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let texts = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let language = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        all.push((language, texts));
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(all)
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let entries = fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))?;
    for entry in entries.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy_folder(&entry.path(), &target)? } else { copy(&entry.path(), &target)? }
    }
    Ok(())
}

/// Copies a file and makes the folders above it.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    make_parent(to)?;
    fs::copy(from, to).map(drop).map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))
}

/// Writes a file and makes the folders above it.
pub fn write(path: &Path, text: &str) -> Outcome {
    make_parent(path)?;
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn make_parent(path: &Path) -> Outcome {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display())),
        None => Ok(()),
    }
}
