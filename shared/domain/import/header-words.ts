import type { NameField, OrderField, ProductField } from './field.ts';

/**
 * What people call a column, in the languages of the shops we expect; the first that a file has wins.
 * Compared folded, so case, accents and punctuation do not matter.
 */
export const productWords: { readonly [F in ProductField]?: readonly string[] } = {
  sku: [
    'SKU', 'Item SKU', 'Product SKU', 'SKU code', 'Item code', 'Product code', 'Stock code', 'Item number', 'Item no', 'Article number', 'Article code',
    'Part number', 'Part no', 'Style code', 'Artikelnummer', 'Artikel Nr', 'Art Nr', 'ArtNr', 'Artikelcode', 'Bestellnummer', 'UGS', 'Référence',
    'Réf', 'Code article', 'Code produit', 'Referencia', 'Código', 'Código de producto', 'Codice', 'Codice articolo', 'Artikelnr', 'Artikelnummer',
    'Código do produto', 'Reference', 'Ref', 'Code', 'Article', 'Artikel', 'Item',
  ],
  name: [
    'Name', 'Product name', 'Item name', 'Product title', 'Title', 'Product', 'Article name', 'Artikelname', 'Artikelbezeichnung', 'Bezeichnung',
    'Produktname', 'Produkt', 'Nom', 'Nom du produit', 'Désignation', 'Libellé', 'Produit', 'Nombre', 'Nombre del producto', 'Producto', 'Nome',
    'Nome prodotto', 'Prodotto', 'Nome do produto', 'Produto', 'Naam', 'Productnaam', 'Omschrijving', 'Benämning', 'Item description',
    'Description', 'Beschreibung', 'Descripción', 'Descrizione',
  ],
  barcode: [
    'Barcode', 'Bar code', 'Barcodes', 'EAN', 'EAN13', 'EAN 13', 'EAN code', 'EAN number', 'GTIN', 'UPC', 'UPC code', 'ISBN', 'EAN UPC', 'UPC EAN', 'Strichcode',
    'EAN Code', 'Code-barres', 'Code barre', 'Código de barras', 'Codice a barre', 'Streepjescode', 'Streckkod', 'GTIN, UPC, EAN, or ISBN',
    'Alternate barcode', 'Barcode 1', 'Barcode 2', 'Barcode 3', 'Barcode 4', 'Case barcode', 'Carton barcode',
  ],
  packSize: ['Pack size', 'Pack quantity', 'Case size', 'Units per pack', 'Packungsgröße', 'Verpackungseinheit', 'VPE', 'Colisage'],
  category: [
    'Category', 'Categories', 'Category name', 'Product category', 'Department', 'Product type', 'Group', 'Product group', 'Kategorie', 'Kategorien', 'Warengruppe',
    'Catégorie', 'Catégories', 'Famille', 'Categoría', 'Categorías', 'Familia', 'Categoria', 'Categorie', 'Categorieën', 'Type', 'Typ', 'Tipo',
  ],
  categoryId: ['Category ID'],
  supplier: [
    'Supplier', 'Supplier name', 'Vendor', 'Vendor name', 'Preferred supplier', 'Lieferant', 'Lieferantenname', 'Fournisseur', 'Proveedor', 'Fornitore', 'Leverancier',
    'Fornecedor', 'Leverantör',
  ],
  supplierId: ['Supplier ID'],
  supplierCode: [
    'Supplier code', 'Supplier SKU', 'Supplier item code', 'Supplier part number', 'Vendor SKU', 'Vendor code', 'Vendor part number', 'Lieferantenartikelnummer',
    'Lieferanten Art Nr', 'Herstellernummer', 'Référence fournisseur', 'Réf fournisseur', 'Referencia proveedor', 'Codice fornitore', 'MPN',
    'Manufacturer part number',
  ],
  price: [
    'Price', 'Selling price', 'Retail price', 'Sales price', 'Unit price', 'List price', 'RRP', 'Regular price', 'Price incl tax', 'Preis', 'Verkaufspreis', 'VK',
    'VK Preis', 'Bruttopreis', 'Prix', 'Prix de vente', 'Prix TTC', 'PVP', 'Precio', 'Precio de venta', 'Prezzo', 'Prezzo di vendita', 'Prijs',
    'Verkoopprijs', 'Preço', 'Preço de venda', 'Pris',
  ],
  cost: [
    'Cost', 'Cost price', 'Unit cost', 'Cost per item', 'Purchase price', 'Buying price', 'Buy price', 'Wholesale price', 'Landed cost', 'Supply price', 'Einkaufspreis',
    'EK', 'EK Preis', 'Einstandspreis', "Prix d'achat", 'Coût', 'Precio de compra', 'Coste', 'Costo', 'Prezzo di acquisto', 'Inkoopprijs', 'Custo', 'Inköpspris',
  ],
  stock: [
    'Stock', 'Quantity', 'Qty', 'Stock quantity', 'Quantity on hand', 'Qty on hand', 'On hand', 'In stock', 'Units in stock', 'Stock level', 'Stock on hand', 'SOH',
    'Inventory', 'Inventory quantity', 'Current stock', 'Available', 'Bestand', 'Lagerbestand', 'Menge', 'Anzahl', 'Lager', 'Quantité', 'Quantité en stock',
    'Qté', 'Existencias', 'Cantidad', 'Inventario', 'Unidades', 'Quantità', 'Giacenza', 'Voorraad', 'Aantal', 'Quantidade', 'Estoque', 'Lagersaldo', 'Count',
  ],
  reorderPoint: [
    'Reorder point', 'Reorder level', 'Re-order level', 'Minimum stock', 'Min stock', 'Low stock amount', 'Low stock threshold', 'Minimum quantity', 'Min qty', 'Min',
    'Par level', 'Safety stock', 'Meldebestand', 'Mindestbestand', 'Stock minimum', 'Stock mini', "Seuil d'alerte", 'Stock mínimo', 'Punto de pedido', 'Scorta minima',
    'Minimumvoorraad', 'Estoque mínimo',
  ],
  onOrder: ['Units on order', 'On order', 'Incoming', 'Qty on order'],
  unit: ['Unit', 'Unit of measure', 'UOM', 'Stock unit', 'Einheit', 'Mengeneinheit', 'ME', 'Unité', 'Unidad', 'Unità', 'Unità di misura', 'Eenheid', 'Unidade', 'Enhet'],
  decimals: ['Decimals', 'Decimal places'],
  parent: [
    'Parent', 'Parent SKU', 'Handle', 'Parent code', 'Product handle', 'Variant group', 'Item group', 'Übergeordnetes Produkt', 'Vaterartikel',
    'Parent product', 'Product group ID',
  ],
  foreignId: ['ID', 'Product ID', 'Item ID', 'Variant ID', 'Internal ID', 'Article ID', 'Produkt ID', 'Artikel ID', 'ID produit', 'ID producto'],
  archived: ['Archived', 'Discontinued', 'Inactive', 'Is discontinued', 'Ausgelaufen', 'Archivé', 'Descatalogado'],
  location: ['Location', 'Warehouse', 'Store', 'Lagerort', 'Standort', 'Emplacement', 'Entrepôt', 'Ubicación', 'Almacén', 'Ubicazione', 'Locatie'],
  description: ['Long description', 'Description', 'Details', 'Notes', 'Quantity per unit', 'Langtext', 'Beschreibung', 'Description longue', 'Descripción', 'Descrizione'],
  option: ['Size', 'Colour', 'Color', 'Größe', 'Farbe', 'Taille', 'Couleur', 'Talla', 'Tamaño', 'Taglia', 'Colore', 'Maat', 'Kleur', 'Tamanho', 'Cor', 'Storlek', 'Färg'],
  optionName1: ['Option1 name', 'Option 1 name', 'Attribute 1 name'],
  optionValue1: ['Option1 value', 'Option 1 value', 'Attribute 1 value', 'Attribute 1 value(s)'],
  optionName2: ['Option2 name', 'Option 2 name', 'Attribute 2 name'],
  optionValue2: ['Option2 value', 'Option 2 value', 'Attribute 2 value', 'Attribute 2 value(s)'],
  optionName3: ['Option3 name', 'Option 3 name', 'Attribute 3 name'],
  optionValue3: ['Option3 value', 'Option 3 value', 'Attribute 3 value', 'Attribute 3 value(s)'],
};

