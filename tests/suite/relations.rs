//! Who speaks next where a sentence tells of a relation, a trade, a text or another at the table.

use super::whose_words::after;

#[test]
fn a_wife_leads_back_to_her_husband_and_he_to_her() {
    let found = after(&[
        "\"Enam kali,\" kata Yuliana Rihi (38). Suaminya, Semuel, masih naik ke kebun.",
        "Menjelang magrib Semuel pulang. Istrinya tidak menegur. \"Besok tidak usah naik,\" katanya pelan.",
        "Suaminya punya permintaan lain. \"Tolong tulis, saya bukan takut.\"",
    ]);
    assert_eq!(found, ["Yuliana Rihi", "Yuliana Rihi", "Semuel"]);
}

#[test]
fn a_mother_leads_back_to_her_child() {
    let found = after(&[
        "\"Saya libur,\" kata Rinto Saputra. Ibunya, Sumarni, menunggu di teras.",
        "\"Dia kurus,\" kata Sumarni. Anaknya tertawa. \"Masakan asrama tidak ada garamnya,\" ujarnya.",
    ]);
    assert_eq!(found, ["Rinto Saputra", "Sumarni", "Rinto Saputra"]);
}

#[test]
fn a_trade_of_two_words_with_a_description() {
    let found = after(&[
        "Di pintu dapur tergantung papan. Juru masaknya, seorang perempuan berkerudung hijau, tertawa ketika ditanya. \
        \"Itu doa, bukan menu,\" katanya.",
    ]);
    assert_eq!(found, ["Juru masak"]);
}

#[test]
fn a_physician_is_a_doctor() {
    let found = after(&[
        "Di posko, dr. Fransina Leo menangani 317 kasus. \"Antrean panjang,\" kata Bupati Markus Tena.",
        "\"Saya minta alat, yang datang spanduk,\" keluh dokter itu.",
    ]);
    assert_eq!(found, ["Markus Tena", "Fransina Leo"]);
}

#[test]
fn a_champion_of_a_year_is_a_description() {
    let found = after(&[
        "Pebulu tangkis Ratri Wulandari pensiun. Juara Piala Wiratama 2019 itu mengumumkannya di Kudus, Rabu.",
        "\"Badan saya sudah minta berhenti,\" kata pemain 34 tahun itu.",
    ]);
    assert_eq!(found, ["Ratri Wulandari"]);
}

#[test]
fn a_text_states_by_itself() {
    let found = after(&["Pesan berantai yang beredar di Facebook berbunyi, \"GUNUNG MELEDAK SELASA!\""]);
    assert_eq!(found, ["Pesan berantai"]);
    let found = after(&[
        "\"Saya tidak tahu,\" kata Yosef Nahak. Pada halaman 139, surat dakwaan itu menyimpulkan:",
        "\"Bahwa terdakwa telah menikmati keuntungan.\"",
    ]);
    assert_eq!(found, ["Yosef Nahak", "surat dakwaan"]);
}

#[test]
fn a_text_is_of_the_one_who_wrote_it_himself() {
    let found = after(&[
        "\"Saya bukan rayap,\" kata Mulyono Harso.",
        "Ia lalu membacakan surat pernyataan yang ditulisnya sendiri. \"Saya bersedia diaudit,\" demikian isi surat itu.",
    ]);
    assert_eq!(found, ["Mulyono Harso", "Mulyono Harso"]);
}

#[test]
fn a_question_after_an_answer_is_of_the_one_who_asked() {
    let found = after(&[
        "\"Saudara pernah ke tambak?\" tanya ketua rapat, Taufan Hidayat.",
        "\"Pernah, Pimpinan,\" jawab Fernando Tobing. \"Waktu kuliah.\"",
        "\"Itu tahun berapa?\"",
        "\"Sudah lupa.\"",
    ]);
    assert_eq!(found, ["Taufan Hidayat", "Fernando Tobing", "Fernando Tobing", "Taufan Hidayat", "Fernando Tobing"]);
}

#[test]
fn whoever_acts_on_it_says_it() {
    let found = after(&[
        "Yuda dicoret karena cedera, dan seorang pengurus menudingnya \"malas dan kebanyakan gaya\".",
        "Puluhan korban saling menunjukkan ponsel. Mereka tertawa sampai seorang polisi menegur, \"Ini laporan, bukan \
        arisan.\"",
        "\"Rahasia,\" sahut Bowo Laksono. \"Maksimal tiga kali,\" Anton meralat.",
    ]);
    assert_eq!(found, ["pengurus", "polisi", "Bowo Laksono", "Anton Wijaya"]);
}

#[test]
fn refusing_gives_the_floor_unless_two_refuse() {
    let found = after(&["Di kubu lawan, Anna Kova menolak menyalahkan wasit. \"Kami kalah,\" tuturnya."]);
    assert_eq!(found, ["Anna Kova"]);
    let found = after(&[
        "Darmono menolak penghitungan ulang, sedangkan Rokayah menolak pulang. \"Mereka ini sepupu,\" tutur menteri itu.",
    ]);
    assert_eq!(found, ["Anton Wijaya"]);
}

#[test]
fn a_region_before_a_subject_is_nobody() {
    let found = after(&[
        "Di Grobogan, Jawa Tengah, petani kedelai justru tersenyum. Sumadi, petani di Pulokulon, baru kali ini didatangi \
        tengkulak. \"Biasanya saya yang mengejar,\" katanya.",
    ]);
    assert_eq!(found, ["Sumadi"]);
}

