//! The files as such: kinds, pictures, links.

use crate::good_package::png;
use crate::{Case, assert_each_gives_its_finding, assert_each_is_allowed};

#[test]
fn each_broken_file_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "banned by extension",
            spoil: |p| p.set("assets/run.SH", "echo"),
            finding: "error: assets/run.SH: is a sh file",
        },
        Case {
            rule: "banned .bin",
            spoil: |p| p.set("assets/data.bin", "x"),
            finding: "error: assets/data.bin: is a bin file",
        },
        Case {
            rule: "banned by content",
            spoil: |p| p.set("assets/app.js.gz", b"\x1f\x8b\x08\0".as_slice()),
            finding: "error: assets/app.js.gz: is a gzip file",
        },
        Case {
            rule: "zip in disguise",
            spoil: |p| p.set("assets/data.dat", b"PK\x03\x04..".as_slice()),
            finding: "error: assets/data.dat: is a zip file",
        },
        Case {
            rule: "avi in disguise",
            spoil: |p| p.set("assets/film", b"RIFF....AVI LIST".as_slice()),
            finding: "error: assets/film: is a avi file",
        },
        Case {
            rule: "wasm without magic",
            spoil: |p| p.set("assets/app_bg.wasm", "<!doctype html>"),
            finding: "error: assets/app_bg.wasm: is not WebAssembly",
        },
        Case {
            rule: "wasm of another version",
            spoil: |p| p.set("assets/app_bg.wasm", b"\0asm\x0d\0\x01\0".as_slice()),
            finding: "error: assets/app_bg.wasm: is not WebAssembly",
        },
        Case {
            rule: "developer's settings",
            spoil: |p| p.set("zcli.apps.config.json", "{}"),
            finding: "error: zcli.apps.config.json: holds the settings of a developer's machine",
        },
    ]);
}

#[test]
fn each_broken_picture_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "logo missing",
            spoil: |p| p.remove("assets/logo-small.png"),
            finding: "error: assets/logo-small.png: is missing",
        },
        Case {
            rule: "logo of the wrong size",
            spoil: |p| p.set("assets/logo.png", png(128, 128)),
            finding: "error: assets/logo.png: is 128x128: make it 320x320",
        },
        Case {
            rule: "logo no PNG",
            spoil: |p| p.set("assets/logo.png", b"\xff\xd8\xff\xe0 JFIF".as_slice()),
            finding: "error: assets/logo.png: is not a PNG",
        },
        Case {
            rule: "logo cut off",
            spoil: |p| p.set("assets/logo.png", &png(320, 320)[..24]),
            finding: "error: assets/logo.png: is a PNG that was cut off",
        },
        Case {
            rule: "banner of the wrong size",
            spoil: |p| p.set("assets/banner.png", png(800, 200)),
            finding: "error: assets/banner.png: is 800x200",
        },
        Case {
            rule: "banner no PNG",
            spoil: |p| p.set("assets/banner.png", "GIF89a"),
            finding: "error: assets/banner.png: is not a PNG",
        },
        Case {
            rule: "SVG with script",
            spoil: |p| p.set("assets/icon.svg", "<svg><script>x</script></svg>"),
            finding: "warning: assets/icon.svg: has a <script>",
        },
        Case {
            rule: "SVG with handler",
            spoil: |p| p.set("assets/icon.svg", "<svg onload='x()'/>"),
            finding: "warning: assets/icon.svg: has the script attribute onload",
        },
        Case {
            rule: "SVG around a bitmap",
            spoil: |p| p.set("assets/icon.svg", "<svg><image href='data:image/png;base64,AA'/></svg>"),
            finding: "warning: assets/icon.svg: wraps a bitmap",
        },
    ]);
}

#[test]
fn allowed_files_have_no_findings() {
    assert_each_is_allowed(&[
        ("a precompressed brotli file", |p| p.set("assets/app.js.br", b"\x0b\x02".as_slice())),
        ("a banner", |p| p.set("assets/banner.png", png(1660, 400))),
        ("a readme", |p| p.set("README.md", "http://good.example")),
    ]);
}

#[cfg(unix)]
#[test]
fn each_symbolic_link_is_a_finding_even_with_a_leading_dot() {
    let folder = crate::good_package::Package::good().write();
    std::os::unix::fs::symlink("index.html", folder.path().join("assets/.link")).unwrap();
    std::os::unix::fs::symlink("/nowhere", folder.path().join("dangling")).unwrap();
    let findings = xtask::package::check(folder.path(), crate::good_package::VERSION);
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].starts_with("error: assets/.link: is a symbolic link"), "{lines:#?}");
    assert!(lines[1].starts_with("error: dangling: is a symbolic link"), "{lines:#?}");
}
