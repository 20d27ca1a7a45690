package org.fuma.visit;

import org.fuma.enterprise.EnterprisePanel;

/** A part of a firm's page that its own people see above their list of visits too: the year so far, what is planned. */
interface FirmOutlook extends EnterprisePanel {}
