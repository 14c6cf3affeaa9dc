//! Staff: who they are, and what they are in a zone. Roles are ours; what a sign-in provider says of a person is only who
//! they are.

mod giving;
mod membership;
mod role;

pub use giving::{CannotGive, Standing, may_give};
pub use membership::Membership;
pub use role::{Capability, Role};
