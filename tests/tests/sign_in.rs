//! Signing in, staying signed in, and what a session is not good for, against the real server.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::sync::LazyLock;

use doorstep_tests::desk::{Desk, PEOPLE, cookie, to_provider_and_back};
use doorstep_tests::http::{Answer, ask};
use doorstep_tests::server::Server;

static SERVER: LazyLock<Server> = LazyLock::new(Server::in_memory);

fn arrive(callback: &str, cookie: &str) -> Answer {
    ask(SERVER.host(), "GET", callback, &[("cookie", cookie)], b"")
}

/// A page that says why nobody was signed in, and no session.
fn refused(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert!(answer.text().contains(words), "“{words}” is not in {}", answer.text());
    assert_eq!(cookie(answer, "__Host-doorstep="), None);
}

#[test]
fn every_demo_person_signs_in_and_is_what_they_are_in_the_zone() {
    for (role, _) in PEOPLE {
        let session = Desk::of(&SERVER, role).get("/api/v1/session");
        assert_eq!(session.need("cache-control"), "no-store");
        let session = session.json();
        assert_eq!(session["person"]["memberships"][0]["role"], role);
        assert_eq!(session["person"]["memberships"][0]["zone"], "demo");
        assert_eq!(session["person"]["memberships"][0]["council_children"], "01632 960777");
        assert_eq!(session["person"]["demo"], true);
    }
}

#[test]
fn a_way_back_is_gone_once_and_in_the_browser_it_was_begun_in() {
    let back = to_provider_and_back(SERVER.host(), "joanna-pryce", "/desk/demo");
    let other = to_provider_and_back(SERVER.host(), "dev-anand", "/desk");
    // Somebody else's browser, or none: nothing is used up by it.
    refused(&arrive(&back.callback, &other.cookie), 400, "another browser");
    refused(&arrive(&back.callback, "x=1"), 400, "another browser");
    let arrived = arrive(&back.callback, &back.cookie);
    assert_eq!((arrived.status, arrived.need("location")), (303, "/desk/demo"));
    assert_eq!(arrived.need("referrer-policy"), "no-referrer");
    refused(&arrive(&back.callback, &back.cookie), 400, "Please sign in again");
}

#[test]
fn a_way_back_that_nobody_went_is_refused() {
    let made_up = "A".repeat(43);
    for callback in [
        "/sign-in/callback".to_owned(),
        "/sign-in/callback?code=x".to_owned(),
        format!("/sign-in/callback?code=x&state={made_up}"),
        format!("/sign-in/callback?error=access_denied&state={made_up}"),
    ] {
        refused(&arrive(&callback, &format!("__Host-doorstep-sign-in={made_up}")), 400, "Please sign in again");
    }
}

#[test]
fn what_another_provider_or_a_meddler_sends_back_is_refused() {
    let meddle = |change: &dyn Fn(&str) -> String| {
        let back = to_provider_and_back(SERVER.host(), "joanna-pryce", "/desk");
        arrive(&change(&back.callback), &back.cookie)
    };
    let without_issuer = |callback: &str| callback.split("&iss=").next().unwrap().to_owned();
    refused(&meddle(&|c| format!("{}&iss=https%3A%2F%2Fevil.example", without_issuer(c))), 403, "cannot be trusted");
    refused(&meddle(&|c| c.replace("code=", "code=x")), 403, "cannot be trusted");
    refused(&meddle(&|c| format!("{}&error=access_denied", c.replace("code=", "x="))), 403, "did not confirm");
    // A code of one attempt brought to another: its verifier is not the one it was asked for with.
    let (one, two) = (
        to_provider_and_back(SERVER.host(), "joanna-pryce", "/desk"),
        to_provider_and_back(SERVER.host(), "samira-haddad", "/desk"),
    );
    let code = |callback: &str| callback.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let swapped = one.callback.replace(&code(&one.callback), &code(&two.callback));
    refused(&arrive(&swapped, &one.cookie), 403, "cannot be trusted");
}

#[test]
fn nobody_is_led_to_another_server() {
    for (wish, goes) in
        [("//evil.example", "/desk"), ("https://evil.example/", "/desk"), ("/desk/demo?a=b", "/desk/demo?a=b")]
    {
        let back = to_provider_and_back(SERVER.host(), "joanna-pryce", wish);
        assert_eq!(arrive(&back.callback, &back.cookie).need("location"), goes);
    }
}

#[test]
fn a_session_is_opened_anew_at_every_sign_in_and_the_one_before_is_over() {
    let before = Desk::of(&SERVER, "advisor");
    let back = to_provider_and_back(SERVER.host(), "dev-anand", "/desk");
    let arrived = arrive(&back.callback, &format!("{}; {}", back.cookie, before.cookie));
    let after = Desk::holding(SERVER.host(), &cookie(&arrived, "__Host-doorstep=").unwrap());
    assert_ne!((&after.cookie, &after.csrf), (&before.cookie, &before.csrf));
    assert_eq!(before.get("/api/v1/session").json()["signed_in"], false);
    assert_eq!(before.get("/api/v1/desk/demo/entries").status, 401);
    assert_eq!(after.get("/api/v1/desk/demo/entries").status, 200);
}

