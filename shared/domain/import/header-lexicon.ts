/**
 * What the words in a column's header speak of. A header is understood only where each of its words is known: `Stock
 * value` is no stock, because nothing here knows `value`.
 */
export type Notion = keyof typeof spelled;

/** Expressions of several words, read as one; folded, tried in this order. */
export const expressions: readonly (readonly [RegExp, string])[] = [
  [
    /\bon hand\b|\bin stock\b|\bna sklade\b|\bi lager\b|\bpa lager\b|\ben stock\b|\ben existencias?\b|\ben inventario\b|\bop voorraad\b|\bauf lager\b|\bin magazzino\b|\bem (?:estoque|stock)\b/g,
    'onhand',
  ],
  [
    /\b(?:re order|seuil d|reorder|order|commande|pedido|riordino|ordine|reposicion|reappro\w*|reapprovisionnement) (?:point|level|alerte|minimo|minimum)\b/g,
    'reorderpoint',
  ],
  [
    /\b(?:punto|ponto|point|nivel|niveau|livello) (?:de|d|di|do)? ?(?:pedido|reposicion|reposicao|reorden|reabastecimento|reabastecimiento|encomenda|commande|reapprovisionnement|riordino)\b/g,
    'reorderpoint',
  ],
  [
    /\b(?:seuil|alerte|alarm|alerta) (?:d|de|di|do)? ?(?:alerte|reappro\w*|stock|estoque|existencias)\b/g,
    'reorderpoint',
  ],
  [
    /\blow stock(?: (?:amount|threshold|level|alert|warning))?\b|\bstock (?:alert|warning)(?: level| quantity)?\b/g,
    'reorderpoint',
  ],
  [/\bs iva\b|\bw o (?=tax|vat|gst)/g, 'netto'],
  [/\bc iva\b|\bs dph\b|\bvc dph\b|\bvcetne dph\b|\bz vat\b|\bkdv dahil\b|\bz ddv\b/g, 'brutto'],
  [/\balv 0 ?%?$|\bbez (?:dph|vat)\b|\bkdv haric\b|\bveroton hinta\b/g, 'netto price'],
  [
    /\bmots? cles?\b|\bpalabras? claves?\b|\bparole? chiave\b|\bpalavras? chave\b|\bslova klicova\b|\bklicova slova\b/g,
    'tags',
  ],
  [
    /\bunit(?:s)? of measure(?:ment)?\b|\bunidad de medida\b|\bunita di misura\b|\bunidade de medida\b|\bunite de mesure\b|\bjednostka miary\b|\bmerna jednotka\b|\bolcu birimi\b/g,
    'uom',
  ],
  [/\b(?:package|shipping|item) weight\b/g, 'weight'],
  [/\bmodel(?= (?:adi|name|nom|nombre|nome|naam|bezeichnung)$)/g, 'product'],
  [/\bpoint of sale\b/g, 'pointofsale'],
  [/\bp v p\b/g, 'pvp'],
  [/\bp v\b/g, 'pv'],
  [/\br r p\b/g, 'rrp'],
  [/\bu v p\b/g, 'uvp'],
  // How many pieces a price is for.
  [/\bpreis ?einheit\b|\bprice unit\b|\bprijs ?eenheid\b|\bunidad de precio\b/g, 'pricebasis'],
  [/\bpa (?=ht|ttc)/g, 'cost '],
  [/\bq ta\b/g, 'qta'],
  [/\bprix de revient\b/g, 'cost'],
  [/\bstok (?=kod|ad|isim)/g, 'urun '],
  [/\bmade by\b/g, 'maker'],
  [/\bhan\b/g, 'maker code'],
  [/^p ?a$/g, 'cost'],
  // How much is ordered then, and not when.
  [/\bre ?order (?:quantity|qty|amount)\b/g, 'orderamount'],
  [/\bminimum before reorder\b|\breorder trigger\b/g, 'reorderpoint'],
  [/\bstandard cost\b/g, 'cost'],
  [/^p rate$/g, 'buy price'],
  [/^s rate$/g, 'sell price'],
  [/ no tax$/g, ' netto'],
  [/\bmw st\b/g, 'mwst'],
  // The rate of a tax: `incl. 20% VAT`, `TVA 5,5 %`.
  [/\b\d{1,2}(?: \d)? (?=(?:vat|gst|mwst|ust|tva|iva|btw|moms|mva|alv|kdv|dph|tax)\b)/g, ''],
  [/\b(vat|gst|mwst|ust|tva|iva|btw|moms|mva|alv|kdv|dph|tax) \d{1,2}(?: \d)?\b/g, '$1'],
  [/^p (?=(?:coste|costo|custo|compra|venta|venda|achat|vente|acquisto|vendita)\b)/g, 'precio '],
  [/^p (?=(?:stock|name|price|ean|weight|status|desc)\b)/g, ''],
  [/^trendyol da /g, ''],
  [/\b(?:cantidad|cantidades|quantita|quantidade|quantite) (?:a|em|en|in|la) (?:mano|mao|main)\b/g, 'onhand'],
  [/ yes no$| do not change$/g, ''],
  [/^satin alma fiyati$/g, 'buy price'],
  [/^(?:venda|venta) unitari[oa]$|^valor (?:unitario|de venda|de venta)$/g, 'sell price'],
  [/^valor de (?:custo|compra|costo)$/g, 'buy price'],
  [/^(?:selling |sales )?rate$|\bsales price rate\b|\bstart price\b/g, 'sell price'],
  [/^purchase rate$/g, 'buy price'],
  [/\bcustom label(?: sku)?\b|\bseller sku\b|\bcustom sku\b/g, 'sku'],
  [/\bmanufact(?: |$)/g, 'maker '],
  [/ x y z$/g, ''],
  // The least that is sold at once.
  [/^minimal quantity$/g, 'leastsold'],
  [/^active 0 1$/g, 'status'],
  [/ active 0 1$/g, ''],
  [/ fur gld$/g, ''],
  [/\bu m\b|\bj m\b|\bm j\b/g, 'uom'],
  [/\breorder pt(?: min)?\b/g, 'reorderpoint'],
  [/\bcurrency code\b|\bpara birimi\b/g, 'currency'],
];

