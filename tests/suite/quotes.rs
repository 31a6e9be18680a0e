//! Quotation marks in real text: which pairs are quotations, where they end, what is a term.

use proptest::prelude::*;
use ringkas::model::{Article, CheckKind, Finding, Paragraph, ParagraphKind, Quote, QuoteKind, Severity, Term};

/// An article of body paragraphs.
pub(crate) fn article(paragraphs: &[&str]) -> Article {
    let paragraph = |(i, text): (usize, &&str)| Paragraph {
        id: u32::try_from(i + 1).expect("few paragraphs"),
        kind: ParagraphKind::Body,
        text: (*text).to_owned(),
        sentences: Vec::new(),
        dateline: None,
    };
    Article { paragraphs: paragraphs.iter().enumerate().map(paragraph).collect(), ..Article::default() }
}

/// What is read from body paragraphs.
pub(crate) fn read(paragraphs: &[&str]) -> (Vec<Quote>, Vec<Term>, Vec<Finding>) {
    let article = article(paragraphs);
    let words = ringkas::figures::names::words(&article);
    let names = ringkas::figures::names::read(&article, &words);
    ringkas::quotes::read(&article, &names, words)
}

fn texts(paragraphs: &[&str]) -> Vec<String> {
    read(paragraphs).0.into_iter().map(|q| q.text).collect()
}

fn terms(paragraphs: &[&str]) -> Vec<String> {
    read(paragraphs).1.into_iter().map(|t| t.text).collect()
}

#[test]
fn one_character_opens_and_closes() {
    assert_eq!(texts(&["”Airnya keruh,” kata Sari. ”Sudah sepekan.”"]), ["Airnya keruh,", "Sudah sepekan."]);
}

#[test]
fn all_forms_of_marks_in_one_article() {
    let found = texts(&[
        "\"Satu,\" kata Sari.",
        "“Dua,” kata Sari.",
        "«Tiga,» kata Sari.",
        "„Empat,“ kata Sari.",
        "„Lima,” kata Sari.",
        "“Enam,\" kata Sari.",
        "``Tujuh,'' kata Sari.",
    ]);
    assert_eq!(found, ["Satu,", "Dua,", "Tiga,", "Empat,", "Lima,", "Enam,", "Tujuh,"]);
}

#[test]
fn nested_quotations_point_at_the_outer_one() {
    let (quotes, ..) =
        read(&["\"Saya tanya, 'Bapak sudah makan?' Dia jawab, 'Belum, Nak.' Lalu kami diam,\" kata Sari."]);
    let shown: Vec<_> =
        quotes.iter().map(|q| (q.id.to_string(), q.text.as_str(), q.within.map(|w| w.to_string()))).collect();
    assert_eq!(shown[1], ("q2".to_owned(), "Bapak sudah makan?", Some("q1".to_owned())));
    assert_eq!(shown[2], ("q3".to_owned(), "Belum, Nak.", Some("q1".to_owned())));
    assert_eq!(quotes[1].speaker.as_ref().map(|s| s.name.as_str()), Some("Sari"), "saya is the outer speaker");
}

#[test]
fn nested_with_low_single_marks() {
    let found = texts(&["„Dia bilang, ‚Kamu pulang saja.’ Saya pulang,” kata Sari."]);
    assert_eq!(found, ["Dia bilang, ‚Kamu pulang saja.’ Saya pulang,", "Kamu pulang saja."]);
}

#[test]
fn apostrophes_are_no_marks() {
    let (quotes, found, notes) =
        read(&["Kiai Ma'ruf dan Ma’mun membaca Qur'an setiap Jum'at di Ka'bah. \"Sa'at itu sepi,\" kata Ma'ruf."]);
    assert_eq!(quotes.len(), 1);
    assert_eq!(quotes[0].text, "Sa'at itu sepi,");
    assert!(found.is_empty() && notes.is_empty());
}

#[test]
fn inch_and_foot_marks_are_no_marks() {
    let (quotes, found, notes) = read(&[
        "Ponsel 6,7\" itu dikirim dalam peti kemas 40' dari Batam. \"Layar 6,7\" memang besar,\" kata Sari.",
        "Pipa 1\", 2\", dan 3\" dicuri.",
    ]);
    assert_eq!(quotes.iter().map(|q| q.text.as_str()).collect::<Vec<_>>(), ["Layar 6,7\" memang besar,"]);
    assert!(found.is_empty() && notes.is_empty(), "{found:?} {notes:?}");
}

#[test]
fn a_missing_closing_mark_ends_with_its_paragraph_and_is_noted() {
    let (quotes, _, notes) = read(&["Sari menjawab, \"Kami belum makan sejak pagi.", "Hujan turun lagi."]);
    assert_eq!(quotes[0].text, "Kami belum makan sejak pagi.");
    assert_eq!((notes[0].check, notes[0].severity, notes[0].paragraph), (CheckKind::Quote, Severity::Note, Some(1)));
    assert_eq!(notes.len(), 1);
}

