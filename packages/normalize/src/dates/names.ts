/**
 * Month and weekday names of 33 languages as `Intl` knows them, long and short, folded by `foldName`. A table, not a computation:
 * `Intl` needs 160 ms for it, and its data differ from one Node release to the next. Where languages disagree (`listopad`) the one
 * with more feeds has it.
 */
const monthNames = [
  `january jan januar janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty январь
   января янв січень січня січ ocak oca tammikuu tammikuuta tammi leden ledna led januara ianuarie ian
   януари ιανουαριου ιαν sijecanj sijecnja sij јануар јан sausis sausio janvaris jaanuar jaan gener
   xaneiro xan urtarrila urt eanair ean`,
  `february feb februar fevrier fevr febrero febbraio fevereiro fev februari luty lutego lut февраль
   февраля февр фев лютии лютого лют subat sub helmikuu helmikuuta helmi unor unora uno februara febr
   februarie февруари φεβρουαριου φεβ veljaca veljace velj фебруар феб vasaris vasario februaris veebruar
   veebr febrer febreiro otsaila ots feabhra feabh`,
  `march mar marz mars marzo marco maart mrt marzec marca март марта мар березень березня бер mart marts
   maaliskuu maaliskuuta maalis brezen brezna bre marec marcius marc martie μαρτιου μαρ ozujak ozujka ozu
   kovas kovo martxoa marta maret mrz maerz μαω`,
  `april apr avril avr abril abr aprile kwiecien kwietnia kwi апрель апреля апр квітень квітня квіт nisan
   nis huhtikuu huhtikuuta huhti duben dubna dub aprila aprilis aprilie април απριλιου απρ travanj
   travnja tra balandis balandzio aprill dabril dabr apirila api aibrean aib`,
  `may mai mayo maggio mag maio mei maj maja маи мая травень травня трав mayis toukokuu toukokuuta touko
   kveten kvetna kve majus μαιου μαι svibanj svibnja svi мај geguze geguzes maijs maig maiatza bealtaine
   beal`,
  `june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн червень червня черв
   haziran haz kesakuu kesakuuta kesa cerven cervna cvn juna junius iunie iun юни ιουνιου ιουν lipanj
   lipnja јун junij birzelis birzelio junijs juuni juny xuno ekaina eka meitheamh meith jui ιον`,
  `july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл липень липня лип
   temmuz tem heinakuu heinakuuta heina cervenec cervence cvc jula julius iulie iul юли ιουλιου ιουλ
   srpanj srpnja јул julij liepa liepos julijs juuli juliol xullo xul uztaila uzt iuil ιολ`,
  `august aug aout agosto ago augustus sierpien sierpnia sie август августа авг серпень серпня серп
   agustos agu augusti elokuu elokuuta elo srpen srpna srp augusta augusztus αυγουστου αυγ kolovoz
   kolovoza kol avgust avg rugpjutis rugpjucio augusts agost dagost ag dag abuztua abu agust lunasa lun
   agustus`,
  `september sep sept septembre septiembre settembre set setembro wrzesien wrzesnia wrz сентябрь сентября
   сент вересень вересня вер eylul eyl syyskuu syyskuuta syys zari zar septembra szeptember szept
   septembrie септември σεπτεμβριου σεπ rujan rujna ruj септембар сеп rugsejis rugsejo septembris
   setembre iraila ira mfomh`,
  `october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz октябрь
   октября окт жовтень жовтня жовт ekim eki lokakuu lokakuuta loka rijen rijna rij oktobra octombrie
   октомври οκτωβριου οκτ октобар spalis spalio oktobris oktoober doctubre doct urria urr dfomh`,
  `november nov novembre noviembre novembro listopad listopada lis ноябрь ноября нояб листопад листопада
   лист kasim kas marraskuu marraskuuta marras listopadu novembra noiembrie ноември νοεμβριου νοε studeni
   studenoga stu новембар нов lapkritis lapkricio novembris azaroa aza samhain samh`,
  `december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru декабрь
   декабря дек грудень грудня груд aralik ara desember des joulukuu joulukuuta joulu prosinec prosince
   pro decembra decembrie декември δεκεμβριου δεκ prosinac prosinca децембар дец gruodis gruodzio
   decembris detsember dets desembre decembro abendua abe nollaig noll`,
];

