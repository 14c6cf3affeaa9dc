//! Referrals from the first idea to what came of it: what a worker writes down, what a service says by its link, and what nobody is told.

pub mod house;
mod link;
mod ways;
