//! What a fault does to a request, the same on the Sell and on the Support API: the servers give the two things that
//! differ, how they answer and what a refusal looks like.

use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Extensions, HeaderValue, StatusCode};
use axum::response::Response;
use futures_util::stream;

use super::faults::FaultKind;
use crate::launch::CutSwitch;

/// The switch of the connection on which a request came. `None`: there is no connection, as in tests.
pub fn cut_switch(extensions: &Extensions) -> Option<CutSwitch> {
    extensions.get::<ConnectInfo<CutSwitch>>().map(|info| info.0.clone())
}

/// Answers a request under a fault. `None`: nothing is to be sent, the connection has been cut. `still` says whether the
/// data are those that the request was about: one that was held back does nothing to those of a reset.
pub async fn apply(
    fault: Option<FaultKind>,
    still: impl Fn() -> bool,
    cut: Option<CutSwitch>,
    refuse: impl FnOnce(StatusCode) -> Response,
    answer: impl Future<Output = Response>,
) -> Option<Response> {
    let kept = match fault {
        None => Some(answer.await),
        Some(FaultKind::Delay(pause)) => {
            tokio::time::sleep(pause).await;
            if still() { Some(answer.await) } else { None }
        }
        Some(FaultKind::Status(status)) => {
            Some(refuse(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)))
        }
        Some(FaultKind::RateLimit) => Some(refuse(StatusCode::TOO_MANY_REQUESTS)),
        Some(FaultKind::DropBefore) => None,
        Some(FaultKind::DropAfter) => {
            drop(answer.await);
            None
        }
        Some(FaultKind::Garbage) => Some(garbage(answer.await)),
        Some(FaultKind::SlowBody(pause)) => Some(slowly(answer.await, pause).await),
    };
    if kept.is_none()
        && let Some(cut) = cut
    {
        cut.cut();
    }
    kept
}

/// The request was done, but what comes back is no JSON.
fn garbage(response: Response) -> Response {
    let (mut parts, _body) = response.into_parts();
    parts.status = StatusCode::OK;
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    Response::from_parts(parts, Body::from("{\"items\":[{\"data\":{\"id\":1,\"na"))
}

/// Headers at once, the body in ten pieces spread over `pause`.
async fn slowly(response: Response, pause: Duration) -> Response {
    const PIECES: usize = 10;
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let size = bytes.len().div_ceil(PIECES).max(1);
    let step = pause / u32::try_from(PIECES).unwrap_or(1);
    let pieces = stream::unfold(bytes, move |mut rest: Bytes| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(step).await;
        let piece = rest.split_to(size.min(rest.len()));
        Some((Ok::<Bytes, Infallible>(piece), rest))
    });
    Response::from_parts(parts, Body::from_stream(pieces))
}
