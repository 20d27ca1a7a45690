-- What the firm said, in the order of the list.
ALTER TABLE visit_head
  ADD KEY visit_head_handshake (handshake, id);
