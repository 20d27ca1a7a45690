package org.fuma.notice;

import jakarta.inject.Singleton;
import org.fuma.store.Ids;

/** The queue of what has to go out. */
@Singleton
class DeliveryRepository {

  static String place(long id) {
    return "notice-delivery:" + Ids.show(id);
  }
}
