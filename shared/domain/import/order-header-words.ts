import { type OrderField, orderFields } from './field.ts';
import { withAddressees } from './order-addressees.ts';
import { furtherOrderWords } from './order-header-words-world.ts';
import { phrasesOf } from './order-phrases.ts';

/** Words of headers by field, divided by bars; the better ones first, in the languages that shops export in. */
const written: { readonly [F in OrderField]: string } = {
  orderNumber:
    "Order number|Order no|Order ID|Amazon order id|Order|Order name|Order #|Sales order|Sales order number|SalesOrder number|Sales record number|Order reference|Receipt number|Invoice number|Invoice no|Invoice|Bestellnummer|Bestell-Nr.|Auftragsnummer|Auftrags-Nr.|Auftrag|Bestellung|Rechnungsnummer|Numéro de commande|N° de commande|N° commande|Commande|Référence commande|Número de pedido|Nº de pedido|N° pedido|ID de pedido|Pedido|Numero d'ordine|Numero ordine|N. ordine|ID ordine|Ordine|Ordernummer|Bestelnummer|Bestelling|Número do pedido|Número da encomenda|Encomenda|Beställningsnummer|Beställning|Order-ID|Ordrenummer|Ordre nr|Ordre|Bestillingsnummer|Tilausnumero|Tilausnro|Tilaus|Numer zamówienia|Nr zamówienia|Zamówienie|Číslo objednávky|Objednávka|Sipariş numarası|Sipariş no|Sipariş|Order nr|Ordernr|Order-Nr.|Bestell-ID|Auftrags-ID|Vorgangsnummer|ID de commande|Commande n°|N° de la commande|ID pedido|Pedido nº|Nº pedido|Ordine n.|Nr. ordine|N° ordine|Bestelling nr|Nº do pedido|Pedido n.º|N.º da encomenda|Ordrenr|Bestillingsnr|Tilauksen numero|ID zamówienia|Číslo obj.|Sipariş ID|Belegnummer|Beleg-Nr.|Belegnr|Beleg Belegnr|Bonnummer|Bon-Nr.|Receipt ID|Receipt no|Sale ID|Sale number|Transaction ID|Transaction number|Ticket number|Numéro de ticket|N° ticket|Nº ticket|Numero scontrino|N. scontrino|Id order",
  placedAt:
    'Order date|Placed at|Date placed|Created at|Date created|Purchase date|Sale date|Created time|Order created|Invoice date|Date|Ordered at|Order time|Paid at|Bestelldatum|Auftragsdatum|Bestellt am|Datum|Date de commande|Date de la commande|Commandé le|Fecha del pedido|Fecha de pedido|Fecha|Data ordine|Data dell’ordine|Data|Besteldatum|Orderdatum|Data do pedido|Data da encomenda|Beställningsdatum|Ordredato|Bestillingsdato|Dato|Tilauspäivä|Tilauspäivämäärä|Päivämäärä|Päiväys|Data zamówienia|Datum objednávky|Datum vytvoření|Sipariş tarihi|Tarih|Created|Creation date|Date of order|Erstellt am|Datum der Bestellung|Date de création|Fecha de creación|Data di creazione|Aanmaakdatum|Data de criação|Skapad|Oprettet|Opprettet|Luotu|Data utworzenia|Vytvořeno|Oluşturulma tarihi|Created on|Created date|Order created at|Order created on|Ordered on|Order placed|Order timestamp|Date added|Transaction date|Verkauft am|Verkaufsdatum|Belegdatum|Beleg Datum|Date de vente|Vendu le|Fecha de venta|Data di vendita|Verkoopdatum|Order date time|Order datetime|Date time|Datetime|Date add|Date purchased|Date paid|Fecha de compra|Data acquisto|Date d’achat|Data da compra|Aankoopdatum|Kaufdatum|Inköpsdatum|Købsdato|Kjøpsdato|Ostopäivä|Data zakupu|Datum nákupu|Satın alma tarihi|Creado|Creada|Creado el|Creato il|Criado em|Créée le|Utworzono|Luontipäivä|Eingang|Eingegangen am|Fecha creación|Data creazione|Date création',
  dueAt:
    "Due date|Due|Due at|Required date|Required by|Ship by|Ship by date|Promise date|Latest ship date|Deliver by|Delivery date|Expected shipment date|Expected delivery date|Fällig|Fällig am|Lieferdatum|Liefertermin|Date d'échéance|Date de livraison|Fecha de entrega|Data di consegna|Leverdatum|Gewenste leverdatum|Data de entrega|Leveransdatum|Leveringsdato|Toimituspäivä|Data dostawy|Termin realizacji|Datum dodání|Teslim tarihi|Versenden bis|Expédier avant le|Enviar antes del|Fulfill by|Fulfil by|Required ship date",
  shippedAt:
    "Shipped date|Shipped at|Date shipped|Shipped on|Shipped on date|Ship date|Shipped|Fulfilled at|Completed date|Date completed|Completed at|Dispatched|Dispatch date|Dispatched at|Versanddatum|Versendet am|Verschickt am|Versandt am|Date d'expédition|Expédiée le|Expédié le|Fecha de envío|Enviado el|Data di spedizione|Data spedizione|Spedito il|Verzenddatum|Verzonden op|Data de envio|Data de expedição|Enviado em|Skickad|Skickad datum|Skickad den|Afsendelsesdato|Afsendt|Forsendelsesdato|Sendt|Sendt dato|Lähetyspäivä|Lähetetty|Data wysyłki|Wysłano|Datum odeslání|Odesláno|Gönderim tarihi|Gönderildi|Delivered at|Delivered on|Date delivered|Abgeschlossen am|Geliefert am|Livrée le|Terminée le|Entregado el|Completado el|Consegnato il|Completato il|Geleverd op|Voltooid op|Concluído em|Entregue em|Levererad den|Leveret den|Levert den|Toimitettu pvm|Data realizacji|Dokončeno dne|Tamamlanma tarihi",
  cancelledAt:
    'Cancelled at|Canceled at|Cancelled date|Canceled date|Date cancelled|Cancelled on|Cancelled|Canceled|Storniert am|Stornodatum|Storniert|Annulé le|Annulée le|Date d’annulation|Fecha de cancelación|Cancelado el|Data di annullamento|Annullato il|Geannuleerd op|Data de cancelamento|Cancelado em|Annullerad|Avbruten|Annulleret|Kansellert|Peruttu|Data anulowania|Anulowano|Datum storna|Stornováno|İptal tarihi',
  state:
    "Order status|Status|Order state|Sales order status|SalesOrder status|Order item status name|Current state|Fulfilment state|Fulfillment state|Bestellstatus|Auftragsstatus|Zustand|État|Etat|Statut|Statut de commande|Statut de la commande|État de la commande|Estado|Estado del pedido|Estado de pedido|Stato|Stato ordine|Stato dell’ordine|Stato dell'ordine|Bestelstatus|Orderstatus|Situação|Estado do pedido|Status do pedido|Estado da encomenda|Beställningsstatus|Ordrestatus|Ordrestatus tekst|Tila|Tilauksen tila|Status zamówienia|Stan|Stav|Stav objednávky|Durum|Durumu|Sipariş durumu|Auftragszustand|Bestellzustand|Status der Bestellung|Statut commande|Estado de la orden|Estado pedido|Status bestelling|Beställningens status|Status ordre|Tilausstatus|Tilanne|Stan zamówienia|Status objednávky|État commande|Beleg status",
  paymentState:
    'Financial status|Payment status|Payment state|Paid status|Zahlungsstatus|Bezahlstatus|Zahlstatus|Statut du paiement|Statut de paiement|État du paiement|Estado del pago|Estado de pago|Estado financiero|Stato pagamento|Stato del pagamento|Betaalstatus|Betalingsstatus|Status do pagamento|Estado do pagamento|Betalningsstatus|Betalstatus|Maksun tila|Maksutila|Status płatności|Stan płatności|Stav platby|Ödeme durumu',
  deliveryState:
    'Fulfillment status|Fulfilment status|Shipping status|Shipment status|Delivery status|Lieferstatus|Versandstatus|Fulfillment-Status|Statut de livraison|Statut d’expédition|État de la livraison|Estado de preparación|Estado de entrega|Estado del envío|Estado de envío|Stato evasione|Stato spedizione|Stato della spedizione|Stato consegna|Verzendstatus|Leverstatus|Leveringsstatus|Status da entrega|Estado da entrega|Status de envio|Leveransstatus|Fraktstatus|Forsendelsesstatus|Toimituksen tila|Toimitustila|Status wysyłki|Status dostawy|Status realizacji|Stav doručení|Stav dopravy|Kargo durumu|Teslimat durumu|Gönderim durumu|Order fulfillment status|Order fulfilment status',
  customerId:
    'Customer ID|Customer number|Customer no|Beleg Kundennummer|Buyer user ID|Kundennummer|Numéro client|ID cliente|Klantnummer|Kundnummer|Kundenummer|Asiakasnumero|Numer klienta|Číslo zákazníka|Müşteri no',
  customerName:
    'Nom client livraison|Nom du client livraison|Beleg Name|Customer name|Customer|Ship name|Shipping name|Ship to|Ship to name|Recipient|Recipient name|Full name|Contact name|Buyer name|Buyer|Billing name|Kunde|Kundenname|Empfänger|Rechnungsname|Nom de facturation|Nombre de facturación|Nome fatturazione|Nome di fatturazione|Factuurnaam|Nome de faturamento|Faktureringsnamn|Faktureringsnavn|Nazwa do faktury|Client|Nom du client|Destinataire|Cliente|Nombre del cliente|Destinatario|Nome cliente|Klant|Klantnaam|Nome do cliente|Destinatário|Kund|Kundnamn|Mottagare|Kundenavn|Modtager|Mottaker|Asiakas|Asiakkaan nimi|Vastaanottaja|Klient|Nazwa klienta|Odbiorca|Zákazník|Jméno zákazníka|Příjemce|Müşteri|Müşteri adı|Alıcı|Nom acheteur|Nom client|Acheteur|Nom et prénom|Käufer|Käufername|Besteller|Empfängername|Name des Kunden|Name Kunde|Comprador|Nombre cliente|Nombre comprador|Nombre y apellidos|Acquirente|Nome acquirente|Nominativo|Intestatario|Koper|Naam klant|Ontvanger|Besteld door|Nome comprador|Köpare|Beställare|Køber|Kjøper|Ostaja|Tilaaja|Saaja|Kupujący|Nabywca|Zamawiający|Imię i nazwisko|Kupující|Odběratel|Jméno a příjmení|Alıcı adı|Müşteri adı soyadı|Ad soyad|Sipariş veren|Name und Vorname|Debitor',
  firstName:
    'First name|Firstname|Vorname|Prénom|Nombre|Nome|Voornaam|Primeiro nome|Förnamn|Fornavn|Etunimi|Imię|Jméno|Ad|Adı',
  lastName:
    'Last name|Lastname|Surname|Family name|Nachname|Nom|Nom de famille|Apellido|Apellidos|Cognome|Achternaam|Sobrenome|Apelido|Efternamn|Efternavn|Etternavn|Sukunimi|Nazwisko|Příjmení|Soyad|Soyadı',
  company:
    'Company|Company name|Firma|Société|Entreprise|Empresa|Azienda|Ragione sociale|Bedrijf|Företag|Firmanavn|Yritys|Společnost|Şirket',
  email:
    'Email|E-mail|Customer email|Email address|Buyer email|Contact email|E-Mail-Adresse|Correo|Correo electrónico|Courriel|Adresse e-mail|E-mailadres|E-post|Sähköposti|E-posta',
  phone:
    'Phone|Phone number|Telephone|Tel|Mobile|Telefon|Telefonnummer|Téléphone|Teléfono|Telefono|Telefoon|Telefone|Telefonnr|Puhelin|Puhelinnumero',
  address:
    'Address|Address1|Address 1|Address line 1|Address line1|Address 1&2|Street|Street 1|Street address|Adresse|Straße|Anschrift|Rue|Dirección|Calle|Indirizzo|Adres|Straat|Endereço|Morada|Rua|Adress|Gatuadress|Gade|Gateadresse|Osoite|Katuosoite|Ulica|Adresa|Ulice|Sokak',
  address2: 'Address 2|Address2|Address line 2|Address line2|Street 2|Adresszusatz|Complément d’adresse',
  city: 'City|Town|Stadt|Ort|Ville|Ciudad|Población|Città|Comune|Plaats|Woonplaats|Cidade|Localidade|Stad|Postort|Bynavn|By|Poststed|Kaupunki|Postitoimipaikka|Miasto|Miejscowość|Město|Obec|Şehir|İl|Suburb',
  region:
    'Region|State|State code|Province|County|Bundesland|Région|Provincia|Región|Provincie|Estado (UF)|Distrito|Län|Fylke|Maakunta|Województwo|Kraj (region)|İlçe',
  postcode:
    'Postcode|Postal code|Zip|Zip code|Zipcode|Post code|PLZ|Postleitzahl|Code postal|Código postal|CAP|CEP|Postnummer|Postnr|Postinumero|Kod pocztowy|PSČ|Posta kodu|Zip/postal code|Postal/zip code',
  country: 'Country|Country code|Land|Pays|País|Paese|Nazione|Maa|Kraj|Země|Stát|Ülke',
  note: 'Customer note|Customer notes|Note|Notes|Order note|Order notes|Note from customer|Buyer note|Comment|Comments|Anmerkung|Notiz|Bemerkung|Remarque|Commentaire|Nota|Notas|Observaciones|Opmerking|Observações|Anteckning|Bemærkning|Merknad|Huomautus|Uwagi|Poznámka|Açıklama|Customer message|Customer provided note|Hinweis des Käufers|Kundenkommentar|Nota del cliente|Note du client|Nota cliente|Kundennotiz',
  tags: 'Tags|Order tags|Order tag|Schlagwörter|Schlagworte|Étiquettes|Etiquetas|Etichette|Etiketten|Etiquetas do pedido|Taggar|Tunnisteet|Tagi|Štítky|Etiketler',
  shippingMethod:
    'Shipping method|Shipping method title|Shipping service|Shipping option|Delivery method|Delivery option|Ship method|Versandart|Versandmethode|Lieferart|Lieferoption|Mode de livraison|Méthode de livraison|Mode d’expédition|Método de envío|Forma de envío|Metodo di spedizione|Metodo di consegna|Verzendmethode|Verzendwijze|Método de envio|Forma de envio|Fraktsätt|Leveranssätt|Leveringsmetode|Forsendelsesmetode|Fraktmetode|Toimitustapa|Metoda wysyłki|Sposób dostawy|Metoda dostawy|Způsob dopravy|Způsob doručení|Kargo yöntemi|Teslimat yöntemi',
  currency:
    'Currency|Currency code|Order currency|Order currency code|Währung|Devise|Moneda|Divisa|Valuta|Moeda|Waluta|Měna|Para birimi|Valuutta',
  quantity:
    'Quantity (- Refund)|Quantity|Qty|Lineitem quantity|Line item quantity|Item quantity|Quantity purchased|Quantity ordered|Qty ordered|Product quantity|Product qty|Ordered quantity|Ordered|Menge|Anzahl|Stückzahl|Bestellmenge|Quantité|Qté|Quantité commandée|Cantidad|Unidades|Quantità|Qtà|Aantal|Quantidade|Qtd|Antal|Antall|Määrä|Kpl|Ilość|Liczba sztuk|Množství|Počet|Počet kusů|Miktar|Adet|Units|Pieces|Pcs|Stück|Stk|Pièces|Piezas|Pezzi|Stuks|Peças|Styck|Styk|Stykk|Szt|Ks|Qty sold|Units sold|Quantity sold|Anz|Stck|St|Stückzahl bestellt|Bestellte Menge|Verkaufte Menge|Nb|Nbre|Nombre d’articles|Quantité vendue|Qtés|Uds|Ud|Unid|Cant|Cdad|Ctd|Cantidad pedida|Cantidad vendida|Unidades vendidas|Q.tà|Qta|Pz|N. pezzi|Numero pezzi|Quantità ordinata|Quantità venduta|Hoeveelheid|Besteld aantal|Aantal besteld|Stk besteld|Qtde|Qde|Qntd|Quant|Unidades pedidas|Quantidade pedida|Quantidade vendida|Antal st|Beställt antal|Antal beställda|Antal stk|Bestilt antal|Bestilt antall|Antall stk|Lkm|Lukumäärä|Tilattu määrä|Kappaletta|Sztuk|Sztuki|Liczba|Zamówiona ilość|Ilość sztuk|Ks celkem|Počet ks|Objednané množství|Adt|Sipariş miktarı|Satış adedi',
  unitPrice:
    'Unit price|Lineitem price|Line item price|Item price|Item cost|Product unit price|Product price|Price|Price per unit|Einzelpreis|Stückpreis|Preis|Prix unitaire|Prix|Precio unitario|Precio|Prezzo unitario|Prezzo|Stukprijs|Prijs per stuk|Prijs|Preço unitário|Preço|Styckpris|À-pris|Pris|Enhedspris|Stykpris|Enhetspris|Stykkpris|Yksikköhinta|À-hinta|Hinta|Cena jednostkowa|Cena|Jednotková cena|Cena za kus|Birim fiyat|Fiyat|Sold for|Sale price|Verkauft für|Vendu pour|Vendido por|Venduto a|Preis pro Einheit|Preis pro Stück|Einzelpreis brutto|Stückpreis brutto|VK brutto|Unit price tax incl|Coste del artículo|Coût de l’article|Costo articolo|PU|Prix unit|Prix à l’unité|Prix pièce|Prix de vente|Prix de vente unitaire|Prix article|Prix produit|Tarif unitaire|EP|E-Preis|Einzelpr|Preis je Stück|Preis/Stk|Preis/Stück|Stk-Preis|Einheitspreis|Verkaufspreis|VK-Preis|VK|Artikelpreis|Produktpreis|Precio unit|Precio ud|Precio/ud|Precio unidad|Precio por unidad|Precio de venta|Precio venta|Precio producto|Precio artículo|P. unitario|P. unit|Valor unitario|Prezzo unit|Prezzo un|Prezzo al pezzo|Prezzo pezzo|Prezzo di vendita|Prezzo vendita|Prezzo prodotto|Prezzo articolo|Eenheidsprijs|Stuksprijs|Prijs/st|Prijs/stuk|Verkoopprijs|Artikelprijs|Productprijs|Prijs per eenheid|Preço unit|Preço un|Preço por unidade|Preço de venda|Preço do produto|Valor unitário|Valor unit|Vlr unit|P. unitário|Pris/st|Pris per st|Pris per styck|A-pris|Försäljningspris|Artikelpris|Pris/stk|Pris pr stk|Pris per stk|Pris pr. styk|Salgspris|Varepris|Kpl-hinta|Hinta/kpl|Kappalehinta|Myyntihinta|Tuotehinta|Tuotteen hinta|Cena jedn|Cena za szt|Cena za sztukę|Cena sprzedaży|Cena produktu|Cena/szt|Cena/ks|Jedn. cena|Cena za jednotku|Prodejní cena|Birim fiyatı|Satış fiyatı|Ürün fiyatı|Adet fiyatı|Selling price|Price each|Each|Rate',
  discount:
    'Discount|Discount %|Line discount|Rabatt|Remise|Descuento|Sconto|Korting|Desconto|Rabat|Alennus|Sleva|İndirim',
  lineSku:
    'SKU|Lineitem sku|Line item SKU|Item SKU|Product SKU|Item code|Internal reference|Product reference|Product code|Stock code|Seller SKU|Custom label|Bestandseinheit|Bestandseinheit (SKU)|Custom label (SKU)|Étiquette personnalisée|Etiqueta personalizada|Etichetta personalizzata|Offer SKU|Shop SKU|Artikelnummer|Artikel-Nr.|Art Nr|UGS|Référence|Référence produit|Referencia|Código de artículo|Codice|Codice articolo|Referência|Código|Código do produto|Artikelkod|Artikelnr|Varenummer|Varenr|Tuotekoodi|Tuotenumero|Kod produktu|Symbol|Kód produktu|Kód|Ürün kodu|Stok kodu|Artikel|Code|Réf produit|Réf article|Réf|Code article|Code produit|Code-article|Ref|Ref. producto|Ref. artículo|Código producto|Código artículo|Cód. artículo|Cód|Cod. articolo|Codice prodotto|Cod. prodotto|Rif. articolo|Artikelcode|Productcode|Artnr|Art.nr|Art.-Nr|Artikelnr|Produktnummer|Produkt-Nr|Cód. produto|Ref. produto|Código do artigo|Varekode|Produktkod|Produktkode|Tuotenro|Kod towaru|Kod|Indeks|Nr katalogowy|Kód zboží|Katalogové číslo|Objednací kód|Ürün stok kodu|Stok no',
  lineBarcode:
    'Barcode|EAN|GTIN|UPC|Strichcode|Code-barres|Código de barras|Codice a barre|Streckkod|Stregkode|Strekkode|Viivakoodi|Kod kreskowy|Čárový kód|Barkod',
  lineName:
    'Product name|Lineitem name|Line item name|Item name|Item title|Product title|Product|Item|Items|Title|Description|Artikelbezeichnung|Bezeichnung|Produktname|Produkt|Produit|Nom du produit|Article|Désignation|Producto|Nombre del producto|Artículo|Prodotto|Nome prodotto|Articolo|Productnaam|Omschrijving|Produto|Nome do produto|Artikelname|Nom de l’article|Nombre del artículo|Nome articolo|Nome do item|Artikelnaam|Artikelnamn|Benämning|Produktnamn|Produktnavn|Varenavn|Vare|Tuote|Tuotenimi|Nazwa produktu|Nazwa|Název produktu|Název|Zboží|Ürün adı|Ürün|Angebotstitel|Intitulé de l’objet|Titre de l’annonce|Titre de la ligne de commande|Título del anuncio|Titolo dell’inserzione',
  lineProductId: 'Product ID|Variant ID|Variation ID|Item ID|Listing ID|Lineitem product id',
  lineState:
    'Lineitem fulfillment status|Line item fulfillment status|Line item status|Line status|Item status|Item fulfillment status|Product status|Positionsstatus|Artikelstatus|Statut de la ligne|Statut de l’article|Estado de la línea|Estado del artículo|Stato riga|Stato articolo|Regelstatus|Estado da linha|Status do item|Radstatus|Linjestatus|Rivin tila|Status pozycji|Stav položky|Satır durumu|État ligne de commande|Statut ligne de commande',
  lineTotal:
    'Order line total (- Refund)|Item total|Line total|Lineitem total|Line item total|Row total|Order line total|Total line price|Extended price|Net sales|Gesamtpreis|Zeilensumme|Positionssumme|Positionswert|Total ligne|Total de la ligne|Total línea|Total de línea|Totale riga|Regeltotaal|Regelbedrag|Total da linha|Valor total do item|Radsumma|Radbelopp|Linjetotal|Linjebeløp|Rivisumma|Wartość pozycji|Cena celkem|Celkem za položku|Satır toplamı|Artikelsumme|Summe der Position|Positionsbetrag|Total article|Total produit|Total artículo|Total del artículo|Total producto|Totale articolo|Totale prodotto|Artikeltotaal|Totaal artikel|Total do item|Total do produto|Artikelsumma|Varesum|Tuotesumma|Suma pozycji|Ürün toplamı|Total de ligne|Montant ligne|Montant de la ligne|Prix total|Total HT ligne|Importe línea|Importe de línea|Importe total línea|Precio total|Importo riga|Prezzo totale|Totaal regel|Totaalprijs|Valor da linha|Preço total|Radsumma totalt|Totalpris|Beløb linje|Rivin summa|Kokonaishinta|Wartość pozycji brutto|Cena łączna|Celková cena|Cena celkem za položku|Toplam fiyat|Gesamt pro Position|Zeilenbetrag|Pos.-Summe|GP|Line amount|Line value|Amount per line',
  quantityShipped:
    'Quantity shipped|Qty shipped|Shipped quantity|Shipped qty|Quantity fulfilled|Qty fulfilled|Fulfilled quantity|Fulfilled qty|Quantity delivered|Qty delivered|Delivered quantity|Delivered qty|Lineitem fulfilled quantity|Gelieferte Menge|Liefermenge|Versendete Menge|Geliefert|Quantité expédiée|Quantité livrée|Qté livrée|Cantidad enviada|Cantidad entregada|Quantità spedita|Quantità consegnata|Quantità evasa|Aantal verzonden|Aantal geleverd|Verzonden aantal|Quantidade enviada|Quantidade entregue|Levererat antal|Skickat antal|Leveret antal|Afsendt antal|Levert antall|Sendt antall|Toimitettu määrä|Lähetetty määrä|Ilość wysłana|Ilość zrealizowana|Odeslané množství|Dodané množství|Gönderilen miktar|Sevk edilen miktar',
  quantityOpen:
    'Quantity to ship|Qty to ship|Open quantity|Open qty|Quantity open|Outstanding quantity|Quantity outstanding|Remaining quantity|Quantity remaining|Unfulfilled quantity|Backordered quantity|Offene Menge|Restmenge|Noch zu liefern|Reste à livrer|Quantité restante|Cantidad pendiente|Quantità residua|Quantità inevasa|Nog te leveren|Openstaand aantal|Quantidade pendente|Kvar att leverera|Restantal|Restantall|Toimittamatta|Pozostało|Ilość pozostała|Zbývá dodat|Kalan miktar',
  quantityCancelled:
    'Quantity cancelled|Quantity canceled|Cancelled quantity|Canceled quantity|Qty cancelled|Qty canceled|Quantity refunded|Qty refunded|Refunded quantity|Refunded qty|Cancelled qty|Canceled qty|Returned qty|Quantity returned|Qty returned|Returned quantity|Stornierte Menge|Erstattete Menge|Quantité annulée|Quantité remboursée|Cantidad cancelada|Cantidad reembolsada|Quantità annullata|Quantità rimborsata|Aantal geannuleerd|Aantal terugbetaald|Quantidade cancelada|Quantidade reembolsada',
  lineType:
    'Line type|Line item type|Item type|Order item type|Itemization type|Positionsart|Positionstyp|Type de ligne|Tipo de línea|Tipo riga',
  needsShipping: 'Lineitem requires shipping|Requires shipping',
  lineDiscount:
    'Lineitem discount|Line item discount|Item promotion discount|Line discount amount|Discount amount per line',
  lineOptions:
    'Lineitem variant|Lineitem variant title|Product variation|Variations|Variation|Variant|Variant title|Variation details|Variant details|Variantendetails|Variante|Selected options|Item options|Product options|Price point name|Détails de la variante|Detalles de la variación',
  lineList: '',
  lineGroup: '',
};

