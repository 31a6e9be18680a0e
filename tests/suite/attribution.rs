//! Who is meant where the words beside a quotation do not name anybody: texts read out, passives, descriptions, interviews.

use super::quotes::read;

/// The speakers of the top-level quotations, empty where unknown.
fn names(paragraphs: &[&str]) -> Vec<String> {
    let outer = read(paragraphs).0.into_iter().filter(|q| q.within.is_none());
    outer.map(|q| q.speaker.map(|s| s.name).unwrap_or_default()).collect()
}

#[test]
fn a_text_read_out_is_its_writers() {
    let read_out = "Budi Santoso membacakan surat Badan Pangan Nasional yang antara lain berbunyi: \"Stok cukup.\"";
    assert_eq!(names(&[read_out]), ["Badan Pangan Nasional"]);
    let chain = "Sari Dewi menyayangkan beredarnya pesan berantai yang berbunyi: \"AWAS BANJIR!\"";
    assert_eq!(names(&[chain, "\"Itu bohong,\" katanya."]), ["pesan berantai", "Sari Dewi"]);
    assert_eq!(names(&["Dalam berita acara tertulis \"gudang ditutup sampai ada izin\"."]), ["berita acara"]);
}

#[test]
fn the_agent_of_a_passive_speaks_next() {
    let found = names(&[
        "\"Ongkos turun,\" kata Slamet Barokah.",
        "Hal senada diungkapkan Junaidi Akbar (47), sopir asal Tuban. Ia sudah pulang. \"Puasa dulu,\" ujarnya.",
    ]);
    assert_eq!(found, ["Slamet Barokah", "Junaidi Akbar"]);
}

#[test]
fn a_verb_of_no_list_between_subject_and_quotation() {
    let found = names(&[
        "\"Ditunda,\" kata Nyono Wibisono. Namun, Slamet Barokah mendesak, \"Mana suratnya, Pak?\" Massa diam.",
    ]);
    assert_eq!(found, ["Nyono Wibisono", "Slamet Barokah"]);
}

#[test]
fn descriptions_hold_works_and_end_at_their_demonstrative() {
    let found = names(&[
        "Aktor Rendra Mahesa buka suara. \"Betul,\" kata Rendra.",
        "Bintang film \"Jalan Pulang\" itu mengaku kaget. \"Saya kaget,\" ujarnya.",
        "Menurut mantan juara dunia tersebut, ia akan diam. \"Saya diam,\" imbuhnya.",
    ]);
    assert_eq!(found, ["Rendra Mahesa"; 3]);
}

#[test]
fn offices_are_the_same_in_short_and_in_full() {
    let found = names(&[
        "Sekretaris Jenderal PBB Anna Lindqvist tiba di Jakarta.",
        "\"Dunia menunggu,\" tulis Sekjen PBB di akun resminya.",
    ]);
    assert_eq!(found, ["Anna Lindqvist"]);
}

#[test]
fn another_name_after_alias() {
    let found = names(&["Khodijah alias Mak Ijah (62) menatap kiosnya.", "\"Ludes,\" kata Mak Ijah."]);
    assert_eq!(found, ["Khodijah"]);
}

#[test]
fn unmarked_questions_are_answered_by_the_guest() {
    let found = names(&[
        "Kirana Dewayanti menjuarai festival mendongeng di Penang. Berikut petikan wawancaranya.",
        "Kapan mulai mendongeng?",
        "\"Umur empat.\"",
        "Ayahnya, Bambang Wijaya, tertawa. \"Itu fitnah,\" serunya.",
        "Orang dewasa suka ceritamu?",
        "\"Suka sekali.\"",
    ]);
    assert_eq!(found, ["Kirana Dewayanti", "Bambang Wijaya", "Kirana Dewayanti"]);
}

#[test]
fn the_one_asked_answers() {
    let found = names(&[
        "Sosiolog Heru Prasetia benar. \"Kampus sibuk,\" kata Heru.",
        "Saya pernah bertanya kepada seorang mahasiswa, mengapa ia murung. Ia menjawab, \"Skripsi, Pak.\"",
    ]);
    assert_eq!(found, ["Heru Prasetia", "mahasiswa"]);
}

#[test]
fn words_in_marks_of_the_next_sentence_do_not_continue_a_quotation() {
    let (quotes, terms, _) = read(&[
        "\"Hujan kan bukan barang impor,\" sindir Abdullah Mansyur. Ia minta dibuka \"operasi pasar\" di kota.",
    ]);
    assert_eq!((quotes.len(), terms.len()), (1, 1));
}
