//! Ready-for-school plans.

pub mod agreements;