/** What programs say of a line with a word for lines in front, or behind: `Order Lines/Quantity`, `artikel_menge`, `Titre ligne`. */
type OfLine = {
  readonly prefixes: string;
  readonly isBehind?: true;
  readonly words: { readonly [F in OrderField]?: string };
};
const ofLine: readonly OfLine[] = [
  {
    prefixes:
      'Order lines|Order line|Order items|Order item|Order product|Lines|Line|Line items|Line item|Item|Product',
    words: {
      lineSku: 'SKU|Code|Reference|Product/Internal reference|Product code',
      lineBarcode: 'Barcode|EAN|UPC|Product/Barcode',
      lineName: 'Product|Name|Title|Product name|Description|Product/Name',
      quantity: 'Quantity|Qty',
      unitPrice: 'Unit price|Price',
      lineTotal: 'Total|Subtotal|Line total|Amount',
      quantityShipped: 'Delivered quantity|Quantity delivered|Quantity shipped|Shipped quantity|Qty shipped',
      lineState: 'Status|State|Fulfillment status',
      lineOptions: 'Variant title|Variant|Variation|Options',
    },
  },
  {
    prefixes: 'Artikel|Position|Positions|Pos',
    words: {
      lineSku: 'Nummer|Nr|SKU|Artikelnummer',
      lineName: 'Bezeichnung|Name|Titel',
      quantity: 'Menge|Anzahl',
      unitPrice: 'Einzelpreis|Preis',
      lineTotal: 'Gesamtpreis|Summe|Gesamt|Betrag',
      lineState: 'Status',
      lineOptions: 'Variante|Optionen',
    },
  },
  {
    prefixes: 'Article|Ligne|Ligne de commande|Produit',
    isBehind: true,
    words: {
      lineSku: 'Référence|Réf|SKU',
      lineName: 'Titre|Nom|Désignation',
      quantity: 'Quantité|Qté',
      unitPrice: 'Prix unitaire',
      lineTotal: 'Total|Montant|Prix',
      lineState: 'Statut|État',
    },
  },
];

/** The words of a field, all of them. */
function wordsOf(field: OrderField): readonly string[] {
  const lines = ofLine.flatMap(({ prefixes, words, isBehind }) =>
    (words[field]?.split('|') ?? []).flatMap((word) =>
      prefixes.split('|').flatMap((line) => [`${line} ${word}`, ...(isBehind ? [`${word} ${line}`] : [])]),
    ),
  );
  const own = [written[field], ...Object.values(furtherOrderWords).map((words) => words[field] ?? '')];
  const words = own.flatMap((text) => text.split('|')).filter((word) => word !== '');
  return withAddressees(field, [...phrasesOf(field), ...words, ...lines]);
}

export const orderWords: { readonly [F in OrderField]?: readonly string[] } = Object.fromEntries(
  orderFields.map((field) => [field, wordsOf(field)]),
);
