//! Polish. Machine draft: nobody who speaks it has read it yet.

use super::Pack;

pub(super) const WORDS: Pack = Pack {
    sender: "Zespół na start szkoły",
    subject: "Wiadomość od zespołu na start szkoły",
    ask: "Pytania? Prosimy pytać swojego pracownika.",
    months: [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ],
    news: "w Państwa planie jest coś nowego. Prosimy nas zapytać, co.",
    plan_agreed: "Państwa plan jest gotowy. Mogą Państwo dostać kopię na papierze.",
    to_do: "przypominamy o tym, co chcieli Państwo zrobić do {day}.",
    to_do_today: "przypominamy o tym, co chcieli Państwo zrobić dzisiaj.",
    to_do_after: "minął dzień na coś, co chcieli Państwo zrobić. Nic nie szkodzi. Prosimy powiedzieć, czy inny dzień pasuje lepiej.",
    did_it_happen: "dwa tygodnie temu miało się coś dla Państwa zacząć. Zaczęło się? Prosimy powiedzieć: tak, jeszcze nie albo nie.",
    meeting_soon: "spotykamy się {day}. Warto pomyśleć, co idzie dobrze, co jest trudne i co dalej.",
    check_in: "jak mijają pierwsze dni? Prosimy powiedzieć, jeśli możemy pomóc.",
    apply_by: "ostatni dzień zgłoszeń do szkoły to {day}. Pomożemy wypełnić formularz.",
    offer_day: "miejsca w szkołach są przyznawane {day}. Chętnie porozmawiamy o odpowiedzi.",
    reply_by: "ostatni dzień na odpowiedź w sprawie miejsca to {day}. Pomożemy.",
    team_changed: "ktoś dołączył do Państwa zespołu albo z niego odszedł. Prosimy zapytać, kto.",
    sharing_changed: "zmieniło się to, co Państwo udostępniają. Jeśli powiedzieli Państwo inaczej, prosimy od razu dać znać.",
    looked: "ktoś zajrzał do Państwa planu w nagłej sytuacji. Mogą Państwo zapytać, kto i dlaczego.",
    session_tomorrow: "do zobaczenia jutro o {time}.",
};
