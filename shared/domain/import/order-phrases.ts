import type { OrderField } from './field.ts';

type Spoken = Extract<OrderField, 'orderNumber' | 'placedAt' | 'state'>;

/** What a language calls an order, and its number, date and state: put together they make most headers of order files. */
type Phrases = {
  /** Words for an order as they stand beside the others, divided by bars. */
  readonly order: string;
  readonly words: { readonly [F in Spoken]: string };
};

const languages: readonly Phrases[] = [
  {
    order: 'Order|Sales order|Customer order',
    words: {
      orderNumber: 'Number|No|Nr|Num|Nbr|ID|Reference|Ref|Identifier',
      placedAt: 'Date|Date time|Date and time|Datetime|Placed date|Creation date|Created date|Timestamp',
      state: 'Status|State',
    },
  },
  {
    order:
      'Bestell|Bestellung|Bestellungs|der Bestellung|Auftrag|Auftrags|des Auftrags|Kundenauftrag|Kundenauftrags|Order',
    words: {
      orderNumber: 'Nummer|Nr|No|Num|ID|Kennung',
      placedAt: 'Datum|Zeitpunkt|Datum Uhrzeit|Datum und Uhrzeit|Eingang|Eingangsdatum',
      state: 'Status|Zustand',
    },
  },
  {
    order: 'Commande|de commande|de la commande|Cde|de cde',
    words: {
      orderNumber: 'N°|Nº|No|Nr|Num|Numéro|ID|Référence|Réf|Identifiant',
      placedAt: 'Date|Date et heure|Date heure|Date de création',
      state: 'Statut|État|Situation|Status',
    },
  },
  {
    order: 'Pedido|de pedido|del pedido|Orden|de orden|de la orden',
    words: {
      orderNumber: 'Nº|N°|No|Nro|Núm|Num|Número|ID|Referencia|Ref',
      placedAt: 'Fecha|Fecha y hora|Fecha hora|F|Fecha de creación',
      state: 'Estado|Situación|Estatus|Status',
    },
  },
  {
    order: 'Ordine|di ordine|dell’ordine|d’ordine|del ordine',
    words: {
      orderNumber: 'N|N°|Nº|Nr|No|Num|Numero|ID|Riferimento|Rif',
      placedAt: 'Data|Data e ora|Data ora|Data creazione',
      state: 'Stato|Status',
    },
  },
  {
    order: 'Bestel|Bestelling|Bestellings|Order|van bestelling|van de bestelling|van order|van de order',
    words: {
      orderNumber: 'Nummer|Nr|No|ID|Kenmerk|Referentie',
      placedAt: 'Datum|Tijdstip|Datum tijd|Datum en tijd',
      state: 'Status|Toestand',
    },
  },
  {
    order: 'Pedido|do pedido|de pedido|Encomenda|da encomenda|de encomenda',
    words: {
      orderNumber: 'N|Nº|N.º|N°|No|Nr|Núm|Num|Número|ID|Referência|Ref',
      placedAt: 'Data|Data e hora|Data hora|Data de criação',
      state: 'Estado|Situação|Status',
    },
  },
  {
    order: 'Order|Beställnings|Beställning|Köp',
    words: {
      orderNumber: 'Nummer|Nr|No|ID|Referens',
      placedAt: 'Datum|Tidpunkt|Datum och tid',
      state: 'Status',
    },
  },
  {
    order: 'Ordre|Bestillings|Bestilling|Order|Salgsordre',
    words: {
      orderNumber: 'Nummer|Nr|No|ID|Reference|Referanse',
      placedAt: 'Dato|Tidspunkt|Dato og tid',
      state: 'Status|Tilstand',
    },
  },
  {
    order: 'Tilaus|Tilauksen',
    words: {
      orderNumber: 'Numero|Nro|Nr|No|ID|Tunnus|Tunniste|Viite',
      placedAt: 'Päivä|Päivämäärä|Pvm|Ajankohta',
      state: 'Tila|Status',
    },
  },
  {
    order: 'Zamówienie|Zamówienia|Zam|Zlecenia|Zlecenie',
    words: {
      orderNumber: 'Numer|Nr|No|ID|Identyfikator',
      placedAt: 'Data|Data i godzina|Data złożenia|Data utworzenia',
      state: 'Status|Stan',
    },
  },
  {
    order: 'Objednávka|Objednávky|Obj',
    words: {
      orderNumber: 'Číslo|Č|Nr|No|ID',
      placedAt: 'Datum|Datum a čas|Dátum|Dátum a čas|Datum vytvoření|Dátum vytvorenia',
      state: 'Stav|Status',
    },
  },
  {
    order: 'Sipariş|Siparişin',
    words: {
      orderNumber: 'Numarası|Numara|No|Nr|Num|ID',
      placedAt: 'Tarihi|Tarih|Zamanı|Tarihi ve saati|Oluşturma tarihi',
      state: 'Durumu|Durum|Statüsü',
    },
  },
  {
    order: 'Rendelés|Megrendelés|Rendelési|Megrendelési|Rendelésének',
    words: {
      orderNumber: 'Szám|Száma|Sorszám|Sorszáma|Azonosító|Azonosítója|ID',
      placedAt: 'Dátum|Dátuma|Időpont|Időpontja|Napja|Kelte|Leadás dátuma',
      state: 'Állapot|Állapota|Státusz|Státusza',
    },
  },
  {
    order: 'Comandă|Comandei|Comenzii|de comandă',
    words: {
      orderNumber: 'Număr|Numărul|Nr|No|ID|Referință',
      placedAt: 'Data|Dată|Data și ora',
      state: 'Stare|Starea|Status',
    },
  },
  {
    order: 'Narudžba|Narudžbe|Narudžbenice|Porudžbina|Porudžbine|Naročilo|Naročila|Naročilu',
    words: {
      orderNumber: 'Broj|Br|Številka|Št|ID',
      placedAt: 'Datum|Datum i vrijeme|Datum i vreme|Datum in čas',
      state: 'Status|Stanje',
    },
  },
  {
    order: 'Заказ|Заказа|Замовлення|Поръчка|Поръчката|на поръчка|на поръчката',
    words: {
      orderNumber: 'Номер|№|N|Nr|ID|Ид|Код',
      placedAt: 'Дата|Дата и время|Дата создания|Дата оформления|Дата та час|Дата створення|Дата и час',
      state: 'Статус|Состояние|Стан|Състояние',
    },
  },
  {
    order: 'Παραγγελία|Παραγγελίας',
    words: {
      orderNumber: 'Αριθμός|Αρ|Αρ.|Νο|No|ID|Κωδικός',
      placedAt: 'Ημερομηνία|Ημ/νία|Ημ.|Ημερομηνία και ώρα',
      state: 'Κατάσταση',
    },
  },
  {
    order: 'الطلب|طلب|الطلبية|الأمر|طلب الشراء',
    words: {
      orderNumber: 'رقم|معرف|معرّف|كود|رمز',
      placedAt: 'تاريخ|تاريخ ووقت|تاريخ إنشاء|تاريخ و وقت',
      state: 'حالة',
    },
  },
  {
    order: 'הזמנה|ההזמנה',
    words: { orderNumber: 'מספר|מס׳|מס|מזהה|קוד', placedAt: 'תאריך|מועד|תאריך ושעת', state: 'סטטוס|מצב' },
  },
  {
    order: '订单|訂單|交易|下单|下單|订购|訂購|销售订单|銷售訂單|销售单|銷售單|主订单',
    words: {
      orderNumber: '编号|編號|号|號|号码|號碼|ID|单号|單號|序号',
      placedAt: '日期|时间|時間|创建时间|创建日期|生成时间|提交时间|成立時間|成立日期|建立時間|建立日期',
      state: '状态|狀態',
    },
  },
  {
    order: '注文|ご注文|受注|受注伝票|オーダー|伝票',
    words: {
      orderNumber: '番号|ID|No|コード|管理番号',
      placedAt: '日時|日|日付|年月日|確定日|確定日時',
      state: 'ステータス|状態|状況',
    },
  },
  {
    order: '주문|주문서|오더',
    words: {
      orderNumber: '번호|ID|코드|아이디|고유번호',
      placedAt: '일|일시|일자|날짜|시간|접수일|접수일시',
      state: '상태|진행상태|처리상태',
    },
  },
  {
    order: 'Đơn hàng|Đơn|Đặt hàng',
    words: { orderNumber: 'Mã|Số|ID', placedAt: 'Ngày|Thời gian|Ngày tạo', state: 'Trạng thái|Tình trạng' },
  },
  {
    order: 'Pesanan|Order',
    words: { orderNumber: 'No|Nomor|ID', placedAt: 'Tanggal|Waktu', state: 'Status' },
  },
  {
    order: 'คำสั่งซื้อ|การสั่งซื้อ|สั่งซื้อ|ใบสั่งซื้อ|ออเดอร์',
    words: { orderNumber: 'หมายเลข|เลขที่|รหัส', placedAt: 'วันที่|วันเวลา', state: 'สถานะ' },
  },
];

/** Headers of an order's number, date or state in any of these languages, the words in either order. */
export function phrasesOf(field: OrderField): readonly string[] {
  if (field !== 'orderNumber' && field !== 'placedAt' && field !== 'state') return [];
  return languages.flatMap(({ order, words }) =>
    order
      .split('|')
      .flatMap((one) =>
        words[field].split('|').flatMap((word) => [`${one} ${word}`, `${one}${word.toLowerCase()}`, `${word} ${one}`]),
      ),
  );
}

/** What an order is called, with what stands beside it where its number, date or state is meant. */
export const orderNouns: readonly string[] = languages.flatMap(({ order }) => order.split('|'));
