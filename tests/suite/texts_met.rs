//! Texts whose words stand in an article: those that somebody comes upon, parts of one, and what somebody said before.

use super::speakers::names;
use super::whose_words::after;

#[test]
fn a_text_that_somebody_comes_upon_speaks() {
    for (sentence, text) in [
        ("Di sejumlah grup beredar pesan berantai, \"Kalau dinas diam, kita bergerak sendiri!\"", "pesan berantai"),
        ("Di sebuah pagar ia pernah membaca tulisan tangan: \"Petugas dilarang masuk\".", "tulisan tangan"),
        (
            "Saat dihubungi, yang muncul hanya balasan otomatis: \"Terima kasih sudah menunggu kami\".",
            "balasan otomatis",
        ),
        (
            "Ia masih hafal isi surat peringatan yang ditempelkan di gerobaknya: \"Kosongkan tempat ini.\"",
            "surat peringatan",
        ),
        ("Menurut dia, papan bertuliskan \"Dilarang keluar jalur\" sudah terpasang.", "papan"),
    ] {
        assert_eq!(after(&[sentence]), [text], "{sentence}");
    }
}

#[test]
fn a_text_is_whose_it_was_written_by() {
    let found = after(&["Tim menemukan bungkus mi yang ditulisi Rizal Maulana dengan spidol: \"Saya lewat sini\"."]);
    assert_eq!(found, ["Rizal Maulana"]);
    let found = after(&[
        "\"Gempa ini tidak berpotensi tsunami,\" demikian isi peringatan dini yang dikirim Badan Meteorologi, \
         Klimatologi, dan Geofisika (BMKG) pagi itu.",
        "\"Tetap tenang,\" tulis BMKG.",
    ]);
    assert_eq!(found, ["Badan Meteorologi, Klimatologi, dan Geofisika"; 2]);
    let found =
        after(&["Nurhaliza meraih gelar doktor. Di halaman pertama disertasinya tertulis, \"Untuk Bapak saya\"."]);
    assert_eq!(found.len(), 1);
    assert!(!found[0].contains("halaman"), "{found:?}");
}

#[test]
fn a_part_of_a_text_is_the_text_s() {
    let found = names(&[
        "Surat perdamaian bertanggal 3 Mei 1990 itu disimpan Rahmat di lemari. Salah satu butirnya berbunyi, \"Air sungai \
         milik semua orang.\"",
    ]);
    assert_eq!(found, ["Surat perdamaian"]);
}

#[test]
fn words_of_before_are_of_whoever_said_them() {
    let found = after(&[
        "Andreas Gunawan, mitra pengelola, masih ingat pengakuan Dewi Lestari di akhir rapat: \"Kami belum tahu cara \
         untung.\"",
    ]);
    assert_eq!(found, ["Dewi Lestari"]);
}

#[test]
fn whoever_wrote_what_is_read_out_has_not_the_floor() {
    let found = after(&[
        "Wening Sari menutup rapat dengan membacakan surat seorang nasabah di Wakatobi. \"Terima kasih sudah percaya kepada \
         kami,\" demikian bunyi surat itu.",
        "\"Surat itu lebih berharga daripada peringkat,\" ucapnya.",
    ]);
    assert_eq!(found, ["nasabah di Wakatobi", "Wening Sari"]);
    let found = after(&[
        "Warung Tumini (67) ramai. \"Silakan,\" kata Tumini. Di gerobaknya tergantung papan kayu tulisan tangan mendiang \
         suaminya, Supardi: \"Sabar. Yang cepat itu utang.\"",
        "\"Anak-anak masih menyimpan papan itu,\" ujar dia.",
    ]);
    assert_eq!(found, ["Tumini", "Supardi", "Tumini"]);
}

#[test]
fn a_proverb_is_nobody_s() {
    for text in [
        "Pepatah Minang menyebut \"gajah mati meninggalkan gading\".",
        "Tempat itu mengingatkan orang pada ungkapan Madura \"rampak naong, beringin korong\", pohon yang rindang.",
    ] {
        assert!(names(&[text]).is_empty(), "{text}");
    }
}

#[test]
fn answers_and_complaints_are_of_whoever_gave_them() {
    let found = after(&[
        "Yuliana mengirim pesan. Balasan kepala sekolah baru masuk keesokan harinya: \"Iya, namanya juga anak\".",
        "Nurlela menirukan keluhan seorang nenek di Desa Dorari: \"Saya mandi tunggu hujan.\"",
        "Survei itu memuat komentar tertulis dari seorang pengemudi: \"Ongkosnya delapan ribu.\"",
        "Api berasal dari korsleting, yang oleh Denny Saragih disebut \"penyakit colokan bertumpuk\".",
    ]);
    assert_eq!(found, ["kepala sekolah", "nenek di Desa Dorari", "pengemudi", "Denny Saragih"]);
}

#[test]
fn who_a_written_thing_comes_from_is_its_author() {
    for (sentence, who) in [
        ("Di sana masih tertera tulisan tangan Suwarno Tirto: \"Gambar dulu, lalu hitung.\"", "Suwarno Tirto"),
        ("Di pintu tergantung karangan bunga dari para pedagang dengan tulisan \"Selamat jalan, Pak Is\".", "pedagang"),
        (
            "Bagas menyerahkan petisi yang ditandatangani 4.512 orang. Di halaman pertamanya tertulis, \"Kami mau terang.\"",
            "petisi",
        ),
    ] {
        assert_eq!(after(&[sentence]), [who], "{sentence}");
    }
}

#[test]
fn a_company_is_known_by_the_word_before_its_name() {
    let found = after(&[
        "Kantor SAR Kendari menambah kapal. Manajemen PT Anoa Bahari belum bisa ditemui.",
        "Lewat pesan singkat, perusahaan itu hanya menyatakan \"berduka dan kooperatif\".",
    ]);
    assert_eq!(found, ["Manajemen PT Anoa Bahari"]);
}
