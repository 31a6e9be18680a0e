//! How long the body of an error asks to wait, in the places and spellings in which servers say it.

use std::time::Duration;

use serde_json::Value;

use super::faults::Told;

/// How long a body asks to wait: Gemini's `RetryInfo`, OpenRouter's metadata (also the headers of the service behind
/// it), Groq's and OpenAI's sentence ("Please try again in 2m59.56s").
pub(super) fn asked(told: &Told) -> Option<Duration> {
    let error = &told.error;
    let details = error["details"].as_array().into_iter().flatten();
    let delay = details.filter_map(|d| d["retryDelay"].as_str()).find_map(duration);
    let metadata = || error["metadata"]["retry_after_seconds"].as_f64().and_then(seconds);
    let sentence = || duration(told.text.split("try again in ").nth(1)?);
    delay.or_else(metadata).or_else(|| header(&error["metadata"]["headers"])).or_else(sentence)
}

/// `Retry-After` among the headers that OpenRouter hands on, in seconds.
fn header(headers: &Value) -> Option<Duration> {
    let value = headers.as_object()?.iter().find(|(name, _)| name.eq_ignore_ascii_case("retry-after"))?.1;
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).and_then(seconds)
}

fn seconds(number: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(number).ok()
}

/// The duration that a text begins with: `45.8s`, `2m59.56s`, `1h30m`, `120ms`; a number without a unit is none.
fn duration(text: &str) -> Option<Duration> {
    let (mut total, mut rest, mut found) = (0.0, text, false);
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (number, tail) = rest.split_at(digits);
        let letters = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let factor = match &tail[..letters] {
            "ms" => 0.001,
            "s" => 1.0,
            "m" => 60.0,
            "h" => 3600.0,
            "d" => 86_400.0,
            _ => break,
        };
        let Ok(number) = number.parse::<f64>() else { break };
        total += number * factor;
        rest = &tail[letters..];
        found = true;
    }
    found.then(|| seconds(total)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_add_up() {
        let ms = |text: &str| duration(text).map(|d| d.as_millis());
        assert_eq!(ms("45.837906927s"), Some(45_837));
        assert_eq!(ms("2m59.56s. Need more tokens?"), Some(179_560));
        assert_eq!(ms("1h2m3s"), Some(3_723_000));
        assert_eq!(ms("120ms"), Some(120));
        assert_eq!(ms("1d"), Some(86_400_000));
        assert_eq!((ms("5"), ms("a while"), ms("")), (None, None, None));
    }
}
