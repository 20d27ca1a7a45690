package org.fuma.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.fuma.settings.Outgoing;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** Hands mail to the operator's server. Until the sender is named nothing has been given away. */
final class MailCarrier implements Carrier {

  private static final String CONNECT_MILLIS = "5000";
  private static final String READ_MILLIS = "30000";
  private static final int PERMANENT = 500;

  private final Outgoing.Mail mail;
  private final MessageText text;
  private final ServiceClock clock;
  private final String host;
  private final Session session;

  MailCarrier(Outgoing.Mail mail, Settings settings, MessageText text, ServiceClock clock) {
    this.mail = mail;
    this.text = text;
    this.clock = clock;
    this.host = settings.publicAddress().getHost();
    this.session = Session.getInstance(properties());
  }

  @Override
  public Outcome carry(Delivery delivery, BooleanSupplier handing) {
    if (delivery.address().isEmpty()) {
      return new Outcome.Refused("NO ADDRESS");
    }
    MimeMessage message;
    Transport transport;
    try {
      message = message(delivery, delivery.address().get());
      transport = session.getTransport("smtp");
      transport.connect(mail.host(), mail.port(), blank(mail.username()), blank(mail.password()));
    } catch (MessagingException unreachable) {
      return Outcome.later(unreachable.getClass().getSimpleName());
    }
    try {
      if (!handing.getAsBoolean()) {
        return Outcome.later("LOST");
      }
      transport.sendMessage(message, message.getAllRecipients());
      return new Outcome.Sent();
    } catch (MessagingException failed) {
      return refused(failed);
    } finally {
      close(transport);
    }
  }

  /** Only a number from the other side says that it was not taken. */
  private static Outcome refused(MessagingException failed) {
    for (Throwable cause = failed; cause instanceof MessagingException known; cause = known.getNextException()) {
      int code = switch (known) {
        case SMTPAddressFailedException address -> address.getReturnCode();
        case SMTPSenderFailedException sender -> sender.getReturnCode();
        case SMTPSendFailedException send -> send.getReturnCode();
        default -> 0;
      };
      if (code >= PERMANENT) {
        return new Outcome.Refused("SMTP " + code);
      }
      if (code >= 400) {
        return Outcome.later("SMTP " + code);
      }
    }
    return new Outcome.Unknown(failed.getClass().getSimpleName());
  }

  private MimeMessage message(Delivery delivery, String to) throws MessagingException {
    String id = "<" + Ids.show(delivery.id()) + "@" + host + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(new InternetAddress(mail.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
    message.setText(text.mail(delivery), StandardCharsets.UTF_8.name());
    message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(Time.ZONE)));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", READ_MILLIS);
    properties.put("mail.smtp.writetimeout", READ_MILLIS);
    properties.put("mail.smtp.localhost", host);
    properties.put("mail.smtp.auth", Boolean.toString(!mail.username().isEmpty()));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(mail.protection() == Outgoing.Protection.STARTTLS));
    properties.put("mail.smtp.starttls.required", Boolean.toString(mail.protection() == Outgoing.Protection.STARTTLS));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(mail.protection() == Outgoing.Protection.TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  private static String blank(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      // What was handed over was acknowledged before.
    }
  }
}
