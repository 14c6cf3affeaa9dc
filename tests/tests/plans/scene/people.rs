//! Who asks.

use doorstep_shared::people::{Capability, Role};
use doorstep_shared::plans::access::Seat;
use doorstep_shared::plans::team::Function;

/// Somebody, with what is so between them and the plan.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// In words.
    pub name: &'static str,
    /// The number of their account.
    pub n: u128,
    /// Their role in the zone.
    pub role: Role,
    /// Where they sit in plans; none for those who have nothing to do with them.
    pub seat: Option<Seat>,
    /// The number of their organisation; 0 for none.
    pub of: u128,
    /// What they may do beside.
    pub capabilities: &'static [Capability],
    /// What the door of the workspace says: 200 where it lets them in.
    pub door: u16,
    /// What they do in the team, where a record says that they are or were in it.
    pub function: Option<Function>,
    /// Whether they are in the team today.
    pub team: bool,
    /// Whether they are the designated safeguarding lead of the child's school.
    pub dsl: bool,
    /// Whether they answer for data protection.
    pub data_protection: bool,
    /// Whether they have said that they know the family privately.
    pub declared: bool,
}

/// Nobody: signed out.
pub fn nobody() -> Person {
    person("nobody who is signed in", 0, Role::Provider, 0, 401)
}

/// Everybody who is signed in.
pub fn people() -> Vec<Person> {
    use Capability::{DataProtection, Safeguarding};
    use Role::{Advisor, Analyst, ChildrensCentre, Coordinator, LinkTeacher, Provider, ReceptionTeacher, SchoolLead};
    let of_team = |p: Person, function| Person { function: Some(function), team: true, ..p };
    let lead = |name, n, of| person(name, n, SchoolLead, of, 200);
    let dsl = |p: Person| Person { capabilities: &[Safeguarding], dsl: p.of == 2, ..p };
    vec![
        of_team(person("the advisor of the team", 1, Advisor, 1, 200), Function::ParentAdvisor),
        of_team(person("the link teacher who names the child", 2, LinkTeacher, 2, 200), Function::LinkTeacher),
        of_team(person("the centre’s worker of the team", 3, ChildrensCentre, 3, 200), Function::CentreWorker),
        Person {
            capabilities: &[DataProtection],
            data_protection: true,
            ..person("the coordinator, who answers for data protection", 4, Coordinator, 3, 200)
        },
        of_team(person("the reception teacher of the team", 5, ReceptionTeacher, 2, 200), Function::ReceptionTeacher),
        dsl(of_team(lead("the safeguarding lead of the school, in the team", 6, 2), Function::Senco)),
        person("an advisor in no team", 7, Advisor, 1, 200),
        Person {
            declared: true,
            ..of_team(person("an advisor who knows the family privately", 8, Advisor, 1, 200), Function::ParentAdvisor)
        },
        person("the analyst", 9, Analyst, 3, 403),
        person("a provider", 10, Provider, 1, 403),
        person("an advisor of another zone", 11, Advisor, 1, 404),
        of_team(person("another link teacher of the team", 12, LinkTeacher, 2, 200), Function::LinkTeacher),
        Person {
            function: Some(Function::CentreWorker),
            ..person("a centre’s worker whose last day was yesterday", 13, ChildrensCentre, 3, 200)
        },
        person("a coordinator of no organisation", 14, Coordinator, 0, 200),
        Person {
            function: Some(Function::ParentAdvisor),
            ..person("an advisor whom the family was not told of", 15, Advisor, 1, 200)
        },
        of_team(lead("a lead of the school, in the team", 16, 2), Function::Other),
        dsl(lead("the safeguarding lead of the school, in no team", 26, 2)),
        lead("a lead of the school, in no team", 36, 2),
        dsl(lead("the safeguarding lead of another organisation", 46, 1)),
    ]
}

fn person(name: &'static str, n: u128, role: Role, of: u128, door: u16) -> Person {
    let seat = match role {
        Role::Advisor => Some(Seat::Advisor),
        Role::LinkTeacher => Some(Seat::LinkTeacher),
        Role::ChildrensCentre => Some(Seat::Centre),
        Role::ReceptionTeacher => Some(Seat::ReceptionTeacher),
        Role::SchoolLead => Some(Seat::SchoolLead),
        Role::Coordinator => Some(Seat::Coordinator),
        Role::Analyst => Some(Seat::Analyst),
        // The family comes in by its own door.
        Role::Provider | Role::Family => None,
    };
    Person {
        name,
        n,
        role,
        seat,
        of,
        capabilities: &[],
        door,
        function: None,
        team: false,
        dsl: false,
        data_protection: false,
        declared: false,
    }
}
