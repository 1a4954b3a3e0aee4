/** What a cell says that should hold a figure and holds words: that there is some, that there is none, or nothing. */
export type FigureWord = 'some' | 'none' | 'nothing';

/** Letters and digits of a cell, folded: `In Stock`, `in-stock` and `INSTOCK` are one word. */
const compact = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const wordsOf = (...languages: readonly string[]): ReadonlySet<string> =>
  new Set(languages.join(',').split(',').map(compact));

const some = wordsOf(
  'in stock,available,yes,plenty,many,unlimited,infinite,infinity,always available,made to order,on demand,backorder,available on backorder,on backorder,preorder,limited,limited stock,low stock,few left',
  'auf lager,vorrätig,verfügbar,lieferbar,sofort lieferbar,ja,unbegrenzt,unendlich,auf bestellung,nachbestellt,genügend,viele,wenige',
  'en stock,disponible,oui,illimité,sur commande,beaucoup',
  'en existencia,disponible,en existencias,sí,ilimitado,bajo pedido,hay,muchos',
  'disponibile,in magazzino,illimitato,su ordinazione,disponibilità immediata,molti',
  'op voorraad,voorradig,beschikbaar,leverbaar,onbeperkt,op bestelling,veel',
  'em estoque,em stock,disponível,sim,ilimitado,sob encomenda',
  'i lager,finns i lager,tillgänglig,obegränsat,beställningsvara',
  'på lager,tilgængelig,tilgjengelig,ubegrænset,ubegrenset,bestillingsvare',
  'varastossa,saatavilla,kyllä,rajaton',
  'w magazynie,na stanie,dostępny,dostępne,dostępna,tak,nieograniczony,nieograniczone,na zamówienie',
  'skladem,na skladě,dostupné,ano,neomezeno,na objednávku',
  'stokta,stokta var,var,mevcut,evet,sınırsız',
  '在庫あり,あり,有,無制限,取り寄せ,○,◎,△',
  'в наличии,есть,есть в наличии,много,мало,под заказ,на складе,неограниченно,є,є в наявності,в наявності',
  '有货,现货,有,充足,不限,无限,預購,有貨,現貨,재고있음,있음,판매중,무제한,متوفر,متاح,يوجد,במלאי,יש,ναι,διαθέσιμο,σε απόθεμα',
  'készleten,raktáron,van,în stoc,disponibil,na zalihi,dostupno,tersedia,ada,còn hàng,มี,มีสินค้า',
);
const none = wordsOf(
  'out of stock,sold out,not stocked,unavailable,not available,no stock,no,none left,nil,zero,discontinued,not tracked,untracked',
  'nicht auf lager,nicht vorrätig,nicht verfügbar,ausverkauft,nicht lieferbar,vergriffen,nein,kein bestand',
  'rupture,en rupture,rupture de stock,épuisé,indisponible,non disponible,non,hors stock',
  'agotado,sin existencias,sin stock,no disponible,no hay',
  'esaurito,non disponibile,terminato',
  'niet op voorraad,uitverkocht,niet beschikbaar,niet leverbaar,nee',
  'esgotado,sem estoque,sem stock,indisponível,não disponível,não',
  'slut,slut i lager,slutsåld,ej i lager,nej',
  'udsolgt,utsolgt,ikke på lager,ikke tilgængelig,ikke tilgjengelig,nei',
  'loppu,loppunut,loppuunmyyty,ei varastossa,ei saatavilla,ei',
  'brak,brak w magazynie,niedostępny,niedostępne,niedostępna,wyprzedane,nie',
  'vyprodáno,není skladem,nedostupné,ne',
  'stokta yok,tükendi,yok,hayır,mevcut değil',
  '在庫なし,在庫切れ,なし,無,無し,売り切れ,品切れ,×',
  'нет,нет в наличии,отсутствует,закончился,снят с продажи,немає,немає в наявності,няма',
  '缺货,无货,售罄,无,缺貨,無貨,품절,재고없음,없음,غير متوفر,نفد,نفذ,لا يوجد,אזל,אזל מהמלאי,אין,μη διαθέσιμο,εξαντλημένο',
  'nincs,nincs készleten,elfogyott,stoc epuizat,indisponibil,nema,rasprodano,habis,kosong,hết hàng,หมด,สินค้าหมด',
);
const nothing = wordsOf(
  'n/a,na,n.a.,not applicable,does not apply,unknown,tbd,tba,tbc,null,nan,undefined,variable,varies,various,on request,price on request,poa,call,call for price,ask,see website,multiple,mixed',
  'k.a.,keine angabe,entfällt,unbekannt,variabel,auf anfrage,preis auf anfrage,verschieden,nicht zutreffend,trifft nicht zu',
  's/o,sans objet,non applicable,inconnu,sur devis,sur demande,nous consulter,ne s’applique pas',
  'no aplica,desconocido,a consultar,consultar,según,nd,n/d',
  'non applicabile,sconosciuto,su richiesta,variabile,non si applica',
  'nvt,niet van toepassing,onbekend,op aanvraag,variabel',
  'não aplicável,não se aplica,desconhecido,sob consulta,variável',
  'ej tillämplig,gäller ej,okänd,på begäran,offert',
  'ikke relevant,ukendt,ukjent,på forespørgsel,på forespørsel',
  'ei sovellu,tuntematon,kysy hintaa,vaihtelee',
  'nie dotyczy,nieznany,na zapytanie,zmienna',
  'neplatí,neuvedeno,neznámé,na dotaz,netýká se',
  'geçerli değil,uygulanamaz,bilinmiyor,fiyat sorunuz,değişken',
  '該当なし,不明,要問合せ,時価,未定',
);

