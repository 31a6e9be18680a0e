//! A desk at which threads leave what they want of the network. The client lives on a thread of its own that does
//! nothing else, so that reading, planning and checking articles never keep an answer waiting.

use tokio::sync::{mpsc, oneshot};

use crate::model::{Ask, Backend, Codec};
use crate::net::{Answered, Client, Fetched, Planned};
use crate::{Error, Result};

/// What a thread wants.
#[derive(Debug)]
enum Errand {
    Ask(Box<Asking>, oneshot::Sender<Result<Answered>>),
    Fetch(String, oneshot::Sender<Result<Fetched>>),
}

#[derive(Debug)]
struct Asking {
    backend: Backend,
    codec: Codec,
    ask: Ask,
    planned: Planned,
}

/// Where errands are left; one for each thread, cloned from the first.
#[derive(Clone, Debug)]
pub struct Desk<'a> {
    client: &'a Client,
    errands: mpsc::UnboundedSender<Errand>,
}

/// Where they are picked up.
#[derive(Debug)]
pub struct Errands<'a> {
    client: &'a Client,
    errands: mpsc::UnboundedReceiver<Errand>,
}

/// A desk of a client, and the other side of it.
#[must_use]
pub fn desk(client: &Client) -> (Desk<'_>, Errands<'_>) {
    let (sender, receiver) = mpsc::unbounded_channel();
    (Desk { client, errands: sender }, Errands { client, errands: receiver })
}

impl Desk<'_> {
    /// Asks as [`Client::ask`] does. Dropping the future cancels it.
    ///
    /// # Errors
    /// Those of [`Client::ask`]; [`Error::Interrupted`] where nobody picks errands up any more.
    pub async fn ask(&self, backend: &Backend, codec: &Codec, ask: &Ask, planned: Planned) -> Result<Answered> {
        let asking = Box::new(Asking { backend: backend.clone(), codec: *codec, ask: ask.clone(), planned });
        self.leave(|reply| Errand::Ask(asking, reply)).await
    }

    /// Fetches as [`Client::fetch`] does.
    ///
    /// # Errors
    /// Those of [`Client::fetch`]; [`Error::Interrupted`] as above.
    pub async fn fetch(&self, address: &str) -> Result<Fetched> {
        self.leave(|reply| Errand::Fetch(address.to_owned(), reply)).await
    }

    async fn leave<T>(&self, errand: impl FnOnce(oneshot::Sender<Result<T>>) -> Errand) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.errands.send(errand(reply)).map_err(|_| Error::Interrupted)?;
        answer.await.unwrap_or(Err(Error::Interrupted))
    }

    /// The client, for what needs no network.
    #[must_use]
    pub fn client(&self) -> &Client {
        self.client
    }
}

impl Errands<'_> {
    /// Runs every errand until all desks are gone, all at once as futures on this thread.
    pub async fn run(mut self) {
        use futures_util::StreamExt;
        let client = self.client;
        let errands = futures_util::stream::poll_fn(|context| self.errands.poll_recv(context));
        errands.for_each_concurrent(None, |errand| done(client, errand)).await;
    }
}

async fn done(client: &Client, errand: Errand) {
    match errand {
        Errand::Ask(asking, reply) => {
            let Asking { backend, codec, ask, planned } = &*asking;
            answer(reply, client.ask(backend, codec, ask, *planned)).await;
        }
        Errand::Fetch(address, reply) => answer(reply, client.fetch(&address)).await,
    }
}

/// Gives the result to whoever waits for it; where nobody does any more, the work ends.
async fn answer<T>(mut reply: oneshot::Sender<T>, work: impl Future<Output = T>) {
    let result = tokio::select! {
        result = work => result,
        () = reply.closed() => return,
    };
    // Whoever asked may have gone in this very moment.
    let _ = reply.send(result);
}
