package org.fuma.notice;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.settings.Outgoing;
import org.fuma.store.Hashes;
import org.fuma.web.SampleBanner;

/** Which channels are open: those that the operator has set up, and in the sample city mail and short messages that stay in the house. */
@Singleton
public class Channels {

  private static final int HOOK_BYTES = 16;

  private final Outgoing outgoing;
  private final SampleBanner sample;

  /** By the settings; in the sample city besides what stays in the house. */
  public Channels(Outgoing outgoing, SampleBanner sample) {
    this.outgoing = outgoing;
    this.sample = sample;
  }

  /** True when something can go out that way. */
  public boolean open(Channel channel) {
    return real(channel) || simulated(channel);
  }

  /** True when what would go out that way is only shown on a page of the sample city. */
  public boolean simulated(Channel channel) {
    return channel != Channel.WEBHOOK && !real(channel) && sample.shown();
  }

  /** The operator's webhooks, each by the hash of its address. */
  List<byte[]> hooks() {
    return outgoing.webhooks().stream().map(Channels::hook).toList();
  }

  /** What the database has in the address's place. */
  static byte[] hook(Outgoing.Webhook webhook) {
    return java.util.Arrays.copyOf(Hashes.sha256(webhook.address().toString()), HOOK_BYTES);
  }

  private boolean real(Channel channel) {
    return switch (channel) {
      case MAIL -> outgoing.mail().isPresent();
      case SMS -> outgoing.sms().isPresent();
      case WEBHOOK -> !outgoing.webhooks().isEmpty();
    };
  }
}
