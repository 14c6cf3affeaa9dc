//! Romanian. Machine draft: nobody who speaks it has read it yet.

use super::Pack;

pub(super) const WORDS: Pack = Pack {
    sender: "Echipa pentru începutul școlii",
    subject: "Un mesaj de la echipa pentru începutul școlii",
    ask: "Întrebări? Vorbiți cu persoana care vă ajută.",
    months: [
        "ianuarie",
        "februarie",
        "martie",
        "aprilie",
        "mai",
        "iunie",
        "iulie",
        "august",
        "septembrie",
        "octombrie",
        "noiembrie",
        "decembrie",
    ],
    news: "este ceva nou în planul dumneavoastră. Întrebați-ne ce.",
    plan_agreed: "planul dumneavoastră este gata. Puteți primi o copie pe hârtie.",
    to_do: "vă amintim ce ați vrut să faceți până pe {day}.",
    to_do_today: "vă amintim ce ați vrut să faceți astăzi.",
    to_do_after: "a trecut ziua pentru ceva ce ați vrut să faceți. Nu este nicio problemă. Spuneți-ne dacă altă zi este mai bună.",
    did_it_happen: "acum două săptămâni trebuia să înceapă ceva pentru dumneavoastră. A început? Spuneți-ne da, încă nu sau nu.",
    meeting_soon: "ne vedem pe {day}. Gândiți-vă ce merge bine, ce este greu și ce urmează.",
    check_in: "cum sunt primele zile? Spuneți-ne dacă putem ajuta.",
    apply_by: "ultima zi de înscriere la școală este {day}. Vă putem ajuta cu formularul.",
    offer_day: "locurile la școală se oferă pe {day}. Putem vorbi despre răspuns.",
    reply_by: "ultima zi de răspuns la oferta unui loc este {day}. Vă putem ajuta.",
    team_changed: "cineva a intrat în echipa dumneavoastră sau a plecat. Întrebați-ne cine.",
    sharing_changed: "s-a schimbat ce împărtășiți. Dacă nu ați spus așa, spuneți-ne imediat.",
    looked: "cineva s-a uitat în planul dumneavoastră într-o urgență. Puteți întreba cine și de ce.",
    session_tomorrow: "ne vedem mâine la {time}.",
};
