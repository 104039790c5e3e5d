//! Mocks on a socket.

mod connection;
mod mounts;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use bytes::Bytes;
use http::{Request, Response};
use tokio::sync::watch;

use crate::Mock;
use mounts::Mounts;

/// Serves mocks until it is stopped or dropped. It has a thread of its own, so that any code can start it.
///
/// ```
/// use specwright_mock::{Mock, Server};
///
/// # let text = "specwright: 1\napi: { name: pets, title: Pets }\nservers: { a: https://pets.example.com/v1 }\n\
/// #     operations: { ping: { http: GET /ping, out: empty } }\n";
/// let mock = Mock::new("pets.yaml", text)?;
/// let server = Server::start(vec![mock], "127.0.0.1:0".parse()?)?;
/// assert!(server.base_urls()[0].ends_with("/v1"));
/// server.stop();
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base_urls: Vec<String>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

/// What a server tells of each request when it is answered: the request's method and target, and the response; `None`
/// where the connection was reset in its place.
pub type Observer = dyn Fn(&Request<Bytes>, Option<&Response<Bytes>>) + Send + Sync;

impl Server {
    /// Starts to serve at an address; port 0 takes a free one.
    ///
    /// One mock has the server to itself. Of several each has the path prefix of its first server, if no other has
    /// that, and in any case its name as prefix.
    ///
    /// # Errors
    /// When the address cannot be had, or no thread.
    pub fn start(mocks: Vec<Mock>, address: SocketAddr) -> io::Result<Self> {
        Self::start_observed(mocks, address, Arc::new(|_, _| {}))
    }

    /// As [`start`](Self::start), and tells of each request.
    ///
    /// # Errors
    /// When the address cannot be had, or no thread.
    pub fn start_observed(
        mocks: Vec<Mock>,
        address: SocketAddr,
        observer: Arc<Observer>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let mounts = Mounts::of(mocks);
        let base_urls = mounts.prefixes().map(|prefix| format!("http://{address}{prefix}")).collect();
        let (stop, stopped) = watch::channel(false);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let serving = connection::Serving { mounts: Arc::new(mounts), observer, stopped };
        let thread = std::thread::Builder::new()
            .name("specwright-mock".to_owned())
            .spawn(move || runtime.block_on(connection::serve(listener, serving)))?;
        Ok(Self { address, base_urls, stop, thread: Some(thread) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL of each mock, in their order.
    pub fn base_urls(&self) -> &[String] {
        &self.base_urls
    }

    /// Takes no more connections, lets those that are being answered end, and waits for that.
    pub fn stop(mut self) {
        self.end();
    }

    /// Serves as long as the process lives.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that ended by a panic has ended.
            let _ = thread.join();
        }
    }

    fn end(&mut self) {
        // Nobody listens any more when the thread has ended already.
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}