#[test]
fn a_missing_closing_mark_ends_at_the_words_of_attribution() {
    let (quotes, _, notes) =
        read(&["\"Saya langsung telepon Pak Bhabin, kata Lastri di lokasi. \"Takut, Mas,\" lanjutnya."]);
    assert_eq!(quotes[0].text, "Saya langsung telepon Pak Bhabin,");
    assert_eq!(quotes[1].text, "Takut, Mas,");
    assert_eq!(notes.len(), 1);
    assert_eq!(texts(&["\"Mau naik ke siapa? ujar Tatang seusai rapat."]), ["Mau naik ke siapa?"]);
}

#[test]
fn a_missing_opening_mark_is_noted() {
    let (quotes, _, notes) = read(&["Kami tidak tahu apa-apa,\" kata Sari."]);
    assert_eq!(quotes[0].text, "Kami tidak tahu apa-apa,");
    assert_eq!(notes.len(), 1);
}

#[test]
fn a_quotation_over_several_paragraphs_is_one_group_without_a_note() {
    let (quotes, _, notes) = read(&[
        "“Kami menolak rumus itu.",
        "“Kami meminta pembukuan dibuka.",
        "“Bila tidak, kami mogok,” demikian isi pernyataan Federasi Buruh Mandiri.",
        "“Ini lain,” kata Sari.",
    ]);
    assert_eq!(quotes.iter().map(|q| q.group).collect::<Vec<_>>(), [1, 1, 1, 2]);
    assert!(quotes[..3].iter().all(|q| q.speaker.as_ref().is_some_and(|s| s.name == "Federasi Buruh Mandiri")));
    assert!(notes.is_empty());
}

#[test]
fn the_halves_of_an_interrupted_quotation_share_a_group() {
    let (quotes, ..) = read(&["\"Saya makan di situ,\" ujar Purwadi, Sabtu (7/6/2025), \"dan saya tetap miskin.\""]);
    assert_eq!((quotes[0].group, quotes[1].group), (1, 1));
    let (quotes, ..) = read(&["\"Beras naik,\" ujar Dede dari atas mobil. \"Yang turun badan saya.\""]);
    assert_eq!((quotes[0].group, quotes[1].group), (1, 1));
    let (quotes, ..) = read(&["\"Beras naik,\" ujar Dede. \"Gula juga,\" kata Sari."]);
    assert_ne!(quotes[0].group, quotes[1].group);
}

#[test]
fn a_clitic_glued_to_a_mark_changes_nothing() {
    assert_eq!(terms(&["Pengalaman itu menambah “jam terbang”nya sebagai pilot."]), ["jam terbang"]);
    assert_eq!(texts(&["“Saya siap,”katanya."]), ["Saya siap,"]);
}

#[test]
fn the_cue_may_stand_before_after_and_around() {
    assert_eq!(texts(&["\"Air naik,\" kata Sari."]), ["Air naik,"]);
    assert_eq!(texts(&["Sari mengatakan, \"Air naik.\""]), ["Air naik."]);
    assert_eq!(texts(&["Sari berkata: \"Air naik sejak subuh.\""]), ["Air naik sejak subuh."]);
    assert_eq!(texts(&["Menurut Sari, air itu \"naik tanpa permisi\"."]), ["naik tanpa permisi"]);
    assert_eq!(texts(&["\"Lucu ya,\" ia menambahkan, \"airnya antre.\""]), ["Lucu ya,", "airnya antre."]);
    assert_eq!(texts(&["“Warga diimbau waspada,” demikian bunyi keterangan BMKG."]), ["Warga diimbau waspada,"]);
}

#[test]
fn words_of_a_speaker_inside_a_sentence_are_partial() {
    let (quotes, ..) = read(&["Sari menilai rapat itu \"kabur dan tidak cermat\"."]);
    assert_eq!(quotes[0].kind, QuoteKind::Partial);
    let (quotes, ..) = read(&["Ia menyebut kebijakan itu \"tidak adil\"."]);
    assert_eq!(quotes[0].text, "tidak adil");
}

#[test]
fn titles_nicknames_and_scare_quotes_are_terms() {
    let found = terms(&[
        "Aktris itu membintangi film \"Pulang Malam\" dan serial \"Dapur Ibu\".",
        "Pelaku, S alias \"Bang Jek\", dijuluki \"raja COD\".",
        "Diskusi bertajuk \"Kota untuk Siapa?\" digelar kemarin.",
        "Hantu itu ingin jadi \"content creator\".",
    ]);
    assert_eq!(found, ["Pulang Malam", "Dapur Ibu", "Bang Jek", "raja COD", "Kota untuk Siapa?", "content creator"]);
    assert!(texts(&["Film \"Pulang Malam\", kata Sari, tayang Kamis."]).is_empty());
}

#[test]
fn banners_and_chants_are_quotations() {
    assert_eq!(
        texts(&["Sebuah spanduk bertuliskan “Cinta Ditanggung Siapa?” dibentangkan."]),
        ["Cinta Ditanggung Siapa?"]
    );
    assert_eq!(texts(&["“PANCI KAMI KOSONG!” teriak massa."]), ["PANCI KAMI KOSONG!"]);
}

