//! Where sentences end in news: every case has its own line, and no character is ever lost.

use proptest::prelude::*;
use ringkas::indonesian::sentences::split;

fn parts(text: &str) -> Vec<&str> {
    split(text).into_iter().map(|range| &text[range]).collect()
}

/// Every text is cut into exactly these sentences.
fn assert_cut(cases: &[&[&str]]) {
    for sentences in cases {
        assert_eq!(parts(&sentences.join(" ")), *sentences);
    }
}

#[test]
fn titles_names_and_initials_go_on() {
    assert_cut(&[
        &["Prof. Dr. H. Burhan Noor dan M. Nuh hadir.", "Mereka pulang."],
        &["A.H. Nasution dan R.A. Kartini dikenang di Jl. Sudirman No. 17 Bekasi."],
        &["Menlu Retno L.P. Marsudi dan Joko S. Putro bertemu.", "Keduanya sepakat."],
        &["Ketua majelis hakim Dr. Agnes Retno, S.H., M.Hum. memberi waktu."],
        &["Tersangka a.n. Suparman ditahan sejak Januari s.d. Februari 2025."],
        &["Kuasa hukumnya, Moh. Faizal Ridwan, keberatan.", "Namun hakim menolak."],
    ]);
}

#[test]
fn degrees_and_companies_may_end_a_sentence() {
    assert_cut(&[
        &["Ia didampingi Budi Santoso, S.H.", "Hakim menunda sidang."],
        &["Pembicaranya Sri Wahyuni S.Sos. M.Si. dari Malang."],
        &["PT Cahaya Tbk. (CENT) menaikkan laba."],
        &["Pembeli datang dari Boyolali, Sukoharjo, dll.", "Antrean bisa mencapai 70 orang."],
        &["Ia bekerja di Acme Pte. Ltd. sejak 2010."],
    ]);
}

#[test]
fn section_letters_and_roman_numerals_may_end_a_sentence() {
    assert_cut(&[
        &["Ia terkena hepatitis B.", "Dokter merawatnya."],
        &["Warga harus punya SIM C.", "Polisi memeriksanya."],
        &["Kota itu hancur pada Perang Dunia II.", "Setelah itu warga pindah."],
        &["Ia keturunan Pakubuwono X.", "Keraton membenarkan."],
    ]);
}

#[test]
fn numbers_times_domains_and_sections_go_on() {
    assert_cut(&[
        &["Harganya Rp 5.000.", "Sebelumnya Rp 4.500."],
        &["Acara mulai pukul 14.30 WIB di menpan.go.id dan Kompas.com.", "Warga hadir."],
        &["Pasal 1.2 mengatur hal itu.", "Rinciannya ada di hal. 5 dan No. 7."],
        &["Ada beberapa hal.", "Pertama, soal harga."],
    ]);
}

#[test]
fn a_quotation_goes_on_to_its_cue() {
    assert_cut(&[
        &["\"Siapa yang bayar?\" kata Budi.", "Ia diam."],
        &["“Kosong!” teriak massa.", "Suaranya terdengar jauh."],
        &["\"Kami siap.\"", "Warga bertepuk tangan."],
        &["Ia bilang, 'Saya pulang.' lalu pergi."],
        &["\"Saya... tidak tahu… sungguh,\" katanya."],
        &["Ia terdiam...", "Lalu ia pergi."],
    ]);
}

#[test]
fn list_markers_stay_with_their_item() {
    assert_cut(&[&["1. Bawa kartu tanda penduduk."], &["a. Isi formulir.", "Lalu kirim."], &["IV. Penutup"]]);
    assert_eq!(parts("1. Beras\n2. Gula"), ["1. Beras", "2. Gula"]);
}

#[test]
fn brackets_close_with_their_sentence() {
    assert_cut(&[&["Ia pulang (naik bus.)", "Istrinya menunggu."], &["Sidang digelar, Rabu (22/10).", "Saksi hadir."]]);
}

/// Text from the characters that the rules look at, so that odd orders of them are common.
fn thorny() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just(".".to_owned()),
            Just("…".to_owned()),
            Just("?\"".to_owned()),
            Just("”".to_owned()),
            Just(" ".to_owned()),
            Just("\n".to_owned()),
            Just("(".to_owned()),
            Just("S.H".to_owned()),
            Just("Dr".to_owned()),
            Just("Ia".to_owned()),
            Just("é".to_owned()),
            Just("7".to_owned()),
            "\\PC{0,3}",
        ],
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn sentences_tile_the_text(text in prop_oneof![thorny(), any::<String>()]) {
        let mut end = 0;
        let mut kept = String::new();
        for range in split(&text) {
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(text[end..range.start].trim().is_empty());
            prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
            kept.push_str(&text[range.clone()]);
            end = range.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }
}
