//! Indonesian word formation: prefixes with nasal assimilation both ways, clitics, reduplication.
//!
//! The rules are those of *Tata Bahasa Baku Bahasa Indonesia*; they propose, a lexicon disposes.

/// A clitic at the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clitic {
    /// `-nya`: third person possessor or object, or "the".
    Nya,
    /// `-ku`: first person.
    Ku,
    /// `-mu`: second person.
    Mu,
}

/// Particles that may follow everything else.
const PARTICLES: [&str; 3] = ["lah", "kah", "pun"];
/// Pronouns written together with the word.
const CLITICS: [(&str, Clitic); 3] = [("nya", Clitic::Nya), ("ku", Clitic::Ku), ("mu", Clitic::Mu)];

/// The word without `-lah`, `-kah` or `-pun`, where at least three letters are left.
#[must_use]
pub fn without_particle(word: &str) -> Option<&str> {
    PARTICLES.iter().find_map(|p| word.strip_suffix(p)).filter(|rest| rest.len() >= 3)
}

/// The word without `-nya`, `-ku` or `-mu` (and a hyphen before it), and which it was.
#[must_use]
pub fn without_clitic(word: &str) -> Option<(&str, Clitic)> {
    CLITICS
        .iter()
        .find_map(|(suffix, clitic)| Some((word.strip_suffix(suffix)?, *clitic)))
        .map(|(rest, clitic)| (rest.strip_suffix('-').unwrap_or(rest), clitic))
        .filter(|(rest, _)| rest.len() >= 2)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The stem with `meN-` (`first` = `m`) or `peN-` (`first` = `p`) before it: `tulis` → `menulis`, `penulis`.
///
/// Stems that begin with a consonant cluster keep it (`memproses`), one-syllable stems take `menge-` (`mengecat`).
#[must_use]
pub fn with_nasal(first: char, stem: &str) -> String {
    let mut letters = stem.chars();
    let (Some(a), b) = (letters.next(), letters.next().unwrap_or('a')) else { return String::new() };
    let syllables = stem.chars().filter(|&c| is_vowel(c)).count();
    let rest = &stem[a.len_utf8()..];
    let digraph = matches!((a, b), ('s' | 'n', 'y') | ('k', 'h') | ('n', 'g'));
    let cluster = !is_vowel(b) && !digraph;
    let nasal = |infix: &str, tail: &str| format!("{first}e{infix}{tail}");
    if syllables == 1 {
        return nasal("nge", stem);
    }
    match a {
        'p' | 't' | 's' | 'k' if cluster || digraph => nasal(
            if a == 'p' {
                "m"
            } else if a == 'k' {
                "ng"
            } else {
                "n"
            },
            stem,
        ),
        'p' => nasal("m", rest),
        't' => nasal("n", rest),
        's' => nasal("ny", rest),
        'k' => nasal("ng", rest),
        'b' | 'f' | 'v' => nasal("m", stem),
        'c' | 'd' | 'j' | 'z' => nasal("n", stem),
        'g' | 'h' | 'q' | 'x' => nasal("ng", stem),
        _ if is_vowel(a) => nasal("ng", stem),
        _ => nasal("", stem),
    }
}

/// What the word may be without `meN-` or `peN-`, most likely first: `menulis` → `tulis`, `nulis`; the caller looks them up.
///
/// At most four candidates: the bare rest, and the rest with the consonant that the nasal has swallowed.
#[must_use]
pub fn without_nasal(first: char, word: &str) -> Vec<String> {
    let Some(rest) = word.strip_prefix(first).and_then(|w| w.strip_prefix('e')) else { return Vec::new() };
    let mut out: Vec<String> = Vec::with_capacity(4);
    let vowel = |s: &str| s.starts_with(is_vowel);
    if let Some(tail) = rest.strip_prefix("ny") {
        if vowel(tail) {
            out.push(format!("s{tail}"));
            out.push(rest.to_owned());
        }
    } else if let Some(tail) = rest.strip_prefix("ng") {
        if let Some(short) = tail.strip_prefix('e') {
            out.push(tail.to_owned());
            out.push(format!("k{tail}"));
            out.push(short.to_owned());
        } else if vowel(tail) {
            out.push(tail.to_owned());
            out.push(format!("k{tail}"));
        } else {
            out.push(tail.to_owned());
        }
        out.push(rest.to_owned());
    } else if let Some(tail) = rest.strip_prefix('m') {
        if vowel(tail) {
            out.push(format!("p{tail}"));
            out.push(rest.to_owned());
        } else {
            out.push(tail.to_owned());
        }
    } else if let Some(tail) = rest.strip_prefix('n') {
        if vowel(tail) {
            out.push(format!("t{tail}"));
            out.push(rest.to_owned());
        } else {
            out.push(tail.to_owned());
        }
    } else if rest.len() >= 3 {
        out.push(rest.to_owned());
    }
    out.retain(|s| s.len() >= 2);
    out
}

/// The halves of a reduplicated word where they are the same word, up to affixes (`buku-buku`, `kebarat-baratan`,
/// `sayur-mayur`, `tolong-menolong`); gives the base that stands for both.
#[must_use]
pub fn reduplicated(word: &str) -> Option<&str> {
    let (left, right) = word.split_once('-')?;
    let right = right.trim_start_matches('-');
    if left.is_empty() || right.is_empty() || right.contains('-') {
        return None;
    }
    if left == right
        || right.strip_prefix(left).is_some_and(|tail| matches!(tail, "nya" | "ku" | "mu" | "an" | "kan" | "i"))
    {
        return Some(left);
    }
    // A prefix on the left half only (`berjalan-jalan`), a suffix on the right one (`kebarat-baratan`).
    if right.len() >= 3 && left.ends_with(right) {
        return Some(left);
    }
    let core = right.strip_suffix("an").or_else(|| right.strip_suffix("kan")).unwrap_or(right);
    if core.len() >= 3 && left.ends_with(core) {
        return Some(core);
    }
    // Rhyming pairs (`sayur-mayur`, `warna-warni`) share all but one letter.
    let differing = left.chars().zip(right.chars()).filter(|(a, b)| a != b).count();
    (left.chars().count() == right.chars().count() && left.len() >= 4 && differing == 1).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nasal_prefixes_assimilate_both_ways() {
        for (stem, verb) in [
            ("tulis", "menulis"),
            ("pukul", "memukul"),
            ("sapu", "menyapu"),
            ("kirim", "mengirim"),
            ("baca", "membaca"),
            ("ajak", "mengajak"),
            ("lihat", "melihat"),
            ("proses", "memproses"),
            ("cat", "mengecat"),
            ("gali", "menggali"),
            ("duga", "menduga"),
            ("syukuri", "mensyukuri"),
            ("khususkan", "mengkhususkan"),
        ] {
            assert_eq!(with_nasal('m', stem), verb);
            assert!(without_nasal('m', verb).iter().any(|s| s == stem), "{verb}: {:?}", without_nasal('m', verb));
        }
        assert_eq!(with_nasal('p', "tulis"), "penulis");
    }

    #[test]
    fn clitics_and_particles_come_off() {
        assert_eq!(without_clitic("rumahnya"), Some(("rumah", Clitic::Nya)));
        assert_eq!(without_clitic("bukuku"), Some(("buku", Clitic::Ku)));
        assert_eq!(without_particle("adakah"), Some("ada"));
        assert_eq!(without_clitic("rumah"), None);
    }

    #[test]
    fn reduplication_is_seen_with_affixes() {
        assert_eq!(reduplicated("buku-buku"), Some("buku"));
        assert_eq!(reduplicated("sayur-mayur"), Some("sayur"));
        assert_eq!(reduplicated("kebarat-baratan"), Some("barat"));
        assert_eq!(reduplicated("berjalan-jalan"), Some("berjalan"));
        assert_eq!(reduplicated("Arab-Israel"), None);
    }
}