#[test]
fn a_change_must_come_from_our_own_page_with_the_sessions_own_token() {
    let (desk, other) = (Desk::of(&SERVER, "provider"), Desk::of(&SERVER, "analyst"));
    let ours = format!("http://{}", SERVER.host());
    let cases: [(&[(&str, &str)], u16); 8] = [
        (&[("sec-fetch-site", "same-origin"), ("x-doorstep-csrf", &desk.csrf)], 405),
        (&[("origin", &ours), ("x-doorstep-csrf", &desk.csrf)], 405),
        (&[("sec-fetch-site", "same-origin")], 403),
        (&[("sec-fetch-site", "same-origin"), ("x-doorstep-csrf", &other.csrf)], 403),
        (&[("sec-fetch-site", "cross-site"), ("x-doorstep-csrf", &desk.csrf)], 403),
        (&[("sec-fetch-site", "same-site"), ("origin", &ours), ("x-doorstep-csrf", &desk.csrf)], 403),
        (&[("origin", "https://evil.example"), ("x-doorstep-csrf", &desk.csrf)], 403),
        (&[("x-doorstep-csrf", &desk.csrf)], 403),
    ];
    for (headers, status) in cases {
        let mut headers = headers.to_vec();
        headers.push(("cookie", &desk.cookie));
        // An address that takes no change: what gets as far as that has passed the door.
        let answer = SERVER.send("POST", "/api/v1/session", &headers, b"");
        assert_eq!(answer.status, status, "{headers:?}: {}", answer.text());
        if status == 403 {
            assert_eq!(answer.json()["code"], "cross-site");
        }
    }
}

#[test]
fn signing_out_ends_the_session_for_good_and_no_other_site_can_do_it() {
    let desk = Desk::of(&SERVER, "reception-teacher");
    assert_eq!(SERVER.get_with("/sign-out", &[("cookie", &desk.cookie)]).status, 200, "a link alone only asks");
    let foreign = [("cookie", desk.cookie.as_str()), ("sec-fetch-site", "cross-site")];
    assert_eq!(SERVER.send("POST", "/sign-out", &foreign, b"").status, 403);
    assert_eq!(desk.get("/api/v1/session").json()["signed_in"], true);
    let ours = [("cookie", desk.cookie.as_str()), ("sec-fetch-site", "same-origin")];
    let out = SERVER.send("POST", "/sign-out", &ours, b"");
    assert_eq!((out.status, cookie(&out, "__Host-doorstep=").as_deref()), (200, Some("__Host-doorstep=")));
    assert_eq!(desk.get("/api/v1/session").json()["signed_in"], false);
    assert_eq!(desk.get("/api/v1/desk/demo/entries").status, 401);
    assert_eq!(SERVER.send("POST", "/sign-out", &ours, b"").status, 200, "a repeat does no harm");
}

#[test]
fn the_demos_provider_serves_none_but_us_and_each_code_once() {
    let wanted = |client: &str, back: &str| {
        format!(
            "/demo-provider/authorise?response_type=code&client_id={client}&scope=openid&state=s&nonce=n&code_challenge=c\
             &code_challenge_method=S256&redirect_uri={back}"
        )
    };
    let back = format!("http%3A%2F%2F{}%2Fsign-in%2Fcallback", SERVER.host().replace(':', "%3A"));
    assert_eq!(SERVER.get(&wanted("doorstep", &back)).status, 200);
    assert_eq!(SERVER.get(&wanted("somebody", &back)).status, 400);
    assert_eq!(SERVER.get(&wanted("doorstep", "https%3A%2F%2Fevil.example")).status, 400);
    assert_eq!(SERVER.get(&wanted("doorstep", &back).replace("S256", "plain")).status, 400);
    let form = [("content-type", "application/x-www-form-urlencoded"), ("authorization", "Basic ZG9vcnN0ZXA6eA==")];
    let token = SERVER.send("POST", "/demo-provider/token", &form, b"grant_type=authorization_code&code=x");
    assert_eq!((token.status, token.json()["error"].as_str()), (401, Some("invalid_client")));
}

#[test]
fn a_folder_without_the_demo_has_no_demo_provider() {
    let server = Server::start(&["--memory", "--empty"]);
    assert_eq!(server.get("/demo-provider/keys").status, 404);
    assert_eq!(server.get("/sign-in").status, 503);
    assert!(server.greeting.is_empty(), "{:?}", server.greeting);
}

#[test]
fn no_secret_is_logged() {
    let server = Server::in_memory();
    let back = to_provider_and_back(server.host(), "joanna-pryce", "/desk");
    let arrived = ask(server.host(), "GET", &back.callback, &[("cookie", &back.cookie)], b"");
    let session = cookie(&arrived, "__Host-doorstep=").unwrap();
    let desk = Desk::holding(server.host(), &session);
    let value = |pair: &str| pair.split('=').nth(1).unwrap().split('&').next().unwrap().to_owned();
    let secrets = [value(&session), value(&back.cookie), desk.csrf, value(&back.callback), "Joanna".to_owned()];
    let log = server.end();
    assert!(log.contains("/sign-in/callback"), "{log}");
    for secret in secrets {
        assert!(!log.contains(&secret), "{secret} is in the log");
    }
}
