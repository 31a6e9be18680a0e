//! Texts written to hurt: each made a careless reader read the same words again for every one of them. At these lengths
//! such a reader does not come back; time itself is never asserted.

use proptest::prelude::*;
use ringkas::ingest;
use ringkas::model::Source;
use ringkas::pipeline;

/// Pieces that lead a reader on: marks, conjunctions, number words, names, titles, furniture, markup.
const PIECES: [&str; 64] = [
    "\"",
    "“",
    "” ",
    "'a ",
    "‘a’ ",
    "(",
    "(1) ",
    "[",
    "a",
    "A, ",
    "X; ",
    ". ",
    "… ",
    ": ",
    "? ",
    "\n",
    "\n\n",
    "1 ",
    "1-",
    "1/2/",
    "10.30 ",
    "Rp1 juta ",
    "atau ",
    "dan ",
    "yang ",
    "itu. ",
    "di Ana ",
    "dari 1 ke 2 ",
    "antara 1 dan ",
    "dua puluh ",
    "ribu ",
    "tahun ",
    "pukul ",
    "Senin, ",
    "1 Januari ",
    "VII ",
    "pasal 1 ",
    "@a ",
    "a@b.c ",
    "A. ",
    "M. ",
    "Dr. ",
    "S.H., ",
    "Budi ",
    "Budi, ",
    "Budi (1), ",
    "Ketua DPR ",
    "PT A, ",
    "Dinas A, B, ",
    "ia ",
    "Dia pergi. ",
    "Pria itu ",
    "saya ",
    "istri Budi ",
    "kata Budi: ",
    "katanya ",
    "\"A,\" kata dia. ",
    "mengatakan, ",
    "film ",
    "surat ",
    "Menurut ",
    "<b>",
    "**",
    "Baca juga: ",
];

/// Reads a text to the end, down to the report.
fn read(text: &str) {
    let source = || Source { sha256: "0".repeat(64), ..Source::default() };
    let report = pipeline::inspect(ingest::from_text(&format!("Judul berita\n\n{text}"), source()));
    assert!(!report.paragraphs.is_empty());
}

/// `unit` over and over, in `bytes` bytes.
fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

#[test]
fn one_piece_over_and_over() {
    for piece in PIECES {
        read(&repeated(piece, 100_000));
    }
}

#[test]
fn phrases_without_an_end_of_a_sentence() {
    // Whom a phrase is governed by was once looked for from the start of its sentence.
    for unit in ["Ia ", "T: ", "X, ", "PT A, ", "kami ", "VII dan ", "Rp1 juta atau ", "a@b.c ", "Jakarta, K - "] {
        read(&repeated(unit, 400_000));
    }
}

#[test]
fn names_without_an_end() {
    // How many words of no list there are was once counted anew at each of them.
    for start in ["", "pelatih Persib ", "Kepala Desa ", "PT ", "Direktur PT ", "Bandara "] {
        read(&(start.to_owned() + &repeated("Budi ", 400_000) + "Jakarta AKBP."));
    }
    // So were the fields of a body's name, from each of them on.
    for unit in ["Dinas Perikanan ", "Dinas ", "Dinas Perikanan, ", "Dinas Perikanan dan ", "Perikanan, "] {
        read(&("Dinas ".to_owned() + &repeated(unit, 400_000) + "dan Perikanan."));
    }
}

#[test]
fn words_in_marks_without_an_end_of_a_sentence() {
    // The words of attribution of each were once looked for in the whole sentence.
    for unit in ["\"a\" ", "a \"b\" c ", "“a” ", "‘a’ ", "Abu (\"Abu\") "] {
        read(&repeated(unit, 400_000));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_over_and_over(
        first in prop::sample::select(PIECES.to_vec()),
        unit in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 2..5),
    ) {
        read(&(repeated(first, 30_000) + &repeated(&unit.concat(), 60_000)));
    }
}
