package dev.guesthouse.portal.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Tables as RFC 4180 has them. What people have typed stands in them, and no spreadsheet takes it for a formula (AUD-06). */
final class Csv {

    static final String TYPE = "text/csv; charset=utf-8";
    /** What formulas begin with, as they are typed in East Asia too, and what spreadsheets skip before one. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n";
    /** Quoted throughout: where a list is separated by semicolons, as on German machines, one in a name would begin another cell. */
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private Csv() {
    }

    static String of(List<List<String>> rows) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, FORMAT)) {
            for (var row : rows) {
                printer.printRecord(row.stream().map(Csv::plain));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String plain(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
