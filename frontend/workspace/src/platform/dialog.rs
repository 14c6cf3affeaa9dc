//! Modal dialogs: the browser keeps focus inside, and puts it back when they close.

use web_sys::HtmlDialogElement;

/// Shows it over everything else.
pub fn show_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Closes it; focus goes back to where it was.
pub fn close_dialog(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}