const spelled = {
  money:
    'listino price prices pricing preis preise prix precio precios prezzo prezzi prijs prijzen preco precos pris priser hinta hinnat cena ceny cenik fiyat fiyati fiyatlari tarif tarifa tarifs pu vk pv pvp rrp msrp srp uvp ovh moc utpris pvc pvgc 価格 単価 値段',
  sell: 'piyasa satilacak sell selling pvc pvgc bezna vanlig normaali normaalihinta sales retail utpris regular normal list listed rrp msrp srp uvp vk pv pvp standard public consumer customer till pos shelf verkauf verkaufs laden endkunden listen liste vente publica publico pubblico venta ventas vendita listino verkoop advies venda vendas forsaljning forsaljnings salg salgs utsalg utsalgs vejledende veiledende myynti suositus ovh sprzedaz sprzedazy detaliczna prodej prodejni maloobchodni moc satis perakende 販売 標準 定価 売価 上代',
  // Of several prices what a maker advises is the last to be the shop's own.
  advised: 'piyasa rrp msrp srp uvp ovh recommended suggested advies vejledende veiledende suositus',
  buy: 'purchase purchased buy buying supply landed acquisition einkauf einkaufs einstand einstands bezugs beschaffungs achat achats compra compras adquisicion acquisto acquisti inkoop inkop inkops indkob indkobs innkjop innkjops handler osto hankinta sisaanosto zakup zakupu kupna nakup nakupni porizovaci alis alim 仕入 仕入れ 下代',
  costs:
    'cost costs innpris indpris costing cogs ek hek nek kost kosten selbstkosten coste costes costo costos custo custos cout couts kostpris kostprijs inpris pmp kustannus koszt naklad naklady maliyet maliyeti 原価',
  offer:
    'sale promo alennus zvyhodnena promotion promotional special offer discounted reduced aktion aktions angebot angebots sonder promocional oferta ofertas rebajado rebajas offerta scontato soldes actie aanbieding kampanj rea tilbud tilbuds kampanje tarjous promocyjna promocja akcni indirimli kampanya セール 特価',
  net: 'subtotal net netto neto netti netto ht excl exkl excluding excluded exc ex hors without sin ohne zonder sem senza utan uden uten ilman veroton haric 税抜 税別',
  gross:
    'gross brutto bruto lordo ttc incl inkl including included inc ink inclus incluido inclusive with mit con com met avec med sis verollinen dahil ivato 税込',
  tax: 'tax taxes vat gst hst ust mwst mehrwertsteuer tva iva btw moms mva alv dph kdv ddv taxe impuesto impuestos imposta imposto steuer',
  stock:
    'stock stocks bestand bestande inventory inventario inventaire stok stan stany voorraad estoque existencia existencias giacenza giacenze scorta scorte lagersaldo saldo zasoba zasoby zapas zapasy inv varasto varastosaldo beholdning lagerbeholdning lagerantal lagerantall lagerstatus soh qoh 在庫 在庫数',
  held: 'lager magazzino magazyn sklad skladu almacen armazem',
  amount:
    'quantity quantities qty qte qta quantite cantidad cantidades quantita aantal quantidade qtd qtde antal antall maara kpl ilosc mnozstvi pocet miktar miktari adet adedi menge anzahl count 数 数量 個数',
  onhand:
    'onhand available availability disponible disponibles disponibile disponibilita disponivel disponibilidade disponibilidad dispo verfugbar verfugbarer verfugbare beschikbaar tilgaengelig tilgjengelig tillganglig tillgangligt saatavilla dostepne dostepna dostepny dostupne dostupnost mevcut current actual aktuell aktueller actuel actuelle attuale huidige magazynowy magazynowa skladova skladove skladem vrije technische fysieke atual reel real free physical',
  low: 'reorderpoint bajo baja bajas bajos bas basse basses basso bassa faible baixo baixa niedrig niedriger niedrige geringe geringer lage laag minimum minimo minima minimal minimale min mini minsta minste mindest meldebestand mindestbestand sicherheits alarm alert alerte alarme low reorder safety par seuil drempel threshold minimalny minimalni minimalna krytyczny kriittinen kritik asgari niski lagt lavt matala nizky dusuk halytys halytysraja tilausraja bestallningspunkt bestillingspunkt genbestillingspunkt bestelpunt bestelniveau',
  level: 'level nivel niveau niva niveaus poziom stav uroven seviye seviyesi raja raha point punkt punt stan',
  name: 'name names bez varetekst title titel titre titulo titolo titulek bezeichnung bezeichnungen benennung artikelbezeichnung artikeltext designation libelle intitule denominacion denominazione denominacao nom nombre nome naam benaming omschrijving benamning namn navn benaevnelse nimi nimike tuotenimi nazwa nazev tytul ad adi isim ismi 名 名称 商品名 品名',
  product:
    'product products item items article articles artikel artikels produit produits producto productos prodotto prodotti articolo articoli articulo articulos produto produtos artigo produkt produkte produkty produktu artykul artykulu towar towaru zbozi art service services polozka polozky vara varu varor vare varer tuote tuotteen tuotteet urun urunun urunler goods 商品 品 製品 アイテム',
  code: 'code codes kode kod kodu kody koodi tunnus codigo cod codice ref reference references referencia referencias riferimento referentie referens referenz rif number nr no num numero nummer numer cislo numara numarasi sifra symbol indeks kurzel clave コード 番号 品番 型番',
  sku: 'sku ugs artikelnummer artikelnr artnr artikelcode varenummer varenr artikelkod tuotekoodi tuotenumero katalogove 品番',
  barcode:
    'barcode barcodes gencod ean eans gtin gtins upc isbn strichcode streckkod strekkode stregkode streepjescode viivakoodi kreskowy kreskowe carovy barkod barkodu eancode jan janコード',
  category:
    'cat kat secao seccion category categories kategoriler osasto osastot kategorie kategorien kategori kategorier kategoria kategorii categorie categorieen categoria categorias categorias warengruppe produktgruppe artikelgruppe varugrupp artikelgrupp produktgrupp artikelgroep famille familia familie rubrique rayon groep productgroep gruppe varegruppe group grupo gruppo department departamento departement abteilung reparto afdeling ryhma tuoteryhma grupa skupina linea カテゴリ カテゴリー 分類 部門',
  supplier:
    'supplier suppliers vendor vendors lieferant lieferanten fournisseur fournisseurs fourn proveedor proveedores fornitore fornitori leverancier leveranciers fornecedor fornecedores leverantor leverantors leverandor leverandors toimittaja toimittajan dostawca dostawcy dodavatel dodavatele tedarikci 仕入先 仕入元 発注先',
  brand:
    'brand brands marke marken marque marca marcas merk varumarke maerke merke merkki tuotemerkki marka markasi znacka ブランド',
  maker:
    'manufacturer manufacturers maker hersteller labo laboratoire laboratorio publisher verlag editeur editorial editore editora uitgever wydawnictwo 出版社 fabricant fabricante produttore fabrikant tillverkare producent producenta produsent valmistaja vyrobce uretici メーカー',
  tags: 'etiketter tag tags schlagwort schlagworter schlagworte etiquette etiquettes etiqueta etiquetas etichetta etichette taggar tagit tunnisteet avainsanat tagi tagow stitky etiket etiketler keywords stichworte emneord stikord タグ',
  weight:
    'weight gewicht eigengewicht versandgewicht poids peso vikt vaegt vekt paino waga hmotnost agirlik agirligi 重量 重さ',
  mass: 'g kg gr grams gram gramm kilogram kilograms lb lbs oz pounds ounces grammes kilos mg',
  picture:
    'image images obrazki gorseller gorselleri img picture pictures photo photos photograph bild bilder foto fotos imagen imagenes immagine immagini afbeelding afbeeldingen imagem imagens billede billeder bilde kuva kuvat zdjecie zdjecia obrazek obrazky gorsel resim 画像',
  address: 'url urls link links src source path file filename main first 1 thumbnail featured',
  text: 'desc aciklamasi description descriptions beschreibung artikelbeschreibung langtext langbeschreibung kurzbeschreibung descripcion descrizione descricao descriptif beskrivning beskrivelse kuvaus opis popis aciklama details detail 説明',
  length:
    'long short lange longue courte corta larga kort kurz krotki lang lunga breve curta longa pitka lyhyt dlouhy kratky kisa kort korte',
  uom: 'uom masseinheit jedn miary unid ud uds eh unit einheit einheiten mengeneinheit verkaufseinheit unite unidad unita eenheid unidade enhet enhed yksikko jednostka jednotka birim birimi jm mj 単位',
  place:
    'filial sucursal bodega tienda loja negozio location warehouse store lagerort standort filiale emplacement entrepot magasin ubicacion ubicazione locatie vestiging lagerplats butik depot depo myymala toimipaikka 店舗 倉庫',
  state: 'status statut etat situacao situacion estado stato tila stav durum tilstand 状態',
  id: 'id ids identifier identifiant identificador identificatore identyfikator kimlik kennung tunniste',
  parent:
    'parent overordnad overordnet foraelder forelder isanta ebeveyn nadrazeny nadrazene vanhempi ubergeordnet ubergeordnetes superior genitore padre pai nadrzedny nadrazeny vaterartikel master',
  own: 'unit atual ist kusu unitaire unitario unitaria unitari einzel stuck stueck piece pieces pcs stk szt ks st each one 1 a stuks enhets styk yks kpl jednostkowa jednotkova birim current seller internal interne interna interno interni intern actual default durchschnittlicher average avg moyen medio base basic main my our own your preferred system principal principale ultimo ultima last letzter letzte dernier derniere laatste style model modell modele modelo modello',
  filler:
    'al of the per in a an and pro je par por de du des der die das den for to la le les el di da do del della dell d l van von of till til za w na u v og och ja i e y und et ve tl',
  pieces:
    'copies exemplare exemplaires ejemplares exemplares esemplari pieces pcs stuck stueck stk szt stuks units piezas pezzi unidades kpl adet ks 個',
  total: 'total gesamt totale totaal totalt yhteensa razem celkem toplam ukupno 合計',
  monetary: 'currency currencycode wahrung devise moneda valuta moeda waluta mena valuutta parabirimi 通貨',
  currency:
    'r us rs rp rm bs eur euro euros usd gbp chf sek nok dkk pln czk huf try tl cad aud nzd jpy cny inr brl mxn cop clp ars zar aed sar xof xaf mad ron bgn uah rub isk sgd hkd thb php idr myr vnd krw ils egp ngn kes ghs pkr lkr bdt kwd qar bhd omr tnd dzd kc zl kr ft 円',
} as const;

/** The words of each notion. */
export const lexicon: Readonly<Record<Notion, string>> = spelled;
