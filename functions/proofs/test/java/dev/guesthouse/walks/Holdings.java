package dev.guesthouse.walks;

import java.util.HashSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.guesthouse.test.Mail;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.StandIn;

/** What is outside of the product and must agree with it: the second target system, and the mailboxes. */
final class Holdings {

    private Holdings() {
    }

    static void check(Scene scene, StandIn crm) {
        var held = new TreeSet<>(scene.database().column("""
                SELECT a.external_id || ' ' || r.origin_id || ' ' || o.name FROM role_grant g JOIN resource_role o ON o.id = g.resource_role_id
                JOIN resource r ON r.id = o.resource_id JOIN connector c ON c.id = r.connector_id
                JOIN account a ON a.person_id = g.person_id AND a.connector_id = c.id WHERE g.held AND c.kind = 'webhook'
                """));
        var there = crm.members().stream().map(member -> member.account() + " " + member.originId() + " " + member.role())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!there.equals(held)) {
            throw new Broken("ASG-01 the target system has exactly what is held", "has %s%nheld %s".formatted(there, held));
        }
    }

    /** Each message once: the mail server never failed. */
    static void checkMails(Scene scene, Mails mails) {
        var seen = new HashSet<String>();
        var twice = mails.all().stream().filter(mail -> !seen.add(mail.messageId())).map(Mail::toString).toList();
        if (!twice.isEmpty()) {
            throw new Broken("MSG-01 a message leaves once", String.join("\n", twice));
        }
        var missing = scene.database().column("SELECT id FROM message WHERE state = 'sent'").stream()
                .filter(id -> seen.stream().noneMatch(messageId -> messageId.contains(id))).toList();
        if (!missing.isEmpty()) {
            throw new Broken("MSG-01 what is said to be sent has left", String.join("\n", missing));
        }
    }
}
