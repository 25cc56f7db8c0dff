//! Who reaches the sandbox, and what it never tells: it answers this machine only, by this machine's names, and the real
//! token of `--live` is in none of its answers.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use desk::Desk;
use http_body_util::BodyExt;
use sandbox::{Addresses, Listeners, Options, host_app, sell_app, serve};
use serde_json::{Value, json};
use tower::ServiceExt;

/// Status and text of an answer of the host's port, or of Sell's.
async fn ask(desk: &Desk, sell: bool, request: Request<Body>) -> (u16, String) {
    let sandbox = Arc::clone(&desk.sandbox);
    let app = if sell { sell_app(sandbox) } else { host_app(sandbox) };
    let response = app.oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let mut text = format!("{:?}", response.headers());
    text.push_str(&String::from_utf8_lossy(&response.into_body().collect().await.unwrap().to_bytes()));
    (status, text)
}

#[tokio::test]
async fn only_requests_that_name_this_machine_are_answered() {
    let desk = Desk::open().await;
    for (host, status) in [
        ("localhost:4500", 200),
        ("127.0.0.1:4500", 200),
        ("[::1]:4500", 200),
        ("evil.example", 421),
        ("evil.example:4500", 421),
        ("localhost.evil.example:4500", 421),
        ("127.0.0.1.evil.example:4500", 421),
        ("192.168.1.7:4500", 421),
        ("0.0.0.0:4500", 421),
        ("", 421),
    ] {
        for path in ["/control/state", "/host/session.json?as=admin", "/api/v2/users.json", "/"] {
            let request = Request::builder().uri(path).header("host", host).header("x-sandbox-agent", "admin");
            let (answered, text) = ask(&desk, false, request.body(Body::empty()).unwrap()).await;
            assert_eq!(answered, status, "{host}{path}");
            assert!(status == 200 || !text.contains(desk.token()), "{host}{path}");
        }
    }
}

/// Linux answers on every address of 127.0.0.0/8, so that one beside the usual one shows what is listened on.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn no_port_listens_on_another_address() {
    let listeners = Listeners::bind(0).await.unwrap();
    let addresses = listeners.addresses().unwrap();
    let desk = Desk::with(Options::default(), addresses.clone()).await;
    tokio::spawn(serve(listeners, Arc::clone(&desk.sandbox)));
    for address in [&addresses.host, &addresses.sell, &addresses.assets] {
        let port: u16 = address.rsplit(':').next().unwrap().parse().unwrap();
        let reaches =
            |ip: [u8; 4]| TcpStream::connect_timeout(&SocketAddr::from((ip, port)), Duration::from_secs(5)).is_ok();
        assert!(reaches([127, 0, 0, 1]) && !reaches([127, 0, 0, 2]), "{address}");
    }
}

#[tokio::test]
async fn the_real_token_is_in_no_answer() {
    let real = "a-token-of-the-real-sell-0123456789abcdef0123456789abcdef";
    let options = Options { live_token: Some(real.to_owned()), ..Options::default() };
    let desk = Desk::with(options, Addresses::on_ports(4500, 4501, 4502)).await;
    let mut asked = Vec::new();
    let get = |path: &str| Request::builder().uri(path).header("x-sandbox-agent", "admin").body(Body::empty()).unwrap();
    for path in [
        "/".to_owned(),
        "/host/session.json?as=admin".to_owned(),
        "/control/state".to_owned(),
        "/control/requests".to_owned(),
        "/control/faults".to_owned(),
        "/control/pools".to_owned(),
        "/api/v2/users.json".to_owned(),
        "/api/v2/tickets/1.json".to_owned(),
        "/api/v2/tickets/1/comments.json".to_owned(),
        "/api/v2/apps/installations/1.json".to_owned(),
    ] {
        let (status, text) = ask(&desk, false, get(&path)).await;
        assert_eq!(status, 200, "{path}");
        asked.push((path, text));
    }
    // What the proxy refuses before anything leaves the machine.
    let placeholder = "{{setting.sell_access_token}}";
    for (url, header) in [
        ("https://evil.example/", format!("Bearer {placeholder}")),
        ("http://api.getbase.com/", format!("Bearer {placeholder}")),
        (&format!("https://api.getbase.com/{placeholder}"), String::new()),
        ("https://api.getbase.com/v2/leads", format!("{placeholder} {{{{setting.other}}}}")),
        // No header can hold a line break: refused when the request is put together, with the token in it.
        ("https://api.getbase.com/v2/leads", format!("{placeholder}\nx")),
    ] {
        let body = json!({"as": "admin", "url": url, "headers": {"Authorization": header}, "secure": true});
        let request = Request::builder().method("POST").uri("/host/proxy").header("content-type", "application/json");
        let (_, text) = ask(&desk, false, request.body(Body::from(body.to_string())).unwrap()).await;
        assert!(text.contains("\"status\":502"), "{url}: {text}");
        asked.push((url.to_owned(), text));
    }
    // The local Sell does not know it.
    let (status, text) = {
        let request = Request::builder().uri("/v2/users/self").header("user-agent", "test");
        ask(&desk, true, request.header("authorization", format!("Bearer {real}")).body(Body::empty()).unwrap()).await
    };
    assert_eq!(status, 401);
    asked.push(("/v2/users/self".to_owned(), text));
    let log = desk.host("admin", "GET", "/control/requests", None).await.body;
    assert!(log["requests"].as_array().is_some_and(|it| !it.is_empty()));
    asked.push(("the log".to_owned(), Value::to_string(&log)));
    for (what, text) in asked {
        assert!(!text.contains(real), "{what}: {text}");
    }
}
