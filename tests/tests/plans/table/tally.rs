//! How many cells there are, and what came of them.

use std::collections::BTreeMap;
use std::time::Duration;

/// Cells by endpoint: how many were allowed, how many refused.
#[derive(Clone, Debug, Default)]
pub struct Tally(BTreeMap<&'static str, (u32, u32)>);

impl Tally {
    /// One cell.
    pub fn cell(&mut self, endpoint: &'static str, allowed: bool) {
        let of = self.0.entry(endpoint).or_default();
        *(if allowed { &mut of.0 } else { &mut of.1 }) += 1;
    }

    /// Another's cells.
    pub fn add(&mut self, other: Self) {
        for (name, (allowed, refused)) in other.0 {
            let of = self.0.entry(name).or_default();
            *of = (of.0 + allowed, of.1 + refused);
        }
    }

    /// The endpoints.
    pub fn names(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }

    /// How many were allowed, how many refused.
    pub fn of(&self, name: &str) -> (u32, u32) {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// The same of all.
    pub fn sum(&self) -> (u32, u32) {
        self.0.values().fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1))
    }

    /// Says so.
    #[allow(clippy::print_stdout, reason = "the numbers are for whoever runs the test")]
    pub fn print(&self, took: Duration) {
        let (allowed, refused) = self.sum();
        println!("plans: {} cells, {allowed} allowed, {refused} refused, in {took:.1?}", allowed + refused);
        for (name, (allowed, refused)) in &self.0 {
            println!("  {name}: {} cells, {allowed} allowed, {refused} refused", allowed + refused);
        }
    }
}
