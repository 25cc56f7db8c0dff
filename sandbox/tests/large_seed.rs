//! The seed `large`: how much it holds, that it holds the same every time, and that a file of it opens without work.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use std::path::PathBuf;

use desk::Desk;
use sandbox::{Addresses, Options, Seed};
use serde_json::{Value, json};

const SIZES: [(&str, i64); 4] = [("leads", 50_000), ("contacts", 50_000), ("deals", 100_000), ("users", 500)];

/// A database file that goes away with the test.
struct File(PathBuf);

impl Drop for File {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(ending);
            if let Err(error) = std::fs::remove_file(&path) {
                assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{error}");
            }
        }
    }
}

fn open(file: &File) -> Desk {
    let options = Options { db: Some(file.0.clone()), seed: Seed::Large, ..Options::default() };
    Desk::quick(options, Addresses::on_ports(1, 2, 3))
}

/// The page at the end of a collection, and whether another one follows.
async fn last_page(desk: &Desk, collection: &str, size: i64) -> (Vec<Value>, bool) {
    let answer = desk.get(&format!("/v2/{collection}?sort_by=id&per_page=100&page={}", size / 100)).await;
    let more = answer.body["meta"]["links"].get("next_page").is_some();
    (answer.body["items"].as_array().cloned().unwrap_or_default(), more)
}

#[tokio::test]
async fn the_large_seed_has_its_size_and_is_kept_in_its_file() {
    let file = File(std::env::temp_dir().join(format!("sandbox-large-{}.sqlite", std::process::id())));
    let desk = open(&file);
    let mut pages = Vec::new();
    for (collection, size) in SIZES {
        let (items, more) = last_page(&desk, collection, size).await;
        assert_eq!((items.len(), more), (100, false), "{collection}");
        pages.push(items);
    }
    let email = pages[0][50]["data"]["email"].clone();
    // Letters that depend on the generator: another run, another machine gives the same.
    assert_eq!(email, json!("mina.petrov.49922@prospect.example"));
    let contact = pages[1][3]["data"].clone();
    let phone: String = contact["phone"].as_str().unwrap().chars().filter(char::is_ascii_digit).skip(2).collect();
    let filter = json!({"filter": {"attribute": {"name": "normalized_phone_numbers.national_number"}, "parameter": {"eq": phone}}});
    let found = desk.search("contacts", json!({"query": {"filter": filter}})).await;
    assert!(found["items"].as_array().unwrap().iter().any(|item| item["data"]["id"] == contact["id"]));
    assert_eq!(desk.get(&format!("/v2/deals?contact_id={}", contact["id"])).await.column("contact_id").len(), 2);

    let kept = desk.create("/v2/leads", json!({"last_name": "Kept"})).await["id"].clone();
    drop(desk);
    let desk = open(&file);
    assert_eq!(
        desk.get(&format!("/v2/leads/{kept}")).await.data()["last_name"],
        "Kept",
        "an existing file is not seeded again"
    );
    assert_eq!(last_page(&desk, "deals", 100_000).await.0, pages[2]);
}
