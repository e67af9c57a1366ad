package dev.guesthouse.http.edge;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable.Size;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Forms as browsers send them: from a page of this instance, no longer than its fields can be, and in UTF-8. */
@ApplicationScoped
public class Forms {

    private static final Pattern TYPE = Pattern.compile("(?i)application/x-www-form-urlencoded *(; *charset=\"?utf-8\"?)?");

    private final Origin origin;
    private final Identities identities;
    private final Bodies bodies;

    Forms(Origin origin, Identities identities, Bodies bodies) {
        this.origin = origin;
        this.identities = identities;
        this.bodies = bodies;
    }

    /**
     * Reads a form, on the event loop. Of a long one room is taken as of any long body, but whoever sends it need not be signed in: what
     * somebody typed until their session ended comes back to them (PAG-04).
     *
     * @return the fields in their order, each with all of its values; fails with a {@link Problem} foreign-origin, unsupported-media-type,
     *         malformed-json, too-large or busy
     */
    public Future<Map<String, List<String>>> read(RoutingContext context) {
        origin.checkOurs(context.request());
        var type = context.request().getHeader("Content-Type");
        if (type == null || !TYPE.matcher(type).matches()) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A form must be application/x-www-form-urlencoded in UTF-8.");
        }
        return bodies.take(context, Size.FIELDS.bytes, () -> identities.identify(context.request())).map(Forms::fields);
    }

    private static Map<String, List<String>> fields(Buffer body) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : body.toString(StandardCharsets.ISO_8859_1).split("&")) {
            var named = pair.split("=", 2);
            if (!pair.isEmpty()) {
                fields.computeIfAbsent(text(named[0]), name -> new ArrayList<>()).add(named.length == 1 ? "" : text(named[1]));
            }
        }
        return fields;
    }

    /** Browsers send line breaks as CR LF (HTML, "constructing the entry list"); a text here has LF. */
    private static String text(String encoded) {
        try {
            var bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\r\n", "\n");
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new Problem(ProblemType.UNREADABLE_FORM, "The form cannot be read as UTF-8.");
        }
    }
}
