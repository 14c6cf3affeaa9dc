//! Ready-for-school plans: what a family and those who help it write down together, and the rules that hold for it.
//!
//! Everything here is pure: the day, the people and the agreements are handed in. The numbers `V1` … name the rules, in the
//! code and in its tests.

pub mod access;
pub mod agreement;
pub mod contact;
pub mod content;
pub mod course;
pub mod entry;
pub mod family;
pub mod handover;
pub mod intervention;
pub mod meeting;
pub mod message;
pub mod note;
pub mod people;
pub mod plan;
pub mod print;
pub mod referral;
pub mod school;
pub mod section;
pub mod sharing;
pub mod team;
pub mod work;
