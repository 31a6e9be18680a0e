//! Words that a speaker repeats: whose they are inside the quotation.

use ringkas::model::Quote;

use super::quotes::read;

fn who(quotes: Vec<Quote>, inside: bool) -> Vec<String> {
    let told = quotes.into_iter().filter(|q| q.within.is_some() == inside);
    told.map(|q| q.speaker.map(|s| s.name).unwrap_or_default()).collect()
}

/// The speakers of the quotations inside others, in order, empty where unknown.
fn inside(paragraphs: &[&str]) -> Vec<String> {
    who(read(paragraphs).0, true)
}

#[test]
fn relations_of_the_speaker_are_named_after_the_speaker() {
    for (quotation, who) in [
        ("Istri saya bilang, 'Jangan takut.' Jadi saya maju,", "istri Rudi Hartanto"),
        ("Saya ragu. Ibu mertua saya selalu bilang, 'Coba dulu.'", "ibu mertua Rudi Hartanto"),
        ("Kata anak saya, 'Ayah jangan pulang malam.'", "anak Rudi Hartanto"),
        ("Guru ngaji saya dulu menegur, 'Pelan-pelan.'", "guru ngaji Rudi Hartanto"),
    ] {
        let text = format!("Nelayan Rudi Hartanto sempat ragu. \"{quotation}\" kata Rudi.");
        assert_eq!(inside(&[&text]), [who], "{quotation}");
    }
}

#[test]
fn a_relation_that_the_article_names_is_that_one() {
    let found = inside(&[
        "Rudi Hartanto pulang. Istrinya, Wati Lestari, menunggu. \"Istri saya bilang, 'Jangan takut.'\" kata Rudi.",
    ]);
    assert_eq!(found, ["Wati Lestari"]);
}

#[test]
fn whoever_is_asked_answers() {
    for (quotation, speakers) in [
        ("Saya tanya Pak Bahar, 'Kenapa rusak?' Dia jawab, 'Sudah tua.'", ["Rudi Hartanto", "Bahar"]),
        ("Saya tanya sopirnya, 'Ini ke mana?' Dijawab, 'Ke vila.'", ["Rudi Hartanto", "sopir"]),
        ("Saya bilang ke Bahar, 'Ini milik siapa?' 'Milik kita,' kata Bahar.", ["Rudi Hartanto", "Bahar"]),
        ("Bahar tanya, 'Ini milik siapa?' Saya jawab, 'Milik kita.'", ["Bahar", "Rudi Hartanto"]),
    ] {
        let text = format!("Nelayan Rudi Hartanto bercerita. \"{quotation}\" kata Rudi.");
        assert_eq!(inside(&[&text]), speakers, "{quotation}");
    }
}

#[test]
fn a_form_of_address_at_the_end_of_a_sentence_names_nobody() {
    let text =
        "Rina Sari rugi. \"Sopan sekali, Mas. Dia tahu nama saya. Dia bilang, 'Jangan menutup telepon.'\" kata Rina.";
    assert_eq!(inside(&[text]), [""]);
}

#[test]
fn adverbs_that_start_a_sentence_are_nobody() {
    let text = "Nelayan Rudi Hartanto bercerita. \"Pak Bahar datang. Terus dia bilang, 'Ayo pulang.'\" kata Rudi.";
    assert_eq!(inside(&[text]), ["Bahar"]);
}

#[test]
fn a_stranger_is_not_the_speaker() {
    let text = [
        "Pramugari Nova Theresia kaget. \"Bapak itu bertanya, 'Ditaruh di mana, Kak?'\" ujar Nova.",
        "Perempuan 27 tahun itu tertawa. \"Saya jawab, 'Di bawah kursi.'\" katanya.",
    ];
    assert_eq!(who(read(&text).0, false), ["Nova Theresia"; 2]);
    let found = inside(&text);
    assert_ne!(found[0], "Nova Theresia");
    assert_eq!(found[1], "Nova Theresia");
}
