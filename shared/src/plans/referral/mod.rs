//! Referrals: a family and a worker choose a service of the directory, the family says what it may be told, the service answers, and
//! everybody says apart whether it was taken up. Signposts are lighter, and are never counted as referrals.

mod agreed;
mod answer;
mod check;
mod clock;
mod confirm;
mod machine;
mod reason;
mod record;
mod signpost;
mod stage;
#[cfg(test)]
mod tests;

pub use agreed::{AGREED_DAYS, AgreedToTell, TOLD_MOST};
pub use answer::{Answer, Beside, answered, opened};
pub use check::{check_change, check_new, check_referral, may_be_sent};
pub use clock::{Clock, Running, running};
pub use confirm::{Confirmations, Says};
pub use machine::{By, NoStep, next, step};
pub use reason::Reason;
pub use record::{Referral, Step, Theme};
pub use signpost::{Signpost, Used, check_signpost};
pub use stage::Stage;
