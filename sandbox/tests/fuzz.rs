//! Random requests against both routers: whatever is sent, the answer is never a 500 and never late. Runs for
//! `FUZZ_SECONDS` (20 by default); a failure is shrunk to a small request and printed.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;
mod strange_requests;

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use desk::Desk;
use http_body_util::BodyExt;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use serde_json::json;
use strange_requests::{Port, StrangeRequest, requests};
use tower::ServiceExt;

/// Longer than the sandbox's own limit for a read.
const LATE: Duration = Duration::from_secs(8);
/// Requests between two resets: enough to meet what others have stored.
const BATCH: u32 = 200;

#[test]
fn no_request_is_answered_with_500_or_late() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let seed: u64 = std::env::var("FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(2_026);
    let end = Instant::now() + Duration::from_secs(seconds);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let desk = runtime.block_on(Desk::open());
    let strategy = requests(desk.token().to_owned()).boxed();
    let mut answers = std::collections::BTreeMap::<u16, u64>::new();
    let mut batches = 0;
    while Instant::now() < end {
        let config = Config {
            cases: BATCH,
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(seed + batches),
            max_shrink_time: 20_000,
            ..Config::default()
        };
        let seen = std::cell::RefCell::new(&mut answers);
        let outcome = TestRunner::new(config).run(&strategy, |request| {
            if Instant::now() > end {
                return Ok(());
            }
            let status = runtime.block_on(answer(&desk, &request)).map_err(TestCaseError::fail)?;
            *seen.borrow_mut().entry(status).or_default() += 1;
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("batch {batches}: {failure}"));
        runtime.block_on(desk.control("/control/reset", json!({"seed": "demo"})));
        batches += 1;
    }
    println!("{} requests in {batches} batches; answers by status: {answers:?}", answers.values().sum::<u64>());
    assert!(answers.get(&200).is_some_and(|good| *good > 0), "good requests must be among them: {answers:?}");
}

async fn answer(desk: &Desk, strange: &StrangeRequest) -> Result<u16, String> {
    let mut builder = Request::builder().method(strange.method.as_str()).uri(&strange.target);
    for (name, value) in &strange.headers {
        builder = builder.header(name, value);
    }
    // What is no request at all never reaches a server.
    let Ok(request) = builder.body(Body::from(strange.body.clone())) else { return Ok(0) };
    let app = match strange.port {
        Port::Sell => sandbox::sell_app(desk.sandbox.clone()),
        Port::Support => sandbox::host_app(desk.sandbox.clone()),
    };
    let whole = async {
        let response = app.oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        (status, response.into_body().collect().await.unwrap().to_bytes())
    };
    let (status, body) = tokio::time::timeout(LATE, whole).await.map_err(|_elapsed| "no answer in time".to_owned())?;
    if status >= 500 { Err(format!("{status}: {}", String::from_utf8_lossy(&body))) } else { Ok(status) }
}
