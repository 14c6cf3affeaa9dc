//! Somali. Machine draft: nobody who speaks it has read it yet.

use super::Pack;

pub(super) const WORDS: Pack = Pack {
    sender: "Kooxdaada bilowga dugsiga",
    subject: "Fariin ka timid kooxdaada bilowga dugsiga",
    ask: "Su'aalo ma qabtaa? Weydii shaqaalahaaga.",
    months: [
        "Janaayo",
        "Febraayo",
        "Maarso",
        "Abriil",
        "Maajo",
        "Juun",
        "Luulyo",
        "Agoosto",
        "Sebtembar",
        "Oktoobar",
        "Nofembar",
        "Disembar",
    ],
    news: "wax cusub ayaa ku jira qorshahaaga. Na weydii waxa uu yahay.",
    plan_agreed: "qorshahaagu waa diyaar. Waxaad heli kartaa nuqul warqad ah.",
    to_do: "waxaan ku xusuusinaynaa wixii aad rabtay inaad samayso ka hor {day}.",
    to_do_today: "waxaan ku xusuusinaynaa wixii aad rabtay inaad samayso maanta.",
    to_do_after: "maalintii aad wax samayn lahayd way dhaaftay. Dhib malaha. Noo sheeg haddii maalin kale ka fiican tahay.",
    did_it_happen: "laba toddobaad ka hor wax baa kuu bilaaban lahaa. Ma bilaabmay? Noo sheeg haa, weli maya ama maya.",
    meeting_soon: "waxaan kulmaynaa {day}. Ka fikir waxa si fiican u socda, waxa adag iyo waxa xiga.",
    check_in: "sidee yihiin maalmaha ugu horreeya? Noo sheeg haddii aan ku caawin karno.",
    apply_by: "maalinta ugu dambaysa ee codsiga dugsiga waa {day}. Foomka waan kaa caawin karnaa.",
    offer_day: "boosaska dugsiga waxaa la bixiyaa {day}. Jawaabta waan kala hadli karnaa.",
    reply_by: "maalinta ugu dambaysa ee jawaabta booska waa {day}. Waan ku caawin karnaa.",
    team_changed: "qof ayaa ku biiray kooxdaada ama ka baxay. Na weydii cidda uu yahay.",
    sharing_changed: "waxa aad la wadaagto way isbeddeleen. Isla markiiba noo sheeg haddii aanay sidaas ahayn.",
    looked: "qof ayaa qorshahaaga eegay xaalad degdeg ah. Waxaad na weydiin kartaa cidda iyo sababta.",
    session_tomorrow: "berri waan ku aragnaa {time}.",
};
