//! From bytes to a numbered article: encodings, formats, repairs, datelines, and what is refused with which words.

use std::path::Path;

use proptest::prelude::*;
use ringkas::ingest::{from_bytes, from_html, from_text, read_file};
use ringkas::model::{Article, ParagraphKind, Source};

const TEXT: &str = "Harga beras di sejumlah pasar tradisional naik sejak awal pekan ini, kata para pedagang.";

fn texts(article: &Article) -> Vec<&str> {
    article.paragraphs.iter().map(|p| p.text.as_str()).collect()
}

fn plain(text: &str) -> Article {
    from_text(text, Source::default())
}

fn bytes(bytes: &[u8], name: &str) -> Article {
    from_bytes(bytes, name, Source::default()).expect("an article")
}

/// The dateline of an article whose only paragraph is `line` and a sentence.
fn dateline(line: &str) -> Option<String> {
    let article = plain(&format!("Harga Beras Naik Lagi\n\n{line}{TEXT}\n\n{TEXT}"));
    article.paragraphs.iter().find_map(|p| p.dateline.map(|d| d.slice(&p.text).to_owned()))
}

#[test]
fn line_ends_invisible_characters_and_spaces_are_repaired() {
    let article =
        plain("\u{feff}Judul Berita\r\n\r\nHarga\u{a0}beras\u{200b} na\u{ad}ik  lagi.\r\n\r\nIa\u{feff} pulang.\r\n");
    assert_eq!(texts(&article), ["Judul Berita", "Harga beras naik lagi.", "Ia pulang."]);
}

