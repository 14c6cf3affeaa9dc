//! A finished piece of a screen. What it is made of is forgotten: a view's type names every element in it, and each such
//! type costs the phone code of its own. Screens hold no state, so a piece only has to be drawn once.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// What a piece is until it is on the page: on the server its HTML, on the phone a way to draw it.
#[cfg(not(target_arch = "wasm32"))]
type Drawing = String;
#[cfg(target_arch = "wasm32")]
type Drawing = Box<dyn FnOnce(&Element, Option<&Node>) + Send>;

/// A finished piece of a screen.
pub struct Part(Drawing);

/// Finishes a view.
#[cfg(not(target_arch = "wasm32"))]
pub fn part(view: impl IntoView + 'static) -> Part {
    Part(view.to_html())
}

/// Finishes a view.
#[cfg(target_arch = "wasm32")]
pub fn part(view: impl IntoView + 'static) -> Part {
    Part(Box::new(|parent, before| view.build().mount(parent, before)))
}

/// A piece on its way to the page.
pub struct Drawn(Option<Part>);

impl Render for Part {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn(Some(self))
    }

    // Screens are drawn anew, never changed.
    fn rebuild(self, state: &mut Drawn) {
        *state = self.build();
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {}

    #[cfg(target_arch = "wasm32")]
    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        if let Some(Part(draw)) = self.0.take() {
            draw(parent, before);
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn mount(&mut self, _: &Element, _: Option<&Node>) {
        self.0 = None;
    }

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl AddAnyAttr for Part {
    type Output<NewAttr: Attribute> = Self;

    // A finished piece takes no attribute.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
    where
        Self: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Part {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra: Vec<AnyAttribute>,
    ) {
        html.push_str(&self.0);
        *position = Position::NextChild;
    }

    #[cfg(target_arch = "wasm32")]
    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
