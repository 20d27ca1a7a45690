-- Who is to be told is looked for by role.
ALTER TABLE account_head ADD KEY account_head_roles (roles, state);
