//! The family's own view over HTTP: the door, what an adult sees and does, who looked, what is asked, and what another adult never sees.

mod acts;
mod door;
mod notice;
mod phone;
mod sees;