#[test]
fn words_that_repeat_a_quotation_are_its_speakers() {
    let (quotes, ..) =
        read(&["“Langit itu arsip, bukan atap,” kata Avivah.", "Ada ungkapan “langit itu arsip” di kartu namanya."]);
    assert_eq!(quotes[1].text, "langit itu arsip");
    assert_eq!(quotes[1].speaker.as_ref().map(|s| s.name.as_str()), Some("Avivah"));
}

#[test]
fn boilerplate_holds_no_quotation() {
    let mut article = article(&["Simak Video \"Tampang Pelaku Penyekapan\"", "\"Sudah,\" kata Sari."]);
    article.paragraphs[0].kind = ParagraphKind::Boilerplate;
    let (quotes, terms, _) = ringkas::quotes::read(&article, &[], ringkas::figures::names::words(&article));
    assert_eq!((quotes.len(), terms.len()), (1, 0));
    assert_eq!(quotes[0].paragraph, 2);
}

/// Everything that P2 and the ledger promise about one article.
fn sound(article: &Article) {
    let words = ringkas::figures::names::words(article);
    let names = ringkas::figures::names::read(article, &words);
    let (quotes, terms, _) = ringkas::quotes::read(article, &names, words);
    for (i, quote) in quotes.iter().enumerate() {
        let text = &article.paragraph(quote.paragraph).expect("its paragraph").text;
        assert_eq!(quote.span.slice(text), quote.text, "P2");
        assert_eq!(quote.id.0 as usize, i + 1, "numbered in document order");
        assert!(!quote.text.is_empty() && quote.group >= 1);
        if let Some(outer) = quote.within {
            let outer = &quotes[outer.0 as usize - 1];
            assert!(outer.paragraph == quote.paragraph && outer.span.contains(quote.span));
        }
    }
    for pair in quotes.windows(2).filter(|p| p[0].paragraph == p[1].paragraph) {
        assert!(pair[0].span.contains(pair[1].span) || !pair[0].span.overlaps(pair[1].span), "proper nesting");
    }
    for term in &terms {
        assert_eq!(term.span.slice(&article.paragraph(term.paragraph).expect("its paragraph").text), term.text);
    }
    for name in &names {
        assert_eq!(name.span.slice(&article.paragraph(name.paragraph).expect("its paragraph").text), name.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_hold_on_any_mixture_of_marks(parts in prop::collection::vec(prop::sample::select(vec![
        "\"", "“", "”", "„", "«", "»", "'", "’", "‘", "‚", " ", " ", " ", "kata", "Budi", "Ma'ruf", "ujarnya", ",", ".", "?", "(", ")",
        "6", "saya", "tidak", "Menteri", "Luar", "Negeri", "dan", "é", "\u{a0}", "…", "menurut", ":", "itu", "yang", "akun", "@a", "PT",
        "Tbk", "—", "-", "\n", "S.H.", "mengatakan", "film", "demikian", "Tanya", "Jawab", "Dr", "alias", "seorang", "nya",
    ]), 0..60), cut in 0usize..60) {
        let text: String = parts.concat();
        let cut = text.char_indices().map(|(i, _)| i).nth(cut).unwrap_or(0);
        sound(&article(&[&text[..cut], &text[cut..]]));
    }

    #[test]
    fn spans_hold_on_any_text(text in "\\PC{0,120}") {
        sound(&article(&[&text]));
    }
}

#[test]
fn long_repetitions_are_read_in_one_go() {
    // Each of these made a naive reader quadratic; at this length such a reader does not come back.
    let unit = [
        "\"",
        "\"a ",
        "a\" ",
        "'a ",
        "“a ",
        "a” ",
        "\"a, kata B ",
        "(",
        "(a ",
        "a, ",
        "a. ",
        "A ",
        "A, ",
        "A. ",
        "Ketua ",
        "Ketua A, ",
        "dan A ",
        "yang a ",
        "akun @a ",
        "\"A 'b' \" ",
        "'\"a\"' ",
        "\"A,\" kata B. ",
        "… ",
        "\"…\" ",
        "Menteri, ",
        "PT A, ",
        "kata ",
        "katanya, \"",
        "itu ",
        "\"aaa bbb ccc\" ",
    ];
    for unit in unit {
        sound_ends(&unit.repeat(100_000 / unit.len()));
    }
}

/// Only whether reading ends and gives spans inside the text: slicing every span of a long text is itself quadratic.
fn sound_ends(text: &str) {
    let article = article(&[text]);
    let length = text.chars().count();
    let words = ringkas::figures::names::words(&article);
    let names = ringkas::figures::names::read(&article, &words);
    let (quotes, terms, _) = ringkas::quotes::read(&article, &names, words);
    assert!(quotes.iter().all(|q| q.span.end() <= length) && terms.iter().all(|t| t.span.end() <= length));
}
