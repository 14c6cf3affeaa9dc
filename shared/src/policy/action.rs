//! What one may want to do.

crate::closed_list! {
    /// What somebody wants to do in a zone's workspace.
    Action {
        /// See the directory as its keepers hold it: entries for staff, drafts, states.
        ViewDesk = "view-desk",
        /// Say that an entry is still right, and take that back.
        Check = "check",
        /// Change an entry's words and facts, or add one. The permit says whether the change waits for approval.
        Edit = "edit",
        /// Approve or send back what others have written.
        Approve = "approve",
        /// Pause an entry, or say that it is over.
        Pause = "pause",
        /// Change many entries at once.
        Bulk = "bulk",
        /// Bring back what an entry said before.
        Restore = "restore",
        /// Hide an entry from families.
        Hide = "hide",
        /// Put two entries together.
        Merge = "merge",
        /// Bring in lists of other directories, and take an import back.
        Import = "import",
        /// Write the directory to files.
        Export = "export",
        /// Answer what families and providers send.
        AnswerInbox = "answer-inbox",
        /// See what the zone lacks: sums alone.
        SeeGaps = "see-gaps",
        /// Change half-lives, approval, lists and the school calendar.
        Settings = "settings",
        /// Invite people and say what they may do.
        People = "people",
        /// See which messages would be sent.
        SeeMessages = "see-messages",
        /// Work with ready-for-school plans. What of which plan, its own table decides: see `plans::access`.
        Plans = "plans",
        /// Name a child for a plan.
        Nominate = "nominate",
        /// Hold sessions and keep their registers. Whose marks they see there, the table of plans decides.
        Registers = "registers",
    }
}
