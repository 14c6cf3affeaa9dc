//! What waits on this device for the server: a small database of the browser, with texts under names. It is opened for each act and
//! closed again, so that another window can take it away when somebody signs out.

use std::cell::Cell;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::window;

/// The database's name.
const NAME: &str = "doorstep.plans";

thread_local! {
    static CLOSED: Cell<bool> = const { Cell::new(false) };
}

/// From now on this page puts nothing more there: somebody signs out, and what is typed on the screen goes with it.
pub fn close_shelves() {
    CLOSED.set(true);
}

/// What is kept apart in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Changes that wait to be sent.
    Outbox,
    /// What was begun in forms.
    Drafts,
    /// What is known of the texts of plans: numbers, no words.
    Known,
}

impl Shelf {
    const ALL: [Self; 3] = [Self::Outbox, Self::Drafts, Self::Known];

    fn name(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Drafts => "drafts",
            Self::Known => "known",
        }
    }

    /// Puts a text under a name. False when this browser keeps nothing.
    pub async fn put(self, name: &str, text: &str) -> bool {
        if CLOSED.get() {
            return false;
        }
        let put = |of: &IdbTransaction| {
            let shelf = of.object_store(self.name())?;
            shelf.put_with_key(&JsValue::from_str(text), &JsValue::from_str(name)).map(drop)
        };
        act(self, IdbTransactionMode::Readwrite, put).await.is_ok()
    }

    /// Takes away what is under a name.
    pub async fn remove(self, name: &str) {
        let remove = |of: &IdbTransaction| of.object_store(self.name())?.delete(&JsValue::from_str(name)).map(drop);
        let _ = act(self, IdbTransactionMode::Readwrite, remove).await;
    }

    /// What is under a name.
    pub async fn get(self, name: &str) -> Option<String> {
        let database = open().await.ok()?;
        let found = async {
            let of = database.transaction_with_str(self.name())?;
            answer(&of.object_store(self.name())?.get(&JsValue::from_str(name))?).await
        }
        .await;
        database.close();
        found.ok()?.as_string()
    }

    /// All that is there, in the order of the names.
    pub async fn all(self) -> Vec<String> {
        let Ok(database) = open().await else { return Vec::new() };
        let found = async {
            let of = database.transaction_with_str(self.name())?;
            answer(&of.object_store(self.name())?.get_all()?).await
        }
        .await;
        database.close();
        let texts = found.map(|all| js_sys::Array::from(&all).iter().filter_map(|text| text.as_string()).collect());
        texts.unwrap_or_default()
    }
}

/// Takes the whole database away.
pub async fn clear_shelves() {
    let gone = async {
        let request = factory()?.delete_database(NAME)?;
        answer(&request).await
    };
    let _: Result<JsValue, JsValue> = gone.await;
}

/// Waits.
pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |done: Function, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}

fn factory() -> Result<IdbFactory, JsValue> {
    window().and_then(|w| w.indexed_db().ok().flatten()).ok_or(JsValue::NULL)
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let request: IdbOpenDbRequest = factory()?.open_with_u32(NAME, 2)?;
    let asked = request.clone();
    // It is made when there is none yet; one of an earlier day gets the shelf that it does not have.
    let make = Closure::<dyn Fn(Event)>::new(move |_| {
        if let Ok(database) = asked.result().and_then(|made| made.dyn_into::<IdbDatabase>()) {
            for shelf in Shelf::ALL {
                let _ = database.create_object_store(shelf.name());
            }
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    answer(&request).await?.dyn_into()
}

async fn act(
    shelf: Shelf,
    mode: IdbTransactionMode,
    act: impl Fn(&IdbTransaction) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let database = open().await?;
    let done = async {
        let of = database.transaction_with_str_and_mode(shelf.name(), mode)?;
        let promise = Promise::new(&mut |yes: Function, no: Function| {
            of.set_oncomplete(Some(&yes));
            of.set_onerror(Some(&no));
            of.set_onabort(Some(&no));
        });
        act(&of)?;
        JsFuture::from(promise).await.map(drop)
    }
    .await;
    database.close();
    done
}

async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |yes: Function, no: Function| {
        request.set_onsuccess(Some(&yes));
        request.set_onerror(Some(&no));
    });
    JsFuture::from(promise).await?;
    request.result()
}
