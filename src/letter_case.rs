//! Small and capital letters. The browser knows them of all scripts, and so do Rust's tables, which would be 11 kB (gzip)
//! of the wasm: there the browser is asked. Both go by Unicode's special casing, so that tests on the host show what
//! holds in the browser.

/// In small letters.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { of_all_scripts::lower(text) }
}

/// In capitals.
pub fn upper(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_uppercase() } else { of_all_scripts::upper(text) }
}

/// One letter in capitals, which may be several: `ß` is `SS`.
pub fn capital(letter: char) -> String {
    upper(letter.encode_utf8(&mut [0; 4]))
}

#[cfg(target_arch = "wasm32")]
mod of_all_scripts {
    use js_sys::JsString;

    pub fn lower(text: &str) -> String {
        JsString::from(text).to_lower_case().into()
    }

    pub fn upper(text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod of_all_scripts {
    pub fn lower(text: &str) -> String {
        text.to_lowercase()
    }

    pub fn upper(text: &str) -> String {
        text.to_uppercase()
    }
}
