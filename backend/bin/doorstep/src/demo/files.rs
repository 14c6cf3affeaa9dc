//! The files of the demo zone, built into the program.

/// A file by its name, for messages, and its text.
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub text: &'static str,
}

macro_rules! file {
    ($name:literal) => {
        File { name: $name, text: include_str!(concat!("../../demo/", $name)) }
    };
}

/// The zone and its calendar.
pub const ZONE: File = file!("zone.json");
/// Who runs services.
pub const ORGANISATIONS: File = file!("organisations.json");
/// Where they happen.
pub const LOCATIONS: File = file!("locations.json");
/// Who works in the zone.
pub const PEOPLE: File = file!("people.json");
/// What is said at meetings, by what they are for.
pub const MEETINGS: File = file!("meetings.json");
/// Families that make plans: those at the beginning and at the end of one, then one with much in its plan each.
pub const FAMILIES: &[File] = &[
    file!("families/first-steps.json"),
    file!("families/side-ways.json"),
    file!("families/endings.json"),
    file!("families/warsame.json"),
    file!("families/saleh.json"),
    file!("families/ionescu.json"),
];
/// The services, by theme.
pub const SERVICES: &[File] = &[
    file!("services/bump-and-baby.json"),
    file!("services/play-and-early-years.json"),
    file!("services/school-years.json"),
    file!("services/young-people.json"),
    file!("services/health-and-feelings.json"),
    file!("services/home-money-and-safety.json"),
    file!("services/food-and-things.json"),
    file!("services/learning-and-work.json"),
    file!("services/out-and-about.json"),
    file!("services/staff-only.json"),
];
