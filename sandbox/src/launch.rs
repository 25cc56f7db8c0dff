//! Three listeners on neighbouring ports and what is served on each. The listeners of the two APIs can cut a
//! connection without an answer, which the faults `drop_before` and `drop_after` need.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use crate::sandbox::{Addresses, Sandbox, StartError};

/// Three bound ports.
pub struct Listeners {
    host: TcpListener,
    sell: TcpListener,
    assets: TcpListener,
}

impl Listeners {
    /// Binds `port` and the two after it; port 0 takes any three.
    ///
    /// # Errors
    /// A port is in use.
    pub async fn bind(port: u16) -> Result<Self, StartError> {
        let next = |step: u16| if port == 0 { 0 } else { port.saturating_add(step) };
        Ok(Self { host: listen(port).await?, sell: listen(next(1)).await?, assets: listen(next(2)).await? })
    }

    /// Where the servers will be reached.
    ///
    /// # Errors
    /// The system does not tell the port.
    pub fn addresses(&self) -> Result<Addresses, StartError> {
        let port = |listener: &TcpListener| {
            listener.local_addr().map(|address| address.port()).map_err(|error| StartError::new(error.to_string()))
        };
        Ok(Addresses::on_ports(port(&self.host)?, port(&self.sell)?, port(&self.assets)?))
    }
}

async fn listen(port: u16) -> Result<TcpListener, StartError> {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    TcpListener::bind(address).await.map_err(|error| StartError::new(format!("port {port} cannot be used: {error}")))
}

/// Serves until one of the servers fails.
///
/// # Errors
/// A listener broke.
pub async fn serve(listeners: Listeners, sandbox: Arc<Sandbox>) -> Result<(), StartError> {
    let host_app = crate::host::app(Arc::clone(&sandbox)).into_make_service_with_connect_info::<CutSwitch>();
    let host = axum::serve(CuttableListener(listeners.host), host_app);
    let sell_app = crate::sell::app(Arc::clone(&sandbox)).into_make_service_with_connect_info::<CutSwitch>();
    let sell = axum::serve(CuttableListener(listeners.sell), sell_app);
    let assets = axum::serve(listeners.assets, crate::assets::app(sandbox));
    tokio::try_join!(host.into_future(), sell.into_future(), assets.into_future())
        .map(|_| ())
        .map_err(|error| StartError::new(format!("a server broke: {error}")))
}

/// Ends its connection at the next write.
#[derive(Clone, Debug, Default)]
pub struct CutSwitch(Arc<AtomicBool>);

impl CutSwitch {
    /// Nothing more is sent; the client sees the connection close.
    pub fn cut(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

struct CuttableListener(TcpListener);

struct CuttableStream {
    stream: TcpStream,
    switch: CutSwitch,
}

impl Listener for CuttableListener {
    type Io = CuttableStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        (CuttableStream { stream, switch: CutSwitch::default() }, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, CuttableListener>> for CutSwitch {
    fn connect_info(stream: IncomingStream<'_, CuttableListener>) -> Self {
        stream.io().switch.clone()
    }
}

impl CuttableStream {
    fn check(&self) -> io::Result<()> {
        if self.switch.0.load(Ordering::Relaxed) { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
    }
}

impl AsyncRead for CuttableStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for CuttableStream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if let Err(error) = self.check() {
            return Poll::Ready(Err(error));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
