const others = 'The other rows are not affected.';
const imported = 'The row is imported.';
const nothing = 'Nothing was imported and nothing in your shop was changed.';
const wholeOrder = 'The other orders are not affected, and nothing of this one is imported.';

/** Reading files: why one cannot be read, what is wrong with a row, and what columns mean. */
export const importWords = {
  /** A file that cannot be read at all, by code. */
  files: {
    cancelled: { happened: 'The import was cancelled.', safe: nothing, next: 'Open the file again whenever you like.' },
    'file-unreadable': {
      happened: 'The file cannot be opened.',
      safe: nothing,
      next: 'Check that it is still where it was, and that no other program holds it. Then open it again.',
    },
    'file-empty': { happened: 'The file is empty.', safe: nothing, next: 'Export it again where it comes from.' },
    'file-no-rows': {
      happened: 'The file has column names, but no rows under them.',
      safe: nothing,
      next: 'Check the filter of the export where it comes from, and export it again.',
    },
    'file-too-large': {
      happened: 'The file is larger than 200 MB.',
      safe: nothing,
      next: 'Split it into parts and import one after the other.',
    },
    'file-too-many-rows': {
      happened: 'The file has more than 1,000,000 rows.',
      safe: nothing,
      next: 'Split it into parts and import one after the other.',
    },
    'file-too-many-columns': {
      happened: 'The file has more than 1,000 columns.',
      safe: nothing,
      next: 'Leave out the columns that are not needed and save it again.',
    },
    'file-is-excel': {
      happened: 'This is a spreadsheet of an older kind (.xls or .xlsb), which cannot be read here.',
      safe: nothing,
      next: 'Open it in your spreadsheet program, choose “Save as” and “Excel workbook (.xlsx)”, and open that file here.',
    },
    'file-is-numbers': {
      happened: 'This is a spreadsheet of Apple Numbers, which cannot be read here.',
      safe: nothing,
      next: 'Open it in Numbers, choose “File”, “Export to”, “Excel”, and open that file here.',
    },
    'file-is-locked': {
      happened: 'This workbook is protected by a password, so it cannot be read.',
      safe: nothing,
      next: 'Open it in your spreadsheet program, take the password off, save it as a copy and open the copy here.',
    },
    'file-is-broken': {
      happened: 'The workbook is damaged: a part of it is missing or cannot be unpacked.',
      safe: nothing,
      next: 'Open it in your spreadsheet program and save it again, or export it again where it comes from.',
    },
    'file-unpacks-too-large': {
      happened: 'The workbook unpacks to far more than a table can hold.',
      safe: nothing,
      next: 'Check where the file comes from. If you trust it, save the sheet you need as a CSV file and open that.',
    },
    'file-is-archive': {
      happened: 'This is a packed file (zip).',
      safe: nothing,
      next: 'Unpack it and open the CSV file or workbook inside.',
    },
    'file-is-pdf': {
      happened: 'This is a PDF, not a table.',
      safe: nothing,
      next: 'Look for a CSV or Excel export where the PDF comes from.',
    },
    'file-is-picture': {
      happened: 'This is a picture, not a table.',
      safe: nothing,
      next: 'Choose another file.',
    },
    'file-is-html': {
      happened: 'This is a web page, not a CSV file or a workbook.',
      safe: nothing,
      next: 'If it opens in your spreadsheet program, save it there as “Excel workbook (.xlsx)”. If not, the download was probably answered by a log-in page: log in there and export again.',
    },
    'file-is-json': {
      happened: 'This is a JSON file, not a CSV file.',
      safe: nothing,
      next: 'Choose CSV as the format of the export.',
    },
    'file-is-binary': {
      happened: 'This file is not text, so it is no CSV file.',
      safe: nothing,
      next: 'Choose another file.',
    },
    'file-one-line': {
      happened: 'One line of the file is longer than any row of a table can be.',
      safe: nothing,
      next: 'Check that this is the file you meant. If it is, export it again where it comes from.',
    },
    'quote-open': {
      happened: 'A quotation mark is opened in row {{row}} and never closed, so it cannot be told where that row ends.',
      safe: nothing,
      next: 'Close or delete the quotation mark in row {{row}} and open the file again.',
    },
  },
  /** What is to be said about a row, by code. */
  problems: {
    'row-too-long': {
      happened: 'The row has more cells than there are columns: “{{value}}” is left over.',
      safe: others,
      next: 'A cell probably holds the sign that separates columns. Put that cell in quotation marks.',
    },
    'identity-missing': {
      happened: 'The row has no name, no SKU and no barcode.',
      safe: others,
      next: 'Give it one of them, or delete the row.',
    },
    'name-missing': {
      happened: 'Your shop does not have “{{value}}” yet, and the row gives it no name.',
      safe: others,
      next: 'Add a name to the row, or correct its SKU if it should be a product you have.',
    },
    'name-too-long': {
      happened: 'The name is longer than 500 characters.',
      safe: others,
      next: 'Shorten it. Long text belongs in a description.',
    },
    'code-too-long': {
      happened: '“{{value}}” in {{column}} is longer than a code can be.',
      safe: others,
      next: 'Check that the right column is chosen for codes.',
    },
    'text-too-long': {
      happened: '“{{value}}” in {{column}} is longer than {{limit}} characters.',
      safe: others,
      next: 'Shorten it in the file, or leave that column out. Nothing is ever cut off by itself.',
    },
    'too-many-values': {
      happened: '{{column}} holds more than {{limit}} values in one row.',
      safe: others,
      next: 'Check that the right column is chosen, or spread the values over several rows.',
    },
    'identity-too-long': {
      happened:
        'What tells this row apart (its parent, name and options together) is longer than {{limit}} characters.',
      safe: others,
      next: 'Give the row an SKU or an ID of its own, or shorten those cells.',
    },
    'order-too-many-lines': {
      happened: 'The order has {{value}} lines; one order holds up to {{limit}}.',
      safe: wholeOrder,
      next: 'Split it into several orders with numbers of their own.',
    },
    'code-scientific': {
      happened: 'A spreadsheet turned the code in {{column}} into {{value}}. Its last digits are gone.',
      safe: 'The row is imported without this code, so no wrong one gets into your shop.',
      next: 'Export the file again where it comes from and open it here without saving it in a spreadsheet, or format the column as text before you save it. Importing it again adds the codes.',
    },
    'sku-repeated': {
      happened: 'The SKU “{{value}}” is already in row {{otherRow}}. Capital letters and spaces make no difference.',
      safe: `Row {{otherRow}} is kept. ${others}`,
      next: 'Give one of them another SKU, or delete the row that is not wanted.',
    },
    'barcode-repeated': {
      happened:
        'The barcode {{value}} is already in row {{otherRow}}, and this row has no SKU that would tell them apart.',
      safe: `Row {{otherRow}} is kept. ${others}`,
      next: 'Give the row an SKU or its own barcode, or delete it.',
    },
    'id-repeated': {
      happened: 'The id “{{value}}” is already in row {{otherRow}}.',
      safe: `Row {{otherRow}} is kept. ${others}`,
      next: 'Delete the row that is not wanted.',
    },
    'name-repeated': {
      happened: '“{{value}}” is already in row {{otherRow}}, and neither row has a code.',
      safe: `Row {{otherRow}} is kept. ${others}`,
      next: 'Give them SKUs, or delete the row that is not wanted.',
    },
    'matched-twice': {
      happened: '“{{value}}” belongs to a product that row {{otherRow}} already speaks about.',
      safe: `Row {{otherRow}} is used. ${others}`,
      next: 'Delete the row that is not wanted, or correct its codes.',
    },
    'proofs-disagree': {
      happened: 'The row’s codes mean different products of your shop: {{value}}.',
      safe: others,
      next: 'Choose above what such rows are known by, or correct the codes in the file.',
    },
    'sku-ambiguous': {
      happened: 'Several products of your shop have the SKU {{value}}, and the row does not say which one it means.',
      safe: others,
      next: 'Give the row a barcode, or the name and options of the product it means.',
    },
    'money-unreadable': {
      happened: '“{{value}}” in {{column}} is no amount of money.',
      safe: others,
      next: 'Write it as a plain number such as 12.50, or empty the cell.',
    },
    'money-negative': {
      happened: '{{column}} is below zero: {{value}}.',
      safe: others,
      next: 'Correct the amount, or empty the cell.',
    },
    'money-implausible': {
      happened: '{{value}} in {{column}} is too large for a price.',
      safe: others,
      next: 'It looks like another column’s value. Check that the right column is chosen, or correct the cell.',
    },
    'quantity-unreadable': {
      happened: '“{{value}}” in {{column}} is no quantity.',
      safe: others,
      next: 'Write it as a plain number, or empty the cell if the stock is not tracked.',
    },
    'quantity-not-whole': {
      happened: 'The quantity {{value}} is not whole, but this product is counted in pieces.',
      safe: others,
      next: 'Correct the quantity, or give the row a unit that is weighed or measured, such as kg.',
    },
    'quantity-too-precise': {
      happened: 'The quantity {{value}} has more decimal places than the product is kept with.',
      safe: others,
      next: 'Round it to at most three decimal places.',
    },
    'quantity-implausible': {
      happened:
        '{{value}} in {{column}} cannot be right: quantities lie between 0 and 10,000,000, and only stock may be below zero.',
      safe: others,
      next: 'Correct the quantity, or check that the right column is chosen.',
    },
    'pack-size-not-positive': {
      happened: 'The pack size {{value}} in {{column}} is not above zero.',
      safe: others,
      next: 'Write how many one scan of the barcode stands for, or empty the cell if it stands for one.',
    },
    'decimals-unreadable': {
      happened: '“{{value}}” in {{column}} is no number of decimal places.',
      safe: others,
      next: 'Write 0, 1, 2 or 3.',
    },
    'decimals-differ': {
      happened: 'Your shop keeps this product with {{value}} decimal places, and the row’s quantity does not fit them.',
      safe: others,
      next: 'Round the quantity in the file.',
    },
    'order-number-missing': {
      happened: 'The row has no order number.',
      safe: 'The other orders are not affected.',
      next: 'Add the number, or delete the row.',
    },
    'order-date-missing': {
      happened: 'Order {{value}} has no date.',
      safe: wholeOrder,
      next: 'Add the date on which it was placed.',
    },
    'order-date-unreadable': {
      happened: '“{{value}}” in {{column}} is no date.',
      safe: wholeOrder,
      next: 'Write it as 2024-01-31, or choose whether day or month comes first.',
    },
    'order-line-incomplete': {
      happened: 'The line has no product or no quantity.',
      safe: wholeOrder,
      next: 'Complete the line, or delete it.',
    },
    'order-quantity-not-positive': {
      happened: 'The quantity {{value}} is not above zero.',
      safe: wholeOrder,
      next: 'A return is not an order: leave it out here and record it as a customer return.',
    },
    'order-incomplete': {
      happened: 'Order {{value}} is left out because row {{otherRow}} cannot be read.',
      safe: wholeOrder,
      next: 'Correct row {{otherRow}} and import the file again. Orders you already have stay as they are.',
    },
    'order-without-lines': {
      happened: 'Order {{value}} has no lines.',
      safe: wholeOrder,
      next: 'Add the file with its lines, or leave the order out.',
    },
    'order-line-without-order': {
      happened: 'The line belongs to order {{value}}, which is in no file.',
      safe: 'The other orders are not affected.',
      next: 'Add the file with that order, or delete the line.',
    },
    'order-repeated': {
      happened: 'Order {{value}} is already in row {{otherRow}}.',
      safe: 'Row {{otherRow}} is kept.',
      next: 'Delete the row that is not wanted.',
    },
    'order-product-unknown': {
      happened: 'Your shop has no product “{{value}}”.',
      safe: wholeOrder,
      next: 'Import the products first, or correct the code, and import the orders again.',
    },
    'order-product-ambiguous': {
      happened: '{{limit}} products of your shop go by “{{value}}”, and the line does not say which one was sold.',
      safe: wholeOrder,
      next: 'Put the product’s name with its options into the line, as in “Shoe - 40 / Black”, or its barcode.',
    },
    'quotes-odd': {
      happened: 'The row has a quotation mark in the middle of a cell.',
      safe: imported,
      next: 'Check in the preview that its cells are right.',
    },
    'zeros-restored': {
      happened: 'A spreadsheet had taken the zeros off the barcode; its check digit brings them back: {{value}}.',
      safe: imported,
      next: 'Nothing to do.',
    },
    'barcode-check-digit': {
      happened: 'The check digit of the barcode {{value}} is wrong.',
      safe: 'The row is imported with the barcode as it stands.',
      next: 'Compare it with the code on the product; a digit may be mistyped.',
    },
    'barcode-left-out': {
      happened: 'The barcode {{value}} is already in row {{otherRow}}.',
      safe: 'The row is imported without this barcode.',
      next: 'If it belongs here, take it off the other product.',
    },
    'barcode-taken': {
      happened: 'The barcode {{value}} belongs to another product of your shop.',
      safe: 'The row is imported without this barcode, and the other product keeps it.',
      next: 'If it belongs here, take it off the other product first.',
    },
    'pack-size-without-barcode': {
      happened: 'The file says {{value}} in {{column}}, but no barcode of that pack is in the row.',
      safe: 'The row is imported; its barcodes count as one each.',
      next: 'To scan whole packs, add a column with the barcode of the pack.',
    },
    'pack-size-kept': {
      happened: 'The file gives another pack size than your shop has for this barcode: {{value}}.',
      safe: 'The row is imported, and the barcode keeps the pack size it has in your shop.',
      next: 'If the file is right, take the barcode off the product and add it again with its pack size.',
    },
    'sku-shared': {
      happened: 'The SKU {{value}} is on several rows of different products or variants, as in row {{otherRow}}.',
      safe: 'All of them are imported and keep it.',
      next: 'Nothing to do. Where this SKU is scanned or ordered, Stockroom asks which one is meant.',
    },
    'spreadsheet-changed': {
      happened: 'A spreadsheet seems to have rewritten a text when it saved the file: {{value}}.',
      safe: 'The row is imported, and your shop keeps the text as it was.',
      next: 'If you changed it yourself, change it in Stockroom. In an Excel workbook codes stay as they are.',
    },
    'code-says-nothing': {
      happened: '“{{value}}” in {{column}} is no code: it stands for having none, or many rows have it.',
      safe: 'The row is imported without it.',
      next: 'Nothing to do.',
    },
    'stock-in-words': {
      happened: '“{{value}}” in {{column}} is not taken as a number.',
      safe: 'The row is imported; its stock is not tracked there until you count it.',
      next: 'Count these products, or write their quantities into the file.',
    },
    'price-in-words': {
      happened: '“{{value}}” in {{column}} is not taken as a price.',
      safe: 'The row is imported without that price.',
      next: 'Enter a price in Stock if there is one.',
    },
    'price-differs-by-place': {
      happened: 'The price differs from place to place: {{value}}.',
      safe: 'The row is imported with the first price.',
      next: 'Stockroom keeps one price for a product. Change it in Stock if another one is right.',
    },
    'total-beside-places': {
      happened: '{{column}} says {{value}}, which is not what the places come to together.',
      safe: 'The stock of each place is imported; the total is not added to it.',
      next: 'Check whether the file leaves out a place.',
    },
    'incoming-left-out': {
      happened: '{{value}} in {{column}} is on its way to the place: bought, or moved from another place.',
      safe: 'The row is imported; nothing is marked as ordered.',
      next: 'Mark in Stock what a supplier is to deliver.',
    },
    'stock-in-lots': {
      happened: 'This product is kept by lots or serial numbers, and the file names none.',
      safe: 'Its stock stays as it is. Everything else of the row is imported.',
      next: 'Count this product by its lots under Counts.',
    },
    'lot-left-out': {
      happened: '“{{value}}” in {{column}} is not imported.',
      safe: 'The row’s quantity is imported; rows of one product are added up.',
      next: 'Nothing to do, unless you keep stock by lots: name them when you count.',
    },
    'stock-negative': {
      happened: 'The stock is below zero: {{value}}.',
      safe: 'The row is imported with it, so that your books show what the file shows.',
      next: 'Count the product when you can.',
    },
    'stock-ignored': {
      happened: 'The file gives {{value}} in stock for something that is not kept in stock.',
      safe: 'The row is imported without stock.',
      next: 'Nothing to do, unless it is kept in stock after all.',
    },
    'stock-held-by-parent': {
      happened: 'The file counts {{value}} for the product as a whole, not for each variant.',
      safe: 'The product is imported with its variants; their stock is not tracked yet.',
      next: 'Count the variants and enter each one’s stock.',
    },
    'money-rounded': {
      happened: '{{value}} in {{column}} has more decimal places than the currency.',
      safe: 'The row is imported with the rounded amount.',
      next: 'Nothing to do.',
    },
    'product-archived': {
      happened: 'This product is archived in your shop.',
      safe: 'What the row says is taken over; the product stays archived.',
      next: 'To sell it again, unarchive it in Stock, or give the file a column Archived with “no”.',
    },
    'kind-unknown': {
      happened: 'Stockroom does not know the product type “{{value}}”.',
      safe: 'The row is imported as a simple product.',
      next: 'Check the product after the import.',
    },
    'parent-missing': {
      happened: 'The product “{{value}}” that this variant belongs to is not in the file.',
      safe: 'The variant is imported; if your shop knows it, it stays with its product.',
      next: 'Export the file with all products to bring in the product as well.',
    },
    'variable-without-variations': {
      happened: '“{{value}}” should have variants, but the file has none.',
      safe: 'It is imported as a product with one variant whose stock is not tracked.',
      next: 'Export the file with variations if there are any.',
    },
    'discount-unclear': {
      happened: '“{{value}}” in {{column}} is no discount in per cent.',
      safe: 'The order is imported with the price before the discount.',
      next: 'Write discounts as 15% or 0.15.',
    },
    'stock-of-several': {
      happened: '{{value}} in stock is for several variants together and cannot be split.',
      safe: 'The variants are imported; their stock is not tracked yet.',
      next: 'Count the variants and enter each one’s stock.',
    },
    'codes-of-several': {
      happened: '{{column}} lists another number of codes than there are variants.',
      safe: 'The variants are imported without these codes.',
      next: 'Write as many codes as there are variants, in the same order, or add the codes after the import.',
    },
    'places-proposed': {
      happened:
        '{{value}} in {{column}} is no whole number. The product is kept with as many decimal places as its unit needs in the file.',
      safe: 'The row is imported with its exact quantity.',
      next: 'Nothing to do. To keep whole pieces only, choose so at the step Columns.',
    },
    'quantity-rounded': {
      happened: '{{value}} in {{column}} has more than three decimal places.',
      safe: 'The row is imported with the rounded quantity.',
      next: 'Nothing to do.',
    },
    'currency-differs': {
      happened: '{{value}} in {{column}} is not in the currency of your shop.',
      safe: 'Amounts are never converted.',
      next: 'Choose at the step Columns whether the figures are taken as they stand or left out.',
    },
    'weight-without-unit': {
      happened: 'The file does not say in which unit {{column}} is: {{value}}.',
      safe: 'The row is imported without its weight.',
      next: 'Name the unit in the column’s name, such as “Weight (kg)”, or in the cells.',
    },
    'weight-unreadable': {
      happened: '“{{value}}” in {{column}} is no weight.',
      safe: 'The row is imported without its weight.',
      next: 'Write it as a plain number such as 0.25, or empty the cell.',
    },
  },
  /** What is still missing before a file can be read. */
  gaps: {
    'product-name-or-code': 'Choose the column with the name, the SKU or the barcode.',
    'order-number': 'Choose the column with the order number.',
    'order-date': 'Choose the column with the date of the order.',
    'order-quantity': 'Choose the column with the quantity.',
    'order-product': 'Choose the column with the product: its SKU, barcode, name or id.',
    'id-and-title': 'Choose the columns with the id and the name.',
  },
  /** What a column can mean. */
  fields: {
    foreignId: 'Id in the other program',
    parent: 'Belongs to product',
    kind: 'Product type',
    name: 'Name',
    sku: 'SKU',
    barcode: 'Barcode',
    packSize: 'Pack size of the barcode',
    category: 'Category',
    categoryId: 'Category id',
    supplier: 'Supplier',
    supplierId: 'Supplier id',
    supplierCode: 'Supplier’s code',
    price: 'Price',
    salePrice: 'Sale price',
    cost: 'Cost',
    stock: 'Stock',
    reorderPoint: 'Reorder point',
    onOrder: 'On order',
    unit: 'Unit',
    decimals: 'Decimal places',
    tracked: 'Stock is tracked',
    archived: 'Archived',
    status: 'Status',
    giftCard: 'Gift card',
    description: 'Description',
    location: 'Location',
    placeStock: 'Stock at the place in the column’s name',
    placeReorderPoint: 'Reorder point at the place in the column’s name',
    placePrice: 'Price at the place in the column’s name',
    surcharge: 'Surcharge on the product’s price',
    weighed: 'Sold by weight',
    lot: 'Lot',
    expiry: 'Best before',
    bin: 'Bin or shelf',
    brand: 'Brand',
    manufacturer: 'Manufacturer',
    tags: 'Tags',
    weight: 'Weight',
    pictures: 'Pictures (not imported yet)',
    currency: 'Currency',
    option: 'Option (the column’s name is the option)',
    optionName: 'Name of option {{number}}',
    optionValue: 'Value of option {{number}}',
    orderNumber: 'Order number',
    placedAt: 'Date of the order',
    dueAt: 'Due date',
    shippedAt: 'Shipped on',
    cancelledAt: 'Cancelled on',
    customerId: 'Customer id',
    customerName: 'Customer',
    company: 'Company',
    email: 'E-mail',
    phone: 'Phone',
    address: 'Address',
    address2: 'Address, second line',
    city: 'City',
    region: 'Region',
    postcode: 'Postcode',
    country: 'Country',
    note: 'Note',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    discount: 'Discount in per cent',
    lineSku: 'SKU of the product',
    lineBarcode: 'Barcode of the product',
    lineName: 'Name of the product',
    lineProductId: 'Id of the product in the other program',
    id: 'Id',
    title: 'Name',
  },
  /** Whose file it is. */
  sources: {
    stockroom: 'Stockroom’s own export',
    woocommerce: 'WooCommerce product export',
    shopify: 'Shopify export',
    northwind: 'Northwind sample',
    csv: 'CSV file',
  },
  /** What the file holds. */
  kinds: {
    products: 'Products',
    orders: 'Orders with their lines',
    'order-heads': 'Orders',
    'order-lines': 'Order lines',
    categories: 'Categories',
    suppliers: 'Suppliers',
    customers: 'Customers',
  },
} as const;
