//! What of a page is furniture and what is the article: link lines, credits and codes go, no paragraph of text ever does.

use ringkas::ingest::from_text;
use ringkas::model::ParagraphKind::{Body, Boilerplate, Lede, Title};
use ringkas::model::{Article, ParagraphKind, Source};

const TEXT: &str = "Harga beras di sejumlah pasar tradisional naik sejak awal pekan ini, kata para pedagang.";

fn article(paragraphs: &[&str]) -> Article {
    from_text(&paragraphs.join("\n\n"), Source::default())
}

/// The kinds of `line` between two paragraphs of text and at the end.
fn kind_in_the_middle(line: &str) -> ParagraphKind {
    article(&["Harga Beras Naik Lagi", TEXT, line, TEXT]).paragraphs[2].kind
}

#[test]
fn furniture_between_paragraphs_of_text() {
    for line in [
        "SCROLL TO CONTINUE WITH CONTENT",
        "ADVERTISEMENT",
        "ADVERTISEMENT\nSCROLL TO RESUME CONTENT",
        "Gulir untuk melanjutkan membaca",
        "Dengarkan berita ini",
        "Simak Video \"Antrean Beras di Pasar Induk\"",
        "Simak juga Video 'Harga Beras Naik: Ini Sebabnya':",
        "Tonton juga video \"Panen Raya di Karawang\" di sini:",
        "Lihat juga Video: Petani Karawang Mulai Panen",
        "Saksikan Live DetikPagi:",
        "[Gambas:Video 20detik]",
        "Baca juga: Harga Gabah Turun, Petani: 'Kami Rugi!'",
        "BACA JUGA : Lima Resep Tanpa Beras",
        "Pilihan Editor: Mengapa Beras Mahal",
        "Share:",
        "SHARE :",
        "Bagikan: Facebook | X | WhatsApp | Salin Tautan",
        "0 Komentar",
        "Ikuti kami di Google News",
        "Halaman Selanjutnya",
        "(Foto: Rachman/Contoh)",
        "(REUTERS/Budi Santoso)",
        "Pedagang menimbang beras (ANTARA FOTO/Budi Santoso)",
        "***",
        "• • •",
    ] {
        assert_eq!(kind_in_the_middle(line), ParagraphKind::Boilerplate, "{line}");
    }
}

#[test]
fn text_that_begins_like_furniture() {
    for line in [
        "Simak informasinya!",
        "Simak penjelasan lengkapnya berikut ini.",
        "Lihat juga kondisi pasar di kota lain, kata dia.",
        "Tonton video itu bersama anak-anak, pesan psikolog tersebut.",
        "Baca juga buku petunjuknya sebelum menanak, ujar Lastri.",
        "Share lokasi itu penting, katanya.",
        "Sumber: dari mana beras itu datang?",
        "Iklan beras palsu beredar di media sosial.",
        "(KPK) sudah memeriksa gudang itu.",
        "Leher Karung Diikat Tiga Kali",
        "\"???\"",
    ] {
        assert_eq!(kind_in_the_middle(line), ParagraphKind::Body, "{line}");
    }
}

#[test]
fn the_headline_on_the_next_line_belongs_to_its_label() {
    let article = article(&["Harga Beras Naik Lagi", TEXT, "Baca juga:", "Harga Gabah Turun di Karawang", TEXT]);
    let kinds: Vec<_> = article.paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [Title, Body, Boilerplate, Boilerplate, Body]);
}

#[test]
fn the_end_of_an_article() {
    for end in [
        "(dwr/isa)",
        "(*)",
        "[fik]",
        "(OL-13)",
        "DINI TEJA",
        "Editor: Yunita Saraswati Tag: harga beras, pasar",
        "Kontributor : Rahmat Saepulloh",
        "Penulis: Erlina Wijayanti | Editor: Putra Mahendra",
        "Artikel ini telah tayang di Contoh.com dengan judul \"Harga Beras Naik\"",
        "Tag: # beras # pasar",
        "Copyright © ANTARA 2025",
        "Untuk informasi lebih lanjut, hubungi:\nSekretaris Perusahaan\nhumas@contoh.example",
        "Tentang PT Beras Jaya Tbk.\nDidirikan pada 1994, perseroan mengelola 11 gudang di Pulau Jawa.",
    ] {
        let article = article(&["Harga Beras Naik Lagi", TEXT, TEXT, end]);
        let last = article.paragraphs.last().expect("paragraphs");
        assert_eq!(last.kind, ParagraphKind::Boilerplate, "{end}");
        assert!(last.sentences.is_empty());
    }
    // The same lines in the middle are text where only their place tells.
    assert_eq!(kind_in_the_middle("(KPK)"), ParagraphKind::Body);
    assert_eq!(kind_in_the_middle("DINI TEJA"), ParagraphKind::Body);
}

#[test]
fn furniture_inside_a_paragraph_comes_apart() {
    let glued = format!("{TEXT} [Gambas:Video CNN]");
    let coded = format!("{TEXT} (dwr/isa)");
    let article = article(&["Harga Beras Naik Lagi", &glued, &coded]);
    let content: Vec<_> = article.content().map(|p| p.text.as_str()).collect();
    assert_eq!(content, ["Harga Beras Naik Lagi", TEXT, TEXT]);
}

#[test]
fn text_glued_to_a_link_line_is_kept() {
    let glued = format!("Baca juga: Harga Gabah Turun di Karawang {TEXT} Mereka meminta pemerintah turun tangan.");
    assert_eq!(kind_in_the_middle(&glued), ParagraphKind::Body);
}

#[test]
fn headline_and_standfirst() {
    let kinds = |paragraphs: &[&str]| article(paragraphs).paragraphs.iter().map(|p| p.kind).collect::<Vec<_>>();
    let dated = format!("Jakarta - {TEXT}");
    assert_eq!(kinds(&["Harga Beras Naik Lagi", "Pedagang: 'Pembeli Berkurang'", &dated]), [Title, Lede, Body]);
    assert_eq!(kinds(&["Harga Beras Naik Lagi", "Pemerintah berjanji turun tangan.", &dated]), [Title, Lede, Body]);
    assert_eq!(kinds(&["Harga Beras Naik Lagi", TEXT, TEXT]), [Title, Body, Body]);
    assert_eq!(kinds(&[&dated, TEXT]), [Body, Body]);
    assert_eq!(kinds(&[TEXT, "Pemerintah berjanji turun tangan."]), [Body, Body]);
    assert_eq!(article(&[TEXT, TEXT]).title, None);
}
