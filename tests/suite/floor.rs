//! Who has the floor after a sentence without a verb of saying, and what a word for an office, an age or a text then means.

use super::speakers::names;
use super::whose_words::after;

#[test]
fn a_description_between_commas_brings_somebody_in() {
    for sentence in [
        "Sri Lestari, penonton dari Klaten, masih menggendong anaknya. \"Suara saya habis,\" tuturnya.",
        "Di luar gedung, Sri Lestari, penonton dari Klaten, masih menggendong anaknya. \"Suara saya habis,\" tuturnya.",
        "Dari pihak tamu, pemukul asal Kuba, Sri Lestari, enggan menyalahkan wasit. \"Mereka hebat,\" ungkapnya.",
    ] {
        assert_eq!(after(&[sentence]), ["Sri Lestari"], "{sentence}");
    }
}

#[test]
fn whoever_answers_after_a_quotation_is_another() {
    let found =
        names(&["\"Pulang dulu,\" kata Camat Retno Widya. Seorang lelaki di belakang menyahut, \"Kalau ditulis, \
                         dibaca, Bu?\" Retno menjawab pendek. \"Saya baca, saya stempel.\""]);
    assert_eq!(found, ["Retno Widya", "lelaki", "Retno Widya"]);
}

#[test]
fn a_description_that_answers_is_not_of_the_one_who_spoke() {
    let found = names(&[
        "\"Saya kira itu pos ronda,\" kata Rizki Maulana.",
        "Uding Sobarna tidak marah. \"Papan ini sudah bunyi,\" pinta Uding.",
        "\"Siap, Bah!\" jawab mahasiswa itu.",
    ]);
    assert_eq!(found, ["Rizki Maulana", "Uding Sobarna", "Rizki Maulana"]);
}

#[test]
fn one_who_cuts_in_has_the_floor() {
    let found = after(&["Ucapan itu dipotong seorang lelaki dari kerumunan. \"Bapak jangan pulang dulu!\" serunya."]);
    assert_eq!(found, ["lelaki"]);
}

#[test]
fn a_witness_is_whoever_testifies() {
    let found = names(&[
        "Hal itu disampaikan Nurhayati Salam saat bersaksi. \"Kuitansinya kosong,\" kata Nurhayati.",
        "Jaksa Fitri Basri menanyakan siapa yang memintanya. \"Pak Kadis,\" jawab saksi.",
    ]);
    assert_eq!(found, ["Nurhayati Salam"; 2]);
    let found = names(&[
        "Saksi berikutnya, Ketua Kelompok Tani Mekar, Baharuddin Sewang (58), mengaku difoto. \"Saya difoto,\" tutur \
         Baharuddin.",
        "\"Bapak sadar?\" tanya pengacara Taufan Sirajuddin.",
        "\"Sadar, Pak,\" jawab saksi.",
    ]);
    assert_eq!(found, ["Baharuddin Sewang", "Taufan Sirajuddin", "Baharuddin Sewang"]);
}

#[test]
fn words_for_the_young_and_the_old_fit_no_other_age() {
    let found = names(&[
        "Sahidu Kaco (71) memahat sampai sore.",
        "Muridnya kini tinggal Irfan (17), siswa SMK. Setiap sore, remaja itu datang. \"Saya mau belajar,\" katanya.",
        "\"Tunggu dulu,\" sahut kakek itu.",
    ]);
    assert_eq!(found, ["Irfan", "Sahidu Kaco"]);
}

#[test]
fn an_office_is_not_a_strangers() {
    let found = names(&[
        "Asisten Pemerintahan Masdar Effendi menemui pedagang. \"Sudah saya catat,\" kata Masdar.",
        "\"Kami butuh tanda tangan!\" balas seorang pedagang dari belakang.",
        "Mantan wakil wali kota itu mengangguk. \"Besok,\" ujarnya.",
    ]);
    assert_eq!(found, ["Masdar Effendi", "pedagang", "Masdar Effendi"]);
}