#[test]
fn they_are_the_crowd_by_its_name() {
    let found = after(&[
        "\"Tambah lagi!\" sorak Bawor Mania, kelompok suporter Serayu FC. Sebelum laga, mereka membentangkan spanduk: \
        \"Kalah boleh, asal bukan sama tetangga\".",
    ]);
    assert_eq!(found, ["Bawor Mania", "Bawor Mania"]);
}

#[test]
fn those_brought_on_take_the_floor() {
    let found = after(&[
        "Di antara mereka ada Bahari Mappe, yang menanti tiga adiknya. \"Dua orang sudah ada,\" ucapnya lirih.",
        "Di antara mereka terdapat Nur Afiah, guru sekolah dasar di Bonea, yang membawa anaknya.",
        "\"Kami ikat badan pakai tali,\" tutur guru itu.",
    ]);
    assert_eq!(found, ["Bahari Mappe", "Nur Afiah"]);
}

#[test]
fn a_child_that_gets_a_name_is_who_speaks() {
    let found = after(&[
        "\"Saya ditipu anak kecil,\" kata Elang Widodo.",
        "Anak itu belakangan diketahui bernama Kristian (9), siswa di Desa Golo. Dijumpai di tepi jalan, ia tertawa.",
        "\"Saya kira dia kalah,\" katanya malu-malu.",
    ]);
    assert_eq!(found, ["Elang Widodo", "Kristian"]);
}

#[test]
fn what_somebody_is_called_is_told_of_him() {
    let found = after(&[
        "\"Bapak sakit,\" kata Sri Lestari.",
        "Mbah Karto, demikian ia disapa, dikenal sebagai pembuat gong. Ia hanya mengandalkan telinga.",
        "Kepada kami ia pernah menjelaskan cara kerjanya. ”Perunggu itu seperti anak,” ujarnya waktu itu.",
    ]);
    assert_eq!(found, ["Sri Lestari", "Karto"]);
}

#[test]
fn titles_before_a_name_after_a_comma() {
    let found = after(&[
        "Ketua tim peneliti, Prof. dr. Ni Luh Saraswati, Ph.D., Sp.MK., menjelaskan hal itu. \"Hari ini,\" katanya.",
        "Pegiat antikorupsi dari Lembaga Pantau Banua, Raudah Maulida, menyebut harga itu tinggi. \"Beli satu,\" katanya.",
        "Terdakwa termuda, Noviarto, lebih banyak menjawab \"saya tidak tahu\".",
    ]);
    assert_eq!(found, ["Ni Luh Saraswati", "Raudah Maulida", "Noviarto"]);
}

#[test]
fn a_certificate_states_what_it_states() {
    let found = after(&[
        "Sertifikat keselamatan yang salinannya diterima ANTARA memang menyatakan kapal itu \"laik laut dengan catatan\".",
        "Yang menarik perhatian adalah secarik kertas yang ditinggalkan Hendri di meja: \"Maaf, gaji saya ambil sendiri.\"",
        "Perusahaan memasang papan. Di bawahnya warga menambahkan dengan cat merah: \"Ini tanah nenek kami\".",
    ]);
    assert_eq!(found, ["Sertifikat keselamatan", "Hendri", "warga"]);
}

#[test]
fn what_the_dead_have_left_is_theirs() {
    let found = after(&[
        "Novelis Ratna Suryani wafat di Bandung, Sabtu. \"Ibu tidak mau dirawat,\" kata anaknya, Dimas Aditya.",
        "\"Saya menulis karena tidak bisa memasak,\" ujar almarhumah suatu ketika.",
        "Di meja kerjanya tertempel pesan almarhumah: \"Jangan dirapikan.\"",
    ]);
    assert_eq!(found, ["Dimas Aditya", "Ratna Suryani", "Ratna Suryani"]);
}

#[test]
fn a_voice_from_somewhere_is_of_no_place() {
    let found = after(&[
        "Menteri itu naik ke menara. Dari atas terdengar suaranya, entah kepada siapa: \"Nyala, ya.\"",
        "Dari belakang terdengar suara ibunya: \"Turun!\"",
    ]);
    assert_eq!(found, ["Anton Wijaya", "ibu Anton Wijaya"]);
}

#[test]
fn an_agreement_is_of_none_who_signed_it() {
    let found = after(&[
        "Perjanjian yang diteken 38 kepala keluarga itu memuat kalimat yang kini dihafal anak-anak desa: \"Kebun \
        diserahkan setelah tanam.\"",
    ]);
    assert_eq!(found, ["Perjanjian"]);
}

#[test]
fn one_of_them_speaks_for_them_and_a_relation_of_two_words_is_somebodys() {
    let found = after(&[
        "Sejumlah warga Lasolo menunggu di luar gedung. \"Kami tidak mau uangnya,\" kata seorang di antara mereka.",
        "\"Saya minta maaf,\" kata Ismet Daud dengan kepala tertunduk.",
        "Adik iparnya yang duduk di belakang menyahut, \"Saya masih takut!\"",
    ]);
    assert_eq!(found, ["warga Lasolo", "Ismet Daud", "Adik ipar Ismet Daud"]);
}

#[test]
fn another_name_after_a_colon_is_no_quotation() {
    assert!(after(&["Di kampus, mahasiswanya memakai nama lain: \"Bu Lumpur\"."]).is_empty());
}
