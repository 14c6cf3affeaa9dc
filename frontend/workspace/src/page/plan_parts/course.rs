//! How far a family has come, drawn: a small line for each thing that it spoke of more than once. The words stand beside it, and in
//! the table; nothing is added up.

use doorstep_shared::plans::content::{Concern, Confidence, Element};
use doorstep_shared::plans::entry::Distance;
use doorstep_shared::plans::school::long_date;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

/// Steps of either scale, less one.
const STEPS: u8 = 4;
/// The drawing, in units of its own.
const WIDE: f32 = 160.0;
const HIGH: f32 = 48.0;
const EDGE: f32 = 8.0;

/// One line: what it is of, and at each talk how far up it is, with the words. Up is better.
struct Line {
    of: String,
    points: Vec<Option<(u8, &'static str)>>,
}

/// The drawings; nothing before the second talk.
pub fn drawn(talks: &[&Distance]) -> Option<impl IntoView + use<>> {
    let lines = lines(talks);
    let days: Vec<String> = talks.iter().map(|talk| long_date(talk.on)).collect();
    let one = |line: Line| {
        let (words, points) = (said(&line, &days), places(&line));
        let path = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
        let dots = points.into_iter().map(|(x, y)| view! { <circle cx=x.to_string() cy=y.to_string() r="4"/> });
        let dots = dots.collect_view();
        let (floor, end) = ((HIGH - EDGE).to_string(), (WIDE - EDGE).to_string());
        view! {
            <li class="stack snug">
                <p><b>{line.of}</b></p>
                <svg class="course" role="img" aria-label=words viewBox=format!("0 0 {WIDE} {HIGH}") width=WIDE.to_string() height=HIGH.to_string()>
                    <line class="floor" x1=EDGE.to_string() x2=end y1=floor.clone() y2=floor/>
                    <polyline points=path/>
                    {dots}
                </svg>
            </li>
        }
    };
    (!lines.is_empty()).then(|| {
        view! {
            <p class="soft small">"Each line goes from the first talk to the last. Up is a smaller worry, or feeling surer."</p>
            <ul class="bare facts-row">{lines.into_iter().map(one).collect_view()}</ul>
        }
    })
}

fn lines(talks: &[&Distance]) -> Vec<Line> {
    let sure = |step: Confidence| (step.number() - Confidence::MIN, step.words());
    let worry = |step: Concern| (STEPS - step.number().min(STEPS), step.words());
    let mut all = vec![Line {
        of: "How sure the family feels".into(),
        points: talks.iter().map(|talk| talk.confidence.map(sure)).collect(),
    }];
    all.extend(Element::ALL.iter().map(|element| Line {
        of: element.plain().0.to_owned(),
        points: talks.iter().map(|talk| talk.concerns.get(element).map(|step| worry(*step))).collect(),
    }));
    // What was said once alone is no line.
    all.retain(|line| line.points.iter().flatten().count() > 1);
    all
}

/// Where the points are; talks that said nothing of it are left out, and keep their place.
fn places(line: &Line) -> Vec<(f32, f32)> {
    let last = u8::try_from(line.points.len().saturating_sub(1)).unwrap_or(u8::MAX).max(1);
    let at = |(n, point): (usize, &Option<(u8, &'static str)>)| {
        let (step, _) = (*point)?;
        let n = u8::try_from(n).unwrap_or(last);
        let x = EDGE + f32::from(n) / f32::from(last) * (WIDE - 2.0 * EDGE);
        let y = HIGH - EDGE - f32::from(step) / f32::from(STEPS) * (HIGH - 2.0 * EDGE);
        Some((x, y))
    };
    line.points.iter().enumerate().filter_map(at).collect()
}

/// The same in words.
fn said(line: &Line, days: &[String]) -> String {
    let one = |(point, day): (&Option<(u8, &'static str)>, &String)| Some(format!("{day}: {}", (*point)?.1));
    let all: Vec<String> = line.points.iter().zip(days).filter_map(one).collect();
    format!("{}. {}", line.of, all.join("; "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use serde_json::json;

    fn talk(on: &str, worry: Option<u8>, sure: Option<u8>) -> Distance {
        let concerns = worry.map_or(json!({}), |step| json!({ "C-L": step }));
        serde_json::from_value(json!({ "on": on, "concerns": concerns, "confidence": sure, "words": "" })).unwrap()
    }

    #[test]
    fn a_line_goes_up_as_a_worry_gets_smaller_and_says_so_in_words() {
        let talks =
            [talk("2027-01-04", Some(4), Some(1)), talk("2027-04-12", None, None), talk("2027-06-07", Some(1), None)];
        let lines = lines(&talks.iter().collect::<Vec<_>>());
        assert_eq!(lines.len(), 1, "what was said once is no line");
        let points = places(&lines[0]);
        assert_eq!(points.len(), 2);
        assert!(points[1].1 < points[0].1 && points[0].0 < points[1].0, "{points:?}");
        assert!((points[1].0 - (WIDE - EDGE)).abs() < 0.01, "the talk between keeps its place");
        let days: Vec<String> = talks.iter().map(|talk| long_date(talk.on)).collect();
        let words = said(&lines[0], &days);
        assert!(words.starts_with("Talking. ") && words.contains("7 June 2027: "), "{words}");
        assert!(super::lines(&[&talks[0]]).is_empty());
    }
}
