//! The SDK's client object. Everything that comes from it is turned into JSON text at once and read from there, so that
//! the rest of the app never touches JavaScript values.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What `ZAFClient.init()` gives.
    #[derive(Clone)]
    pub type ZafClient;

    #[wasm_bindgen(method, catch, js_name = get)]
    fn js_get(this: &ZafClient, paths: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = invoke)]
    fn js_invoke(this: &ZafClient, name: &str, argument: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = on)]
    fn js_on(this: &ZafClient, event: &str, handler: &Function);
    #[wasm_bindgen(method, catch, js_name = context)]
    fn js_context(this: &ZafClient) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = metadata)]
    fn js_metadata(this: &ZafClient) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = request)]
    fn js_request(this: &ZafClient, options: &JsValue) -> Result<Promise, JsValue>;
}

/// What the SDK said instead of an answer, for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZafError(pub String);

impl ZafClient {
    /// Several values of the host page by path. Paths that it does not know are absent from the result.
    ///
    /// # Errors
    /// The SDK's words if the host page does not answer at all.
    pub async fn get(&self, paths: &[&str]) -> Result<Map<String, Value>, ZafError> {
        let list: Array = paths.iter().map(|it| JsValue::from_str(it)).collect();
        into_object(answer(self.js_get(&list)).await?)
    }

    /// Where the app runs: product, location, account, ticket.
    ///
    /// # Errors
    /// The SDK's words.
    pub async fn context(&self) -> Result<Map<String, Value>, ZafError> {
        into_object(answer(self.js_context()).await?)
    }

    /// The installation and its settings, without the secure ones.
    ///
    /// # Errors
    /// The SDK's words.
    pub async fn metadata(&self) -> Result<Map<String, Value>, ZafError> {
        into_object(answer(self.js_metadata()).await?)
    }

    /// Asks the host page to do something.
    ///
    /// # Errors
    /// The SDK's words.
    pub async fn invoke(&self, name: &str, argument: &Value) -> Result<Value, ZafError> {
        let argument = JSON::parse(&argument.to_string()).map_err(|error| describe(&error))?;
        answer(self.js_invoke(name, &argument)).await
    }

    /// Calls `handler` whenever the event comes, for as long as the page lives. The event's payload is left out on
    /// purpose: it is not documented (`zaf.md` 6), so handlers ask for the value they need.
    pub fn on(&self, event: &str, handler: impl Fn() + 'static) {
        let closure = Closure::<dyn Fn()>::new(handler);
        self.js_on(event, closure.as_ref().unchecked_ref());
        closure.forget();
    }

    /// Sends a request through the host page: `Ok` for what the SDK calls done, `Err` for fail, both as JSON.
    pub(super) async fn request(&self, options: &Value) -> Result<Value, Value> {
        let options = JSON::parse(&options.to_string()).map_err(|error| Value::String(describe(&error).0))?;
        let promise = self.js_request(&options).map_err(|error| to_json(&error))?;
        let outcome = JsFuture::from(promise).await;
        let read = match &outcome {
            Ok(done) => Ok(to_json(done)),
            Err(fail) => Err(to_json(fail)),
        };
        empty(&options);
        let (Ok(answer) | Err(answer)) = &outcome;
        empty(answer);
        read
    }
}

/// The SDK keeps what was asked and answered for as long as the page lives; what is in it need not stay.
fn empty(kept: &JsValue) {
    let Some(kept) = kept.dyn_ref::<Object>() else { return };
    for name in Object::keys(kept) {
        if Reflect::delete_property(kept, &name).is_err() {
            return;
        }
    }
}

async fn answer(promise: Result<Promise, JsValue>) -> Result<Value, ZafError> {
    let promise = promise.map_err(|error| describe(&error))?;
    JsFuture::from(promise).await.map(|it| to_json(&it)).map_err(|error| describe(&error))
}

fn into_object(value: Value) -> Result<Map<String, Value>, ZafError> {
    match value {
        Value::Object(map) => Ok(map),
        other => Err(ZafError(format!("An object was expected, not {other}."))),
    }
}

/// `undefined`, functions and cycles have no JSON; they read as null.
fn to_json(value: &JsValue) -> Value {
    let text = JSON::stringify(value).ok().and_then(|it| it.as_string());
    text.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or(Value::Null)
}

fn describe(error: &JsValue) -> ZafError {
    let message = Reflect::get(error, &JsValue::from_str("message")).ok().and_then(|it| it.as_string());
    ZafError(message.unwrap_or_else(|| to_json(error).to_string()))
}
