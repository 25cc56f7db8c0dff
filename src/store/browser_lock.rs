//! One tab at a time: the browser's own locks (Web Locks), which end by themselves when a tab is closed. They hold for
//! all tabs that share one storage, so that two tabs of one ticket do not both send.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, then: &Function) -> Result<Promise, JsValue>;
}

/// What came of asking for a lock.
pub enum Hold {
    /// This tab has it until the lock is dropped.
    Mine(Lock),
    /// Another tab has it.
    Theirs,
    /// This browser gives no locks here (a private window, a strict setting): there is nothing that tabs share.
    NoLocks,
}

/// A lock that is held; dropping it lets go.
pub struct Lock(Rc<RefCell<Option<Function>>>);

impl Drop for Lock {
    fn drop(&mut self) {
        let release = self.0.borrow_mut().take();
        if let Some(Err(error)) = release.map(|it| it.call0(&JsValue::NULL)) {
            leptos::logging::warn!("A lock was not let go: {error:?}");
        }
    }
}

impl Lock {
    /// Asks for the lock of that name. With `wait` the answer comes when no other tab has it, otherwise at once.
    pub async fn ask(name: &str, wait: bool) -> Hold {
        let Some(locks) = lock_manager() else { return Hold::NoLocks };
        let release = Rc::new(RefCell::new(None));
        let answer = Promise::new(&mut |resolve, _reject| ask(&locks, name, wait, &release, &resolve));
        match JsFuture::from(answer).await.ok().and_then(|it| it.as_bool()) {
            Some(true) => Hold::Mine(Self(release)),
            Some(false) => Hold::Theirs,
            None => Hold::NoLocks,
        }
    }
}

/// Resolves with `true`, `false` or, where locks are refused, `null`.
fn ask(locks: &LockManager, name: &str, wait: bool, release: &Rc<RefCell<Option<Function>>>, resolve: &Function) {
    let resolve = resolve.clone();
    let tell = move |answer: JsValue| {
        if let Err(error) = resolve.call1(&JsValue::NULL, &answer) {
            leptos::logging::warn!("A lock's answer was lost: {error:?}");
        }
    };
    let (granted, refused, release) = (tell.clone(), tell.clone(), release.clone());
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let got = !lock.is_null() && !lock.is_undefined();
        granted(JsValue::from_bool(got));
        if !got {
            return JsValue::UNDEFINED;
        }
        // The lock is held for as long as this promise is open.
        Promise::new(&mut |done, _reject| *release.borrow_mut() = Some(done)).into()
    });
    let options = Object::new();
    let set = Reflect::set(&options, &JsValue::from_str("ifAvailable"), &JsValue::from_bool(!wait));
    match set.and_then(|_done| locks.request(name, &options, granted.unchecked_ref())) {
        Ok(asked) => {
            let refused = Closure::once(move |_error: JsValue| refused(JsValue::NULL));
            drop(asked.catch(&refused));
            // The browser calls it, if at all, when this function has long returned.
            refused.forget();
        }
        Err(_) => tell(JsValue::NULL),
    }
}

fn lock_manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    // Where locks are refused, merely asking for them may throw.
    let locks = Reflect::get(&navigator, &JsValue::from_str("locks")).ok()?;
    (!locks.is_undefined() && !locks.is_null()).then(|| locks.unchecked_into())
}
