//! English.

use super::Pack;

pub(super) const WORDS: Pack = Pack {
    sender: "Your school-start team",
    subject: "A message from your school-start team",
    ask: "Questions? Ask your worker.",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    news: "there is something new in your plan. Ask us what it is.",
    plan_agreed: "your plan is ready. You can have a copy on paper.",
    to_do: "a friendly reminder of what you wanted to do by {day}.",
    to_do_today: "a friendly reminder of what you wanted to do today.",
    to_do_after: "the day for something you wanted to do is over. That is all right. Tell us if another day is better.",
    did_it_happen: "something was to begin for you two weeks ago. Has it? Tell us yes, not yet or no.",
    meeting_soon: "we meet on {day}. You may like to think about what goes well, what is hard and what comes next.",
    check_in: "how are the first days? Tell us if we can help.",
    apply_by: "the last day to apply for a school place is {day}. We can help with the form.",
    offer_day: "school places are offered on {day}. We can talk about the answer with you.",
    reply_by: "the last day to answer the offer of a place is {day}. We can help.",
    team_changed: "somebody has joined or left your team. Ask us who.",
    sharing_changed: "what you share has changed. Tell us at once if this is not what you said.",
    looked: "somebody looked at your plan in an emergency. You can ask us who and why.",
    session_tomorrow: "see you tomorrow at {time}.",
};
