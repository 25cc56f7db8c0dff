//! A sandbox without sockets for the tests in this folder: requests go straight to its routers.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses its part; a failing request fails the test")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use sandbox::{Addresses, Options, Sandbox, host_app, sell_app};
use serde_json::{Value, json};
use tower::ServiceExt;

/// One fresh demo account.
pub struct Desk {
    pub sandbox: Arc<Sandbox>,
    token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    /// `code` and `field` of every error.
    pub fn problems(&self) -> Vec<(String, String)> {
        let text = |error: &Value, name: &str| error["error"][name].as_str().unwrap_or_default().to_owned();
        let errors = self.body["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| (text(error, "code"), text(error, "field"))).collect()
    }

    /// One attribute of every item of a list.
    pub fn column(&self, name: &str) -> Vec<Value> {
        let items = self.body["items"].as_array().cloned().unwrap_or_default();
        items.iter().map(|item| item["data"][name].clone()).collect()
    }

    pub fn data(&self) -> &Value {
        &self.body["data"]
    }
}

impl Desk {
    pub async fn open() -> Self {
        Self::with(Options::default(), Addresses::on_ports(4500, 4501, 4502)).await
    }

    pub async fn with(options: Options, addresses: Addresses) -> Self {
        let sandbox = Arc::new(Sandbox::open(options, addresses).unwrap());
        let mut desk = Self { sandbox, token: String::new() };
        desk.token = desk.state().await["sell_access_token"].as_str().unwrap().to_owned();
        desk
    }

    /// As [`Self::with`] without reading the whole state, which a large account makes slow.
    pub fn quick(options: Options, addresses: Addresses) -> Self {
        let sandbox = Arc::new(Sandbox::open(options, addresses).unwrap());
        Self { sandbox, token: sandbox::access_token().unwrap() }
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    /// Signs in with another token of the seed, by its scopes.
    pub async fn use_token_with_scopes(&mut self, scopes: &str) {
        let state = self.state().await;
        let tokens = state["access_tokens"].as_array().unwrap();
        let token = tokens.iter().find(|token| token["scopes"] == scopes).unwrap();
        self.token = token["token"].as_str().unwrap().to_owned();
    }

    /// A Sell request with the usual headers.
    pub async fn sell(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let authorization = format!("Bearer {}", self.token);
        let headers = [("user-agent", "test"), ("authorization", authorization.as_str())];
        send(sell_app(Arc::clone(&self.sandbox)), method, path, &headers, body).await
    }

    /// A Sell request with these headers and no others.
    pub async fn bare_sell(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Answer {
        send(sell_app(Arc::clone(&self.sandbox)), method, path, headers, body).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.sell("GET", path, None).await
    }

    /// The body of an answer that is no JSON.
    pub async fn text(&self, path: &str) -> String {
        let request = Request::builder().uri(path).header("user-agent", "test");
        let request = request.header("authorization", format!("Bearer {}", self.token));
        let app = sell_app(Arc::clone(&self.sandbox));
        let response = app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
    }

    /// Creates a record and returns its data.
    pub async fn create(&self, path: &str, data: Value) -> Value {
        let answer = self.sell("POST", path, Some(json!({"data": data}))).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.data().clone()
    }

    /// A request to the host's port as one of the agents.
    pub async fn host(&self, agent: &str, method: &str, path: &str, body: Option<Value>) -> Answer {
        send(host_app(Arc::clone(&self.sandbox)), method, path, &[("x-sandbox-agent", agent)], body).await
    }

    pub async fn control(&self, path: &str, body: Value) {
        let answer = self.host("admin", "POST", path, Some(body)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    }

    pub async fn state(&self) -> Value {
        self.host("admin", "GET", "/control/state", None).await.body
    }

    /// One search with the given query; the first item of the reply.
    pub async fn search(&self, collection: &str, data: Value) -> Value {
        let body = json!({"items": [{"data": data}]});
        let answer = self.sell("POST", &format!("/v3/{collection}/search"), Some(body)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body["items"][0].clone()
    }
}

async fn send(app: Router, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let typed = headers.iter().any(|(name, _)| *name == "content-type");
    if body.is_some() && !typed {
        request = request.header("content-type", "application/json");
    }
    let body = match body {
        // A bare string stands for a body that is sent as it is.
        Some(Value::String(text)) => Body::from(text),
        Some(json) => Body::from(json.to_string()),
        None => Body::empty(),
    };
    let response = app.oneshot(request.body(body).unwrap()).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or_default() }
}
