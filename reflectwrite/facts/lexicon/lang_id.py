"""Indonesian."""

from __future__ import annotations

from .base import Lexicon, counts, table, words

LEXICON = Lexicon(
    language="id",
    cardinals=counts(
        "nol=0 satu=1 dua=2 tiga=3 empat=4 lima=5 enam=6 tujuh=7 delapan=8 sembilan=9 sepuluh=10"
        " sebelas=11 seratus=100 seribu=1000 sejuta=1000000"
    ),
    scales=counts(
        "puluh=10 ratus=100 ribu=1000 juta=1000000 miliar=1000000000 triliun=1000000000000 lusin=12"
    ),
    teens=words("belas"),
    weak_numbers=words("nol satu"),
    half=words("setengah"),
    ordinals=counts(
        "pertama=1 kedua=2 ketiga=3 keempat=4 kelima=5 keenam=6 ketujuh=7 kedelapan=8"
        " kesembilan=9 kesepuluh=10"
    ),
    weak_ordinals=words("pertama kedua ketiga keempat"),
    percent=words("persen"),
    magnitudes=counts("rb=3 jt=6 ribu=3 juta=6 miliar=9 triliun=12"),
    currencies=table("rupiah=IDR dolar=USD euro=EUR pound=pound yen=JPY ringgit=MYR sen=cent"),
    units=table(
        "milimeter=mm sentimeter=cm meter=m kilometer=km gram=g kilogram=kg kilo=kg ton=t liter=l"
        " meter_persegi=m2 meter_kubik=m3 hektar=ha derajat=° megabyte=MB gigabyte=GB mil=mi"
    ),
    durations=table(
        "detik=s menit=min jam=h hari=D minggu=W pekan=W bulan=M kuartal=Q triwulan=Q tahun=Y"
        " malam=D dekade=decade"
    ),
    weak_durations=words("hari saat"),
    business=words("kerja"),
    weak_weekdays=words("minggu"),
    weekday_extra=counts("jum'at=4 ahad=6"),
    month_leads=words("bulan pada sejak hingga sampai akhir awal pertengahan di dan"),
    year_leads=words("tahun pada sejak hingga sampai"),
    ranges=words("sampai hingga s/d atau"),
    joins=words("dan"),
    hour_words=words("pukul jam"),
    at_words=words("pukul jam"),
    hedges=words("sekitar kira hampir kurang lebih"),
    counted=words(
        "hal poin pertanyaan opsi alasan perubahan langkah bagian kemungkinan tanggal kali"
        " pihak lainnya orang"
    ),
    labels=words(
        "langkah opsi poin bagian halaman bab gambar tabel lampiran pasal pertanyaan nomor no versi"
    ),
    determiners=words("para semua seluruh"),
    function_words=words(
        "yang dan atau tetapi namun jika kalau bila karena bahwa siapa apa di ke dari pada untuk"
        " dengan tanpa tentang oleh antara sampai hingga sejak saya aku kamu anda beliau dia ia"
        " kami kita mereka ini itu tersebut tidak bukan belum sudah telah akan sedang masih juga"
        " hanya sangat lebih paling adalah ialah merupakan ada dapat bisa harus boleh mohon tolong"
        " silakan terima kasih hari besok kemarin sayangnya selain sehubungan berikut terlampir"
        " semoga setiap semua para agar supaya maka lalu kemudian"
    ),
    greetings=words("yth kepada halo hai selamat pagi siang sore malam dear hormat perihal dari"),
    signoffs=words("salam hormat terima hormat kami saya"),
    title_words=words("bapak ibu pak bu bpk sdr sdri saudara saudari dr prof ir drs h hj tn ny"),
    particles=words("bin binti"),
    not_names=words(
        "ceo pdf api url as ue ppn pt cv tbk hrd it ok internet tim departemen direksi perusahaan"
        " pelanggan klien kontrak perjanjian pasal lampiran natal lebaran ramadan inggris indonesia"
        " eropa pemerintah kementerian npwp ktp iban sms gps vpn usb anda bapak ibu rp"
    ),
    tell=words("yang dan di untuk dengan kami anda pada dari ini akan tidak telah dapat"),
)
