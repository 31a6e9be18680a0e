//! Word forms of the offline engine, in the smallest sentences that show them.

use ringkas::offline::{Engine, Options};

/// Each word of the list stands in the English of its sentence.
fn contains(cases: &[(&str, &str)]) {
    let engine = Engine::new();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(id, en)| {
            let got = engine.translate(id);
            (!got.to_lowercase().contains(&en.to_lowercase())).then(|| format!("{id}: {got} lacks {en}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn affixes_are_read() {
    contains(&[
        ("Mereka membeli rumah.", "bought"),
        ("Rumah itu dibeli pemerintah.", "was bought by the government"),
        ("Buku-buku itu hilang.", "books"),
        ("Itu rumahku.", "my house"),
        ("Itu rumahmu.", "your house"),
        ("Ini gunung tertinggi.", "highest"),
        ("Kota ini lebih besar daripada Bandung.", "larger than"),
        ("Perusahaan itu mengevaluasi rencana.", "evaluated"),
    ]);
}

#[test]
fn colloquial_words_are_read() {
    contains(&[
        ("\"Saya nggak tahu.\"", "do not know"),
        ("\"Kita udah bayar.\"", "have paid"),
        ("\"Mereka nyari rumah.\"", "look for"),
    ]);
}

#[test]
fn unknown_words_stay_and_are_counted() {
    let engine = Engine::new();
    let got = engine.translate_with("Mereka melihat zzxqvan di Jakarta.", &Options::default());
    assert!(got.english.contains("zzxqvan"), "{}", got.english);
    assert_eq!(got.unknown, ["zzxqvan"]);
}

#[test]
fn questions_existentials_and_telephones() {
    contains(&[
        ("Apakah pemerintah akan menaikkan harga?", "Will the government raise"),
        ("Tidak ada korban jiwa.", "there was no"),
        ("Hubungi 0812345678.", "0812345678"),
        ("Peraturan Nomor 5 Tahun 1999 berlaku.", "No. 5 of 1999"),
    ]);
}
