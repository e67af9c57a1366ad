package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A series as it is shown: what there is to see in a sentence, drawn, and as a table.
 *
 * @param id of its sentence
 * @param title what it is about
 * @param sentence what there is to see
 * @param note how to read it, or what else there is to say: a text, or HTML where a moment stands in it; null where that is plain
 * @param plots none where there is nothing to draw
 * @param rows of the table; none where there are no numbers
 */
public record Figure(String id, String title, String sentence, Object note, List<Plot> plots, List<Row> rows) {

    /**
     * A drawing, {@value #WIDTH} wide and {@value #HEIGHT} high, that is stretched to the room that there is. What is written at it stands beside
     * it, so that it can be read on a narrow screen too.
     *
     * @param name of one among several; null where it is the only one
     * @param top what its upper edge is
     * @param from what its left edge is
     * @param to what its right edge is
     */
    public record Plot(String name, String top, String from, String to, List<Mark> marks) {

        static final int WIDTH = 1000;
        static final int HEIGHT = 200;
    }

    /**
     * What is drawn alike.
     *
     * @param kind its class in the style sheet
     * @param path as SVG writes it
     */
    public record Mark(String kind, String path) {

        /** A line that holds each number until the next one, {@code line} in the style sheet. */
        static Mark steps(List<Long> numbers, long top) {
            var last = numbers.size() - 1;
            var path = new StringBuilder("M0 ").append(y(numbers.get(0), top));
            for (int i = 1; i <= last; i++) {
                path.append('H').append(Plot.WIDTH * i / last).append('V').append(y(numbers.get(i), top));
            }
            return new Mark("line", last == 0 ? path.append('H').append(Plot.WIDTH).toString() : path.toString());
        }

        /** A bar a number, with room between them; none for a zero. */
        static Mark bars(List<Long> numbers, long top) {
            var wide = (double) Plot.WIDTH / numbers.size();
            var path = new StringBuilder();
            IntStream.range(0, numbers.size()).filter(i -> numbers.get(i) > 0).forEach(i -> path.append('M').append(Math.round((i + .1) * wide)).append(' ')
                    .append(Plot.HEIGHT).append('V').append(y(numbers.get(i), top)).append('H').append(Math.round((i + .9) * wide)).append('V').append(Plot.HEIGHT).append('Z'));
            return new Mark("bars", path.toString());
        }

        /** A line all across. @param kind {@code median} or {@code limit} */
        static Mark level(String kind, long number, long top) {
            return new Mark(kind, "M0 %dH%d".formatted(y(number, top), Plot.WIDTH));
        }

        /** How far down a number is; what is too big is at the top. */
        static long y(long number, long top) {
            return Math.round(Plot.HEIGHT * (1 - Math.min(1, (double) number / top)));
        }
    }

    public record Row(List<Cell> cells) {
    }

    /** @param column what it is called there */
    public record Cell(String column, String text) {
    }

    /** The least number that is good to read, and not less than any of these: 1, 2, 4, 6 or 8, and zeros. */
    static long top(List<Long> numbers) {
        var most = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        for (long ten = 1;; ten *= 10) {
            for (long digit : new long[] { 1, 2, 4, 6, 8 }) {
                if (ten * digit >= most) {
                    return ten * digit;
                }
            }
        }
    }
}
