//! Speakers whom other sentences tell: those who act keep the floor, texts are of whoever wrote or put them up, strangers
//! get their names later.

use super::quotes::read;
use super::speakers::names;
use super::whose_words::after;

#[test]
fn those_known_by_initials_speak_when_they_act() {
    let suspect =
        "Adapun RS, bekas kasir, bertugas menampung uang. Ketika digiring, WK menunduk. \"Saya juga ditipu,\" katanya.";
    assert_eq!(after(&[suspect]), ["WK"]);
    let skipper =
        "Sebelum bubar, LKW, yang sejak awal diam, mengangkat wajah. \"Boleh saya telepon istri?\" kata nakhoda itu.";
    assert_eq!(after(&["LKW ditangkap di gudang. Polisi menyita garam.", skipper]), ["LKW"]);
}

#[test]
fn whoever_acts_keeps_the_floor_when_a_record_holder_is_named() {
    let lifter = "Rizal (22), yang duduk di sampingnya, tersipu. Angkatannya hanya 2 kilogram di bawah lifter Korea Han \
        Min-su. \"Saya sering mimpi,\" kata dia.";
    assert_eq!(after(&["Rizal Ananda hadir.", lifter]), ["Rizal Ananda"]);
}

#[test]
fn a_pronoun_after_an_introduction_goes_on_with_the_subject() {
    let letter = "AR belum kembali ke sekolah. Lewat ibunya, ia menitipkan sepucuk surat. \"Sepatuku nomor 39,\" demikian \
        isi surat itu.";
    assert_eq!(after(&[letter]), ["AR"]);
}

#[test]
fn an_officer_has_a_rank() {
    let lines = [
        "\"Kambingnya tertib,\" kata Kasat Lantas Kompol Yogi Prasetia.",
        "Supardi dijerat undang-undang. Ditanya soal kambing, perwira menengah itu terdiam. \"Nanti saya tanyakan,\" jawabnya.",
    ];
    assert_eq!(after(&lines), ["Yogi Prasetia", "Yogi Prasetia"]);
}

#[test]
fn how_long_somebody_has_worked_is_no_age() {
    let lines = [
        "\"Pesan dua kambing,\" kata pengusaha Ratna Kumala (30).",
        "Adapun Supardi mengaku kapok.",
        "\"Sekarang helm saya dua,\" pungkas pria yang 30 tahun berjualan sate itu.",
    ];
    assert_eq!(after(&lines), ["Ratna Kumala", "Supardi"]);
}

#[test]
fn a_first_name_tells_the_gender() {
    let lines = [
        "Sutinah Marpaung, pedagang bakso, mengeluh. \"Sepi,\" kata Sutinah.",
        "\"Kami jalan terus,\" kata ketua panitia Bambang Saragih.",
        "\"Apa boleh buat,\" ujar perempuan itu.",
    ];
    assert_eq!(after(&lines), ["Sutinah Marpaung", "Bambang Saragih", "Sutinah Marpaung"]);
}

#[test]
fn what_a_later_sentence_says_of_a_voice_or_a_paper() {
    let voice = "\"Ketemu!\" begitu suara yang terdengar dari radio. Suara itu milik Kusaeri, warga setempat.";
    assert_eq!(after(&[voice]), ["Kusaeri"]);
    let paper = "Di pintu bangsal tertempel kertas bertulisan tangan: \"Bisik-bisik saja\". Kertas itu, kata Debora, ditulis \
        dan dipasang oleh petugas kebersihan, Om Tinus.";
    assert_eq!(after(&[paper]), ["Tinus"]);
    let message = "Pesan seorang penumpang menyebar luas. Isinya: \"Tolong kabari basarnas.\" Pengirimnya, sopir truk bernama \
        Dewa Arimbawa, membenarkan pesan itu.";
    assert_eq!(after(&[message]), ["Dewa Arimbawa"]);
}

