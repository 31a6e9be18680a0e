//! Sentences of the offline engine: word order, voice, negation, speech, figures.

use ringkas::offline::{Engine, Options};

fn english(text: &str) -> String {
    Engine::new().translate(text)
}

/// The texts come out exactly so.
fn check(cases: &[(&str, &str)]) {
    let engine = Engine::new();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(id, en)| {
            let got = engine.translate(id);
            (got != *en).then(|| format!("{id}\n  want {en}\n  got  {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn noun_phrases_turn_round() {
    check(&[
        ("Menteri Luar Negeri Rusia Sergey Lavrov tiba.", "Russian Foreign Minister Sergey Lavrov arrived."),
        ("Rumah baru itu mahal.", "The new house was expensive."),
        ("Mereka membeli tiga buah buku.", "They bought three books."),
        ("Buku-buku itu mahal.", "The books were expensive."),
    ]);
}

#[test]
fn passives_name_their_agent() {
    check(&[
        ("Jembatan itu dibangun oleh pemerintah.", "The bridge was built by the government."),
        ("Jembatan itu dibangun pemerintah.", "The bridge was built by the government."),
        ("Rumah yang mereka beli mahal.", "The house that they bought was expensive."),
    ]);
}

#[test]
fn negation_is_never_lost() {
    check(&[
        ("Mereka tidak datang.", "They did not come."),
        ("Ini bukan rumah.", "This was not a house."),
        ("Mereka belum datang.", "They have not yet come."),
    ]);
}

#[test]
fn speech_names_its_speaker_and_no_gender_is_guessed() {
    let said = english("“Kami datang,” kata Budi Santoso.");
    assert!(said.ends_with("Budi Santoso said."), "{said}");
    let engine = Engine::new();
    let options = Options { speaker: Some("Budi Santoso".to_owned()), ..Options::default() };
    let said = engine.translate_with("[[q1]] katanya.", &options).english;
    assert_eq!(said, "[[q1]] Budi Santoso said.");
    for text in ["Dia datang.", "Ia pergi ke rumahnya.", "[[q1]] kata dia."] {
        let out = engine.translate(text).to_lowercase();
        let guessed =
            out.split(|c: char| !c.is_alphabetic()).any(|w| matches!(w, "he" | "she" | "his" | "her" | "him"));
        assert!(!guessed, "{text}: {out}");
    }
}

#[test]
fn figures_keep_their_values() {
    for (id, figure) in [
        ("Harga naik menjadi Rp1,5 triliun.", "1.5 trillion"),
        ("Sebanyak 2.500 orang datang.", "2,500"),
        ("Inflasi mencapai 3,25 persen.", "3.25"),
        ("Rapat itu digelar pada 11 Juli 2025.", "July 11, 2025"),
    ] {
        let out = english(id);
        assert!(out.contains(figure), "{id}: {out}");
    }
}
