//! The workspace's endpoints: `/api/v1/desk/{zone}/…`, for members of the zone.

pub mod imports;
pub mod list_entries;
