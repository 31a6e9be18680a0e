//! Whoever a sentence brings in is the one whom `katanya` means in the next, however the sentence begins, whatever they are
//! called by and whatever they do.

use super::speakers::names;

/// Somebody who has the floor before each case begins.
const BEFORE: &str = "Bogor - Ketua panitia Ahmad Syukran gembira. \"Ramai sekali,\" katanya.";

/// How somebody is brought in, and the name that must come out.
const WHO: [(&str, &str); 23] = [
    ("Rosmini (51)", "Rosmini"),
    ("Rosmini, pedagang bakso,", "Rosmini"),
    ("pedagang bakso Rosmini", "Rosmini"),
    ("pedagang bakso Rosmini Hutapea", "Rosmini Hutapea"),
    ("seorang pedagang bakso, Rosmini,", "Rosmini"),
    ("seorang pedagang bakso bernama Rosmini", "Rosmini"),
    ("Kepala Desa Sukamaju Rosmini Hutapea", "Rosmini Hutapea"),
    ("Kepala Desa Sukamaju, Rosmini Hutapea,", "Rosmini Hutapea"),
    ("Direktur PT Maju Jaya Rosmini Hutapea", "Rosmini Hutapea"),
    ("manajer humas PT KAI Daop 1 Jakarta Rosmini Hutapea", "Rosmini Hutapea"),
    ("anggota DPRD Kota Bogor Rosmini Hutapea", "Rosmini Hutapea"),
    ("mantan Bupati Lebak Rosmini Hutapea", "Rosmini Hutapea"),
    ("warga Desa Sukamaju, Rosmini,", "Rosmini"),
    ("salah seorang pedagang, Rosmini,", "Rosmini"),
    ("pedagang lain, Rosmini,", "Rosmini"),
    ("istri korban, Rosmini,", "Rosmini"),
    ("adiknya, Rosmini,", "Rosmini"),
    ("pelatih Persikabo Rosmini Hutapea", "Rosmini Hutapea"),
    ("pengamat transportasi dari Universitas Indonesia, Rosmini Hutapea,", "Rosmini Hutapea"),
    ("Kapolsek Cibinong Kompol Rosmini Hutapea", "Rosmini Hutapea"),
    ("sopir yang mengantar rombongan itu, Rosmini,", "Rosmini"),
    ("tersangka RH (51)", "RH"),
    ("drh. Rosmini Hutapea, M.Sc. (51)", "Rosmini Hutapea"),
];

/// How the sentence begins.
const BEGINS: [&str; 7] = [
    "",
    "Di seberang jalan, ",
    "Sementara itu, ",
    "Adapun ",
    "Saat ditemui di rumahnya, ",
    "Di tempat yang sama ",
    "Kamis (4/12/2025) pagi, ",
];

/// What they do, saying something or not.
const DOES: [&str; 5] = [
    "mengatakan pasar itu sepi.",
    "menghitung uang receh.",
    "juga merasakan hal yang sama.",
    "tidak habis pikir.",
    "duduk di kursi plastik.",
];

/// The speaker of the words that follow a sentence.
fn next(sentence: &str) -> String {
    let mut first = sentence.chars();
    let capital: String = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
    let all = [BEFORE, &format!("{capital} \"Sepi sekali,\" katanya.")];
    names(&all).pop().expect("two quotations")
}

#[test]
fn whoever_is_brought_in_speaks_next() {
    let mut wrong = Vec::new();
    for ((who, name), begins) in WHO.iter().flat_map(|who| BEGINS.map(|begins| (*who, begins))) {
        for does in DOES {
            let sentence = format!("{begins}{who} {does}");
            let found = next(&sentence);
            if found != name {
                wrong.push(format!("{sentence} -> {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whose_view_a_sentence_gives() {
    let begins = [
        "Hal senada disampaikan ",
        "Keluhan serupa datang dari ",
        "Lain halnya dengan ",
        "Begitu pula dengan ",
        "Tidak demikian bagi ",
        "Hal itu dibantah ",
    ];
    for begins in begins {
        for who in ["pedagang bakso Rosmini", "Kepala Desa Sukamaju Rosmini"] {
            assert_eq!(next(&format!("{begins}{who}.")), "Rosmini", "{begins}{who}");
        }
    }
}

#[test]
fn a_name_after_a_cue_ends_where_the_person_begins() {
    for (who, name) in WHO {
        for tail in ["", " kepada wartawan", " saat dihubungi, Kamis", " di Bogor, Kamis (4/12/2025)"] {
            let who = if tail.is_empty() { who.trim_end_matches(',') } else { who };
            let said = format!("\"Sepi sekali hari ini,\" ujar {who}{tail}.");
            assert_eq!(names(&[BEFORE, &said]).pop().expect("a quotation"), name, "{said}");
        }
    }
}
