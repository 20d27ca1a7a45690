package org.fuma.notice;

import jakarta.inject.Singleton;
import org.fuma.settings.Settings;
import org.fuma.web.Words;

/**
 * What leaves the house: the same for every kind of notice, so that a mailbox that others read tells them nothing. Only a code that somebody has
 * just asked for stands in its message.
 */
@Singleton
class MessageText {

  private final Settings settings;

  MessageText(Settings settings) {
    this.settings = settings;
  }

  /** A mail's subject. */
  String subject() {
    return Words.ZH.say("notice.mail-subject");
  }

  /** A mail's text, in both languages. */
  String mail(Delivery delivery) {
    String address = settings.publicAddress() + "/notices";
    return code(delivery)
        ? both("notice.mail-code", delivery.arguments().getFirst())
        : both("notice.mail-text", settings.city(), address);
  }

  /** A short message's text. */
  String sms(Delivery delivery) {
    if (code(delivery)) {
      return Words.ZH.say("notice.sms-code", delivery.arguments().getFirst());
    }
    return Words.ZH.say(delivery.account().isPresent() ? "notice.sms-account" : "notice.sms-follow", settings.city());
  }

  private static boolean code(Delivery delivery) {
    return delivery.kind().filter(NoticeKind.REACH_CODE::equals).isPresent();
  }

  private static String both(String key, Object... arguments) {
    return Words.ZH.say(key, arguments) + "\n\n" + Words.EN.say(key, arguments) + "\n";
  }
}