#[test]
fn a_stranger_who_gets_a_name() {
    let lines = [
        "Hanya satu yang membantah. \"Aku duduk sama dia,\" balas seorang siswi.",
        "Siswi itu, NK (13), menjadi saksi.",
    ];
    assert_eq!(after(&lines), ["NK"]);
}

#[test]
fn a_text_is_of_whoever_wrote_it() {
    let read_out =
        "Di hadapan wartawan Anton membacakan surat seorang ibu di Jember: \"Kaca jendela saya retak tiga.\"";
    assert_eq!(after(&[read_out]), ["ibu di Jember"]);
    let clause = "Salah satunya surat bertahun 1974 dari Praha, yang ditulis seorang bekas mahasiswa bernama Marsudo kepada \
        ibunya: \"Kentang di sini bisa menjadi apa saja.\"";
    assert_eq!(after(&[clause]), ["Marsudo"]);
    let union = "\"Cabut surat keputusan itu,\" demikian bunyi pernyataan sikap Aliansi Mahasiswa Unsara.";
    assert_eq!(after(&[union]), ["Aliansi Mahasiswa Unsara"]);
    let put_up =
        "Hal senada tertulis pada selembar kardus yang dipasang pemuda desa di tepi jalan: \"BUTUH AIR BERSIH\".";
    assert_eq!(after(&[put_up]), ["pemuda desa"]);
}

#[test]
fn they_are_the_body_that_wrote() {
    let forum = "Organisasi tempat Sutrisna bergabung, Forum Petani Sawit Riau, menyurati Menteri. Dalam surat itu mereka \
        menulis: \"Kami mendukung sawit yang bersih.\"";
    assert_eq!(after(&[forum]), ["Forum Petani Sawit Riau"]);
    let auditors =
        "Menurut laporan tim auditor BPKP setebal 64 halaman, tujuh rusak. \"Fisiknya tidak ada,\" tulis mereka.";
    assert_eq!(after(&[auditors]), ["tim auditor BPKP"]);
}

#[test]
fn ministries_and_commissions_keep_one_name() {
    let minister = "Menteri Luar Negeri RI mengusulkan itu. \"Ini bukan statistik,\" ujar Menlu RI.";
    assert_eq!(names(&[minister]), ["Menteri Luar Negeri RI"]);
    assert_eq!(names(&["\"Setuju,\" ujar Ketua Komisi X."]), ["Ketua Komisi X"]);
}

#[test]
fn places_before_a_subject_and_in_an_office() {
    let weaver = "Di kolong rumah di Kampung Prailiu, Sumba Timur, Yustina Konda (63) mengerjakan kain. \"Lihat benangnya,\" \
        katanya.";
    assert_eq!(after(&["Seorang penenun menolak menjual kain. Ia membongkarnya.", weaver]), ["Yustina Konda"]);
    let school = "Kepala sekolah tempat Dimas belajar, Asep Ridwana, tidak membantah. Ia menyebut kamar mandinya \"lebih cocok \
        untuk budi daya ikan\".";
    assert_eq!(after(&["Dimas (8) dirawat.", school]), ["Asep Ridwana"]);
}

#[test]
fn partial_quotations_and_titles_told_by_their_sentence() {
    let key = "Menurut sekretaris rektorat, kunci itu memang sedang \"dicari bersama-sama\".";
    assert_eq!(names(&[key]), ["sekretaris rektorat"]);
    let view = "Di mata perwira itu, Misnadi adalah \"petugas kebersihan yang lupa digaji negara\".";
    assert_eq!(after(&["Kapolsek Titik Winarni menyambut.", view]).len(), 1);
    let book = "Itulah bekal Laksmi Anindita menulis \"Dapur yang Tidak Padam\", buku yang diluncurkan kemarin.";
    let (quotes, terms, _) = read(&[book]);
    assert_eq!((quotes.len(), terms.len()), (0, 1));
}
