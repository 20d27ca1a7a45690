package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

  private static String of(String address) throws Exception {
    return ClientAddress.subscriber(InetAddress.getByName(address));
  }

  @Test
  void ofIpv6TheSubscribersNetworkCountsAndOfIpv4TheAddress() throws Exception {
    assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff::9")).isNotEqualTo(of("2001:db8:1:3::1"));
    assertThat(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2")).isEqualTo(of("::ffff:192.0.2.1"));
  }
}