const weekdayNames = `monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag
  mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi
  samedi dimanche lun mar mer jeu ven sam dim lunes martes miercoles jueves viernes sabado domingo mie jue
  vie sab dom lunedi martedi mercoledi giovedi venerdi sabato domenica gio segunda feira terca quarta
  quinta sexta seg ter qua qui sex maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za
  zo poniedzialek wtorek sroda czwartek piatek sobota niedziela pon wt sr czw pt sob niedz понедельник
  вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс понеділок вівторок середа четвер
  пятниця субота неділя нд pazartesi sali carsamba persembe cuma cumartesi pazar pzt sal car per cum cmt
  paz mandag tisdag onsdag torsdag fredag lordag sondag man tis ons tors fre lor son tirsdag tirs tir tor
  maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ti ke to pe la su pondeli utery
  streda ctvrtek patek nedele po ut st ct pa ne pondelok utorok stvrtok piatok nedela pi hetfo kedd szerda
  csutortok pentek szombat vasarnap sze cs szo luni marti miercuri joi vineri sambata duminica vin dum
  понеделник сряда четвъртък петък събота неделя δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη
  δευ τρι τετ πεμ παρ σαβ κυρ ponedjeljak utorak srijeda cetvrtak petak subota nedjelja uto sri cet pet
  sub ned понедељак уторак четвртак петак недеља пон уто сре чет пет суб нед ponedeljek torek sreda
  cetrtek petek nedelja sre pirmadienis antradienis treciadienis ketvirtadienis penktadienis sestadienis
  sekmadienis pr an tr kt pn sk pirmdiena otrdiena tresdiena ceturtdiena piektdiena sestdiena svetdiena
  pirmd otrd tresd ceturtd piektd sestd svetd esmaspaev teisipaev kolmapaev neljapaev reede laupaev
  puhapaev dilluns dimarts dimecres dijous divendres dissabte diumenge dl dt dc dj dv ds dg luns mercores
  xoves venres xov astelehena asteartea asteazkena osteguna ostirala larunbata igandea al ar az og or lr
  ig manudagur þriðjudagur miðvikudagur fimmtudagur fostudagur laugardagur sunnudagur þri mið fim fos lau
  de luain mairt ceadaoin deardaoin haoine sathairn domhnaigh luan cead dear aoine sath domh senin selasa
  rabu kamis jumat sabtu minggu sen sel rab kam jum min hai ba tu nam sau bay chu nhat cn thurs thur tues
  weds wednes`;

const months = new Map(
  monthNames.flatMap((names, index) => names.split(/\s+/).map((name): [string, number] => [name, index + 1])),
);
const weekdays = new Set(weekdayNames.split(/\s+/));
const englishWeekday = /^(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/;

/** The month a word names, 1 to 12, in any of the languages; English ones also misspelt (`Septemer`). Takes folded words. */
export function monthOfName(word: string): number | undefined {
  return months.get(word) ?? (/^[a-z]{5,10}$/.test(word) ? misspeltMonth(word) : undefined);
}

/** Whether a folded word names a weekday, whichever. */
export function isWeekday(word: string): boolean {
  return weekdays.has(word) || englishWeekday.test(word);
}

/** Whether a folded word names a weekday in English, which no other language has for a month. */
export function isEnglishWeekday(word: string): boolean {
  return englishWeekday.test(word);
}

/** Lower case, without marks, dots and apostrophes: `Mär.` → `mar`, `Şub` → `sub`. */
export function foldName(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.'’ʼ]/g, '')
    .replace(/[łıøđ]/g, (letter) => foldedLetters[letter] ?? letter);
}

const foldedLetters: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd' };

function misspeltMonth(word: string): number | undefined {
  const start = word.slice(0, 4);
  const index = englishMonths.findIndex((name) => name.startsWith(start) && name.at(-1) === word.at(-1));
  return index < 0 ? undefined : index + 1;
}

const englishMonths = monthNames.map((names) => names.split(' ', 1)[0] ?? '');