#[test]
fn one_line_a_paragraph() {
    let article =
        plain(&format!("Harga Beras Naik Lagi\n\n{TEXT}\n{TEXT}\nSCROLL TO CONTINUE WITH CONTENT\n{TEXT}\n{TEXT}\n"));
    assert_eq!(article.paragraphs.len(), 6);
    assert_eq!(article.content().count(), 5);
    assert_eq!(article.paragraphs.iter().map(|p| p.id).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn paragraphs_between_blank_lines_keep_their_number() {
    let lines =
        ["Badan seperti U.S.Senate tetap.", "Naik 3.5 persen di Kompas.com.", "Siapa dr.Agnes?", "Ia S.Sos dan M.Si."];
    assert_eq!(texts(&plain(&lines.join("\n\n"))), lines);
}

#[test]
fn glued_paragraphs_come_apart() {
    let article = plain(
        "Harga beras naik pada tahun itu.Ia tidak heran.\n\n\"Kami siap,\" katanya.\"Tawaran itu kami tolak,\" lanjutnya.",
    );
    assert_eq!(article.paragraphs.len(), 4);
    assert!(article.paragraphs[3].text.starts_with("\"Tawaran"));
}

#[test]
fn every_form_of_dateline() {
    for line in [
        "Jakarta, CNN Indonesia -- ",
        "JAKARTA, KOMPAS.com - ",
        "KOMPAS.com - ",
        "JAKARTA, KOMPAS — ",
        "JAKARTA, KOMPAS-",
        "Jakarta - ",
        "Jakarta- ",
        "Jakarta (ANTARA) - ",
        "Mataram, NTB (ANTARA News) - ",
        "ISTANBUL, 23 Februari 2016 (Antara/PRNewswire) -",
        "TEMPO.CO, Jakarta - ",
        "TEMPO Interaktif, Jakarta - ",
        "Liputan6.com, Jakarta - ",
        "Liputan6.com, Jakarta ",
        "REPUBLIKA.CO.ID, JAKARTA -- ",
        "IHRAM.CO.ID, BANJARMASIN - ",
        "TRIBUNNEWS.COM, JAKARTA - ",
        "JAKARTA - ",
        "VIVA – ",
        "Suara.com - ",
        "RMOL. ",
        "Malaysia, Suarathailand- ",
        "GOWA, 24 September 2025 – ",
    ] {
        assert_eq!(dateline(line).as_deref(), Some(line));
    }
}

#[test]
fn a_dash_is_not_a_dateline() {
    for line in [
        "Jakarta - Bandung kini dekat. ",
        "Kementerian PU-Pera bergerak. ",
        "Persib - Persija 2-1. ",
        "Harga - katanya - naik. ",
    ] {
        assert_eq!(dateline(line), None, "{line}");
    }
}

#[test]
fn a_dateline_of_its_own_is_no_text() {
    let article = plain(&format!("Harga Beras Naik Lagi\n\nJakarta, CNN Indonesia --\n\n{TEXT}\n\n{TEXT}"));
    assert_eq!(article.paragraphs[1].kind, ParagraphKind::Boilerplate);
}

#[test]
fn the_day_of_publication() {
    let stamped = plain(&format!("Harga Beras Naik Lagi\n\nKamis, 23 Okt 2025 10:15 WIB\n\n{TEXT}\n\n{TEXT}"));
    assert_eq!(stamped.published.map(|d| d.to_string()).as_deref(), Some("2025-10-23"));
    assert_eq!(stamped.paragraphs[1].kind, ParagraphKind::Boilerplate);
    let dated = plain(&format!("Harga Beras Naik Lagi\n\nGOWA, 24 September 2025 – {TEXT}\n\n{TEXT}"));
    assert_eq!(dated.published.map(|d| d.to_string()).as_deref(), Some("2025-09-24"));
    assert_eq!(plain(TEXT).published, None);
}

#[test]
fn the_same_article_in_every_encoding() {
    let text = format!("Harga “Beras” Naik\n\n{TEXT}\n\nIa – kata Budi – setuju.");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let (cp1252, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let expected = bytes(text.as_bytes(), "a.txt");
    for other in [&utf16[..], &big, &cp1252] {
        let article = bytes(other, "a.txt");
        assert_eq!(texts(&article), texts(&expected));
        assert_ne!(article.source.sha256, expected.source.sha256);
    }
}

#[test]
fn the_digest_is_that_of_the_bytes() {
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(bytes(b"abc", "a.txt").source.sha256, digest);
    assert_eq!(plain("abc").source.sha256, digest);
}

#[test]
fn markdown_loses_its_marks() {
    let article = bytes(
        b"# Harga Beras **Naik**\n\nHarga [beras](https://contoh.id/a) naik\ndi _pasar_.\n\n- Gula\n- Garam\n\n> Kami rugi.\n",
        "a.md",
    );
    assert_eq!(article.title.as_deref(), Some("Harga Beras Naik"));
    assert_eq!(texts(&article), ["Harga Beras Naik", "Harga beras naik di pasar.", "Gula", "Garam", "Kami rugi."]);
}

fn page() -> String {
    let body = format!(
        "<p>Jakarta, KOMPAS.com - {TEXT} {TEXT}</p><p>\"Kami rugi,\" kata Lastri. {TEXT}</p><p>{TEXT} {TEXT}</p>"
    );
    format!(
        "<!doctype html><html><head><title>Harga Beras Naik Lagi - Kompas.com</title>\
         <meta property=\"article:published_time\" content=\"2025-10-23T10:15:00+07:00\"></head><body><nav><a href=/>Beranda</a></nav>\
         <article><h1>Harga Beras Naik Lagi</h1>{body}<ul><li><a href=/x>Harga Gabah Turun di Karawang dan Subang</a></li></ul>\
         </article></body></html>"
    )
}

#[test]
fn a_page_is_recognised_by_its_content() {
    let article = bytes(page().as_bytes(), "a.txt");
    assert_eq!(article.title.as_deref(), Some("Harga Beras Naik Lagi"));
    assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2025-10-23"));
    assert_eq!(article.paragraphs[0].kind, ParagraphKind::Title);
    assert_eq!(article.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Body).count(), 3);
    assert!(article.paragraphs[1].dateline.is_some());
    let same = from_html(&page(), Some("https://contoh.id/a"), Source::default()).expect("an article");
    assert_eq!(texts(&same), texts(&article));
}

#[test]
fn a_piece_of_a_page_is_read_whole() {
    let article = bytes(b"<p>Harga beras naik lagi.</p><p>Ia pulang.</p>", "baris 1");
    assert_eq!(texts(&article), ["Harga beras naik lagi.", "Ia pulang."]);
}

/// Repeated marks are where a rule that looks around itself becomes quadratic: at this length such a rule would take
/// minutes, so that the test would not end.
#[test]
fn repeated_marks_are_read_in_linear_time() {
    for mark in [
        ".",
        ". ",
        "(",
        "(\"",
        "…",
        "\".A\"",
        "[",
        "[a](",
        "Jakarta-",
        ".x ",
        " ",
        "a. ",
        "A.\r\n\r\n",
        "\u{a0}",
        "<",
        "**",
    ] {
        let text = mark.repeat(200_000 / mark.len());
        let _ = from_bytes(text.as_bytes(), "a.txt", Source::default());
        let _ = from_bytes(format!("# a\n{text}").as_bytes(), "a.md", Source::default());
    }
    let deep = format!("<html><body>{}<p>{TEXT}</p>", "<div>".repeat(20_000));
    assert!(from_bytes(deep.as_bytes(), "a.html", Source::default()).is_err());
}

#[test]
fn what_is_no_article_is_refused_in_one_sentence() {
    let refused = |bytes: &[u8]| from_bytes(bytes, "a.txt", Source::default()).expect_err("refused").to_string();
    assert_eq!(refused(b""), "a.txt is empty");
    assert_eq!(refused(b" \n\t \xc2\xa0"), "a.txt holds only white space");
    assert_eq!(refused(b"\x7fELF\x02\x01\x00\x00\x00\xff\xfe"), "a.txt is a binary file");
    assert!(refused(b"%PDF-1.7 ...").starts_with("a.txt is a document"));
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = read_file(folder.path()).expect_err("a directory");
    assert!(error.to_string().ends_with("is a directory") && error.hint().is_some_and(|h| h.contains("ringkas batch")));
    let missing = read_file(&folder.path().join("tidak-ada.txt")).expect_err("missing");
    assert!(missing.to_string().starts_with("cannot read ") && missing.exit_code() == 1);
    let large = folder.path().join("besar.txt");
    let file = std::fs::File::create(&large).expect("a file");
    file.set_len(ringkas::ingest::LARGEST + 1).expect("a sparse file");
    assert!(read_file(&large).expect_err("too large").to_string().contains("larger than 64 MiB"));
}

#[test]
fn a_file_is_read_with_its_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("berita.txt");
    std::fs::write(&path, TEXT).expect("written");
    let article = read_file(Path::new(&path)).expect("an article");
    assert_eq!(article.source.path.as_deref(), path.to_str());
    assert_eq!(texts(&article), [TEXT]);
}

/// Characters that the readers of formats and the repairs look at.
fn thorny() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u{a0}",
        "\u{200b}",
        "# ",
        "[",
        "](",
        ")",
        "**",
        "- ",
        "1. ",
        "---",
        "<p>",
        "<div>",
        ".Ia ",
        "\"",
        "”",
        "“",
        "Jakarta",
        "KOMPAS.com",
        " - ",
        "—",
        "Baca juga:",
        "(a/b)",
        "Tentang PT ",
        "Harga naik.",
        "é",
        "[Gambas:",
        "SCROLL TO CONTINUE WITH CONTENT",
    ]);
    proptest::collection::vec(pieces, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn any_text_becomes_an_article_whose_offsets_hold(text in prop_oneof![thorny(), any::<String>()]) {
        let article = plain(&text);
        for (i, paragraph) in article.paragraphs.iter().enumerate() {
            prop_assert_eq!(paragraph.id as usize, i + 1);
            prop_assert!(!paragraph.text.trim().is_empty());
            let length = paragraph.text.chars().count();
            let mut end = 0;
            for sentence in &paragraph.sentences {
                prop_assert!(end <= sentence.start() && sentence.start() < sentence.end() && sentence.end() <= length);
                end = sentence.end();
            }
            prop_assert!(paragraph.is_content() != paragraph.sentences.is_empty());
        }
        // No letter is lost on the way, boilerplate included.
        let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let kept: String = article.paragraphs.iter().map(|p| letters(&p.text)).collect();
        prop_assert_eq!(kept, letters(&text));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), marked in thorny()) {
        for name in ["a.txt", "a.md", "a.html"] {
            let _ = from_bytes(&bytes, name, Source::default());
            let _ = from_bytes(marked.as_bytes(), name, Source::default());
        }
    }
}