/** What a cell says in place of a figure; undefined where it is a figure, or words that are not known. */
export function figureWord(cell: string): FigureWord | undefined {
  // A dash, a question mark, a few points: somebody had nothing to write.
  if (/^[\s\-–—−_.?*/\\#]+$/.test(cell)) return 'nothing';
  if (/^[∞○◎△]$/.test(cell.trim())) return 'some';
  if (cell.trim() === '×') return 'none';
  const word = compact(cell);
  if (some.has(word)) return 'some';
  if (none.has(word)) return 'none';
  if (nothing.has(word)) return 'nothing';
  return isAbout(cell) ? 'some' : undefined;
}

/** `5+`, `>100`, `<5`, `~20`, `10-20`, `100 or more`: a figure that is none. */
function isAbout(cell: string): boolean {
  const text = cell.trim().toLowerCase();
  return (
    /^\d[\d.,\s]*\s*\+$/.test(text) ||
    /^\+\s*de\s*\d+$/.test(text) ||
    /^(?:[<>≤≥~≈]=?|ca\.?|approx\.?|about|über|mehr als|plus de|más de|più di|meer dan|mais de|over|mer än|mere end|yli|ponad|powyżej|více než|more than|over|up to|bis|under|unter|less than)\s*\d[\d.,\s]*$/.test(
      text,
    ) ||
    /^\d+\s*(?:-|–|to|bis|à|a|\.\.)\s*\d+$/.test(text) ||
    /^\d+\s*(?:or more|and more|oder mehr|und mehr|ou plus|o más|o più|of meer|ou mais|eller fler|eller flere|tai enemmän|lub więcej|nebo více|以上)$/.test(
      text,
    )
  );
}

const noCodes = wordsOf(
  'does not apply,doesnt apply,not applicable,n/a,none,no barcode,no code,no ean,no gtin,no upc,unbarcoded,null,nan,undefined,unknown,tbd,tba,exempt,gtin exempt,not available,pending,missing,to do,see label',
  'fehlt,folgt,offen,trifft nicht zu,nicht zutreffend,entfällt,kein,keine,keiner,kein barcode,keine ean,ohne,ohne ean,ohne barcode,k.a.,keine angabe,unbekannt,nicht vorhanden',
  'ne s’applique pas,non applicable,sans objet,sans,sans code,sans ean,aucun,aucune,inconnu,non renseigné',
  'no aplica,no se aplica,sin código,sin codigo de barras,sin ean,ninguno,ninguna,desconocido,no corresponde',
  'non si applica,non applicabile,nessuno,nessun codice,senza codice,senza ean,sconosciuto,non disponibile',
  'niet van toepassing,nvt,geen,geen ean,geen barcode,zonder,onbekend',
  'não aplicável,não se aplica,nenhum,sem código,sem ean,sem gtin,desconhecido',
  'ej tillämplig,gäller ej,gäller inte,ingen,saknas,okänd',
  'ikke relevant,gælder ikke,gjelder ikke,ikke aktuelt,mangler,ukendt,ukjent',
  'ei sovellu,ei koske,ei ole,puuttuu,tuntematon',
  'nie dotyczy,brak,brak kodu,brak ean,bez kodu,nieznany',
  'netýká se,neplatí,neuvedeno,není,bez kódu,bez ean,neznámý',
  'geçerli değil,uygulanamaz,yok,barkod yok,bilinmiyor',
  '該当なし,なし,無し,不明,該当しません',
);

/** Whether a cell of a code column says that there is no code: `does not apply`, `n/a`, a dash, and for barcodes zeros alone or words. */
export function isNoCode(code: string, kind: 'sku' | 'barcode'): boolean {
  if (/^[\s\-–—−_.?*/\\]+$/.test(code)) return true;
  if (kind === 'barcode' && (/^[0\s-]+$/.test(code) || isOfWords(code.trim()))) return true;
  return noCodes.has(compact(code));
}

/** Whether a text without digits is none that is printed in bars: words with spaces or other letters, `TBC`, `x`, `xxx`. */
function isOfWords(text: string): boolean {
  if (/\p{N}/u.test(text)) return false;
  return /\s|[^\x21-\x7e]/.test(text) || /^.{1,2}$|^(.)\1+$/.test(text) || figureWord(text) !== undefined;
}
