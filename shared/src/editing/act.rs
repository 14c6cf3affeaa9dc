//! What can be done to an entry. Each version keeps which of these made it.

crate::closed_list! {
    /// What was done to an entry.
    Act {
        /// It was written here.
        Add = "add",
        /// Its words or facts were changed.
        Edit = "edit",
        /// Somebody confirmed it.
        Check = "check",
        /// Somebody took their check back.
        Uncheck = "uncheck",
        /// It is not on for a while.
        Pause = "pause",
        /// It is on again.
        Resume = "resume",
        /// It is over.
        Finish = "finish",
        /// It was taken off the public list.
        Hide = "hide",
        /// It was brought back to the public list.
        Unhide = "unhide",
        /// What somebody wrote was approved.
        Approve = "approve",
        /// It says again what it said before.
        Restore = "restore",
        /// It was changed together with others.
        Bulk = "bulk",
        /// A change of many was taken back.
        UndoBulk = "undo-bulk",
        /// It came in from another directory.
        ImportNew = "import-new",
        /// Another directory says something new of it.
        ImportChanged = "import-changed",
        /// Another directory has it no longer.
        ImportVanished = "import-vanished",
        /// An import was taken back.
        UndoImport = "undo-import",
        /// It was there when the zone began.
        Seed = "seed",
        /// It was put together with another one.
        Merge = "merge",
        /// What a family or a provider said was put in.
        Suggested = "suggested",
    }
}

impl Act {
    /// Whether it may have changed words or facts. A check never does.
    pub fn edits(self) -> bool {
        !matches!(self, Self::Check | Self::Uncheck | Self::Hide | Self::Unhide | Self::Seed)
    }
}