#[test]
fn a_crowd_by_its_name_is_several() {
    let found = after(&[
        "Kelompok suporter tuan rumah, Wilis Mania, mengkritik pergantian pemain. \"Remnya blong,\" tulis mereka.",
    ]);
    assert_eq!(found, ["Wilis Mania"]);
}

#[test]
fn a_noun_for_a_body_means_the_last_of_its_class() {
    let found = after(&[
        "Lembaga Kajian Pangan setuju. Dari kalangan petani, Perhimpunan Petani Padi meminta impor ditunda.",
        "Dalam surat terbuka, organisasi itu menulis: \"Kami tidak anti-impor.\"",
    ]);
    assert_eq!(found, ["Perhimpunan Petani Padi"]);
}

#[test]
fn texts_speak_for_whoever_wrote_or_put_them_up() {
    for (sentence, who) in [
        ("Sopir truk, Karto, mengunggah video dengan keterangan \"jalan rasa sungai\".", "Karto"),
        (
            "Di dinding, keluarga korban menempelkan kertas berisi pesan. Salah satunya berbunyi, \"Pulanglah, nasi sudah matang.\"",
            "keluarga korban",
        ),
        (
            "AN yang berdarah mengirim pesan suara kepada bosnya. \"Bos, tolong,\" begitu isi pesan sepanjang 7 detik tersebut.",
            "AN",
        ),
        (
            "Di Soasio ada Ibrahim Sidik, dukun di desa itu. Dulu di pintu rumahnya ia pasang tulisan, \"Gigitan ular sembuh di sini\".",
            "Ibrahim Sidik",
        ),
    ] {
        assert_eq!(after(&[sentence]), [who], "{sentence}");
    }
    let found = after(&[
        "Tan Giok Lan menulis surat sebelum wafat. Khoiriyah membacakannya di depan peti:",
        "\"Anak-anakku, jangan libur lebih dari tiga hari.\"",
    ]);
    assert_eq!(found, ["Tan Giok Lan"]);
    let found = after(&["Berita acara serah terima itu berbunyi:", "\"Bahwa penerima telah memeriksa ternak.\""]);
    assert_eq!(found, ["Berita acara"]);
}

#[test]
fn an_indictment_is_the_prosecutions() {
    let found = after(&[
        "Penuntut umum mendakwa bekas kepala dinas menerima uang. Surat dakwaan dibacakan di pengadilan, Senin.",
        "Bagian akhir surat itu berbunyi:",
        "\"Bahwa Terdakwa telah memperkaya diri sendiri.\"",
    ]);
    assert_eq!(found, ["Penuntut umum"]);
}

#[test]
fn posts_without_a_name_are_the_accounts() {
    let found = after(&["Akun @wargakota menghapus unggahannya. \"Maaf, kami keliru,\" tulisnya."]);
    assert_eq!(found, ["Akun @wargakota"]);
}

#[test]
fn signs_are_the_crowds_that_has_just_shouted() {
    let found = after(&[
        "\"Turun, turun!\" teriak massa mengikuti irama lagu.",
        "Di pagar kantor terbentang sebuah spanduk bertuliskan \"Potongan Makin Kaya, Ban Kami Makin Tipis\".",
    ]);
    assert_eq!(found, ["massa"; 2]);
}

#[test]
fn hearsay_inside_a_quotation_does_not_end_it() {
    let found =
        after(&["Ujang datang. “Saya dihujat, katanya akting. Kalau bisa akting, saya sudah kaya, Kang, kata Ujang."]);
    assert_eq!(found, ["Ujang"]);
}

#[test]
fn a_title_may_have_its_meaning_in_brackets() {
    let found = after(&["Perbekel (kepala desa) Ketut Rata memastikan jalan itu aman. \"Sudah kering,\" ujarnya."]);
    assert_eq!(found, ["Ketut Rata"]);
}
