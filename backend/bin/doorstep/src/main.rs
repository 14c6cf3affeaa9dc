#[allow(dead_code, reason = "the command that starts the demo zone is its only reader")]
mod demo;

fn main() {}
