//! Messages about plans: each is sent once, whatever is stopped where; the rules are asked again right before it leaves.

mod again;
mod digest;
mod house;
mod notify;
mod once;