export const orderWords: { readonly [F in OrderField]?: readonly string[] } = {
  orderNumber: [
    'Order number', 'Order no', 'Order ID', 'Order', 'Order name', 'Order #', 'Sales order', 'Invoice number', 'Invoice no', 'Invoice', 'Bestellnummer', 'Auftragsnummer',
    'Auftrag', 'Rechnungsnummer', 'Numéro de commande', 'N° de commande', 'Commande', 'Número de pedido', 'Pedido', "Numero d'ordine", 'Ordernummer', 'Bestelnummer',
  ],
  placedAt: [
    'Order date', 'Placed at', 'Date placed', 'Created at', 'Date created', 'Invoice date', 'Date', 'Ordered at', 'Paid at', 'Bestelldatum', 'Auftragsdatum', 'Datum',
    'Date de commande', 'Fecha del pedido', 'Fecha de pedido', 'Fecha', 'Data ordine', 'Data', 'Besteldatum', 'Data do pedido',
  ],
  dueAt: ['Due date', 'Due', 'Due at', 'Required date', 'Required by', 'Ship by', 'Deliver by', 'Delivery date', 'Fällig', 'Fällig am', 'Lieferdatum', 'Liefertermin', "Date d'échéance", 'Date de livraison', 'Fecha de entrega', 'Data di consegna'],
  shippedAt: ['Shipped date', 'Shipped at', 'Ship date', 'Shipped', 'Fulfilled at', 'Dispatched', 'Dispatch date', 'Date shipped', 'Versanddatum', 'Versendet am', "Date d'expédition", 'Fecha de envío', 'Data di spedizione'],
  cancelledAt: ['Cancelled at', 'Canceled at', 'Cancelled', 'Storniert am', 'Annulé le'],
  customerId: ['Customer ID', 'Customer number', 'Customer no', 'Kundennummer', 'Numéro client', 'ID cliente'],
  customerName: ['Customer name', 'Customer', 'Ship name', 'Shipping name', 'Ship to', 'Recipient', 'Contact name', 'Billing name', 'Kunde', 'Kundenname', 'Empfänger', 'Client', 'Nom du client', 'Cliente', 'Nombre del cliente', 'Klant'],
  company: ['Company', 'Company name', 'Shipping company', 'Firma', 'Société', 'Empresa', 'Azienda'],
  email: ['Email', 'E-mail', 'Customer email', 'Email address', 'Correo', 'Courriel'],
  phone: ['Phone', 'Telephone', 'Shipping phone', 'Telefon', 'Téléphone', 'Teléfono', 'Telefono'],
  address: ['Address', 'Ship address', 'Shipping address', 'Shipping address1', 'Shipping street', 'Address 1', 'Street', 'Adresse', 'Straße', 'Dirección', 'Indirizzo', 'Adres'],
  address2: ['Address 2', 'Shipping address2'],
  city: ['City', 'Ship city', 'Shipping city', 'Town', 'Stadt', 'Ort', 'Ville', 'Ciudad', 'Città', 'Plaats'],
  region: ['Region', 'Ship region', 'State', 'Province', 'Shipping province', 'County', 'Bundesland', 'Provincia'],
  postcode: ['Postcode', 'Postal code', 'Ship postal code', 'Zip', 'Zip code', 'Shipping zip', 'PLZ', 'Code postal', 'Código postal', 'CAP'],
  country: ['Country', 'Ship country', 'Shipping country', 'Land', 'Pays', 'País', 'Paese'],
  note: ['Note', 'Notes', 'Order note', 'Customer note', 'Comment', 'Anmerkung', 'Notiz', 'Remarque', 'Nota'],
  quantity: ['Quantity', 'Qty', 'Lineitem quantity', 'Line item quantity', 'Item quantity', 'Ordered', 'Menge', 'Anzahl', 'Quantité', 'Qté', 'Cantidad', 'Quantità', 'Aantal', 'Quantidade'],
  unitPrice: ['Unit price', 'Price', 'Lineitem price', 'Line item price', 'Item price', 'Einzelpreis', 'Preis', 'Prix unitaire', 'Prix', 'Precio unitario', 'Precio', 'Prezzo unitario', 'Prezzo', 'Prijs'],
  discount: ['Discount', 'Discount %', 'Line discount', 'Rabatt', 'Remise', 'Descuento', 'Sconto', 'Korting'],
  lineSku: ['SKU', 'Lineitem sku', 'Line item SKU', 'Item SKU', 'Product SKU', 'Item code', 'Product code', 'Stock code', 'Artikelnummer', 'Art Nr', 'UGS', 'Référence', 'Referencia', 'Codice', 'Código', 'Artikel', 'Code'],
  lineBarcode: ['Barcode', 'EAN', 'GTIN', 'UPC', 'Strichcode', 'Code-barres', 'Código de barras'],
  lineName: ['Product name', 'Lineitem name', 'Line item name', 'Item name', 'Product', 'Item', 'Description', 'Artikelbezeichnung', 'Bezeichnung', 'Produkt', 'Produit', 'Désignation', 'Producto', 'Prodotto'],
  lineProductId: ['Product ID', 'Variant ID', 'Item ID'],
};

/** Lists that other files point to by id: their id and title columns. */
export const nameWords: { readonly [K in 'categories' | 'suppliers' | 'customers']: { readonly [F in NameField]: readonly string[] } } = {
  categories: { id: ['Category ID'], title: ['Category name'] },
  suppliers: { id: ['Supplier ID'], title: ['Supplier name', 'Company name', 'Name'] },
  customers: { id: ['Customer ID'], title: ['Customer name', 'Company name', 'Name'] },
};
