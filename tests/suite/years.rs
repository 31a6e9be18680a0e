//! The year of dates that name none, as a whole article tells it; and months that are no names.

use ringkas::{figures, ingest, model::Source};

/// The dates of an article, `;` between.
fn dates(text: &str) -> String {
    let article = ingest::from_text(text, Source::default());
    let (_, dates, _) = figures::read(&article, &figures::names::words(&article));
    dates.iter().map(|d| d.value.to_string()).collect::<Vec<_>>().join("; ")
}

/// The dates of a sentence of an article of Thursday, 8 January 2026, that one left out.
fn in_january(sentence: &str) -> String {
    let all = dates(&format!("Warga berkumpul di alun-alun, Kamis (8/1/2026). {sentence}"));
    all.strip_prefix("2026-01-08").expect("the day").trim_start_matches("; ").to_owned()
}

#[test]
fn words_around_a_date_tell_the_side_of_it() {
    let cases = [
        ("Kasus dihitung sejak 15 Agustus.", "2025-08-15"),
        ("Ia sakit sejak awal Maret.", "2025-03"),
        ("Sejak Juni, tiga sensor hilang.", "2025-06"),
        ("Lembaga itu terbentuk paling lambat Agustus.", "2026-08"),
        ("Proyek itu akan rampung pada Agustus.", "2026-08"),
        ("Gedung itu telah dibangun pada Juni.", "2025-06"),
        ("Izin sudah diperpanjang hingga Juni.", "2026-06"),
        ("Tarif baru berlaku mulai Februari.", "2026-02"),
        ("Wisuda April lalu meriah.", "2025-04"),
        ("Bunga dibayar setiap 6 bulan pada 15 Januari dan 15 Juli.", "--01-15; --07-15"),
        ("Utang naik per 31 Desember.", "2025-12-31"),
        ("Banjir melanda desa sejak Senin (5/1).", "2026-01-05"),
    ];
    for (text, want) in cases {
        assert_eq!(in_january(text), want, "{text}");
    }
}

#[test]
fn years_may_be_counted_from_the_article_s_own() {
    let cases = [
        ("Pada Mei tahun lalu ia pulang.", "2025-05"),
        ("Upacara 17 Agustus tahun lalu batal.", "2025-08-17"),
        ("Ia kembali pada November tahun depan.", "2027-11"),
        ("Panen Mei tahun ini gagal.", "2026-05"),
        ("Ia datang pada Juli dua tahun lalu.", "2024-07"),
        ("Ia wafat pada 5 Mei 2019. Pada Juni tahun itu anaknya lahir.", "2019-05-05; 2019-06"),
    ];
    for (text, want) in cases {
        assert_eq!(in_january(text), want, "{text}");
    }
}

#[test]
fn parts_of_a_range_or_a_list_follow_each_other() {
    let cases = [
        ("Hujan turun antara Mei dan Juli lalu.", "2025-05; 2025-07"),
        ("Kapal melaut sejak Oktober hingga Maret.", "2025-10; 2026-03"),
        ("Libur 30 Desember-2 Januari usai.", "2025-12-30; 2026-01-02"),
    ];
    for (text, want) in cases {
        assert_eq!(in_january(text), want, "{text}");
    }
}

#[test]
fn may_is_a_month_where_the_words_around_say_so() {
    let cases = [
        ("Kontrak pengiriman Mei naik.", "2026-05"),
        ("Inflasi Mei rendah.", "2026-05"),
        ("Kerusuhan Mei 98 belum selesai.", "1998-05"),
        ("Ketika Mei tiba, semua diam. \"Mei sudah pulang,\" kata Mei. Mei Lestari datang.", ""),
        ("Institut Teknologi Sepuluh Nopember berdiri.", ""),
        ("Pada Juni 60 orang tewas.", "2026-06"),
    ];
    for (text, want) in cases {
        assert_eq!(in_january(text), want, "{text}");
    }
}

#[test]
fn an_article_without_a_full_date_may_tell_its_year_otherwise() {
    let cases = [
        // The name of an event, with the weekday.
        (
            "Regu putra juara Asia Terbuka 2025, Minggu (26/10).\n\nFinal digelar sejak 20 Oktober.",
            "2025; 2025-10-26; 2025-10-20",
        ),
        // A year in which the weekday is another is none.
        ("Ia terpilih pada 2021. Debat digelar Rabu (4/11).", "2021; --11-04"),
        // A month with its year.
        ("Saya bertanya pada awal Agustus 2025. Namanya ramai pada Mei lalu.", "2025-08; 2025-05"),
        // The line about rights, against a day long past.
        (
            "Kisah Ibu Guru\n\nPada 12 Mei 1990 ia mulai mengajar. Pada Agustus lalu ia pensiun.\n\nCopyright © ANTARA 2025",
            "1990-05-12; 2025-08",
        ),
        // What is to come is not the article's day.
        (
            "Obligasi akan jatuh tempo pada 20 Oktober 2028. Kupon dibayar 15 Januari 2026. Rapat digelar 20 Januari.",
            "2028-10-20; 2026-01-15; 2026-01-20",
        ),
        // Nothing.
        ("Rapat digelar Rabu (4/11).", "--11-04"),
    ];
    for (text, want) in cases {
        assert_eq!(dates(text), want, "{text}");
    }
}
