package org.fuma.complaint;

/** How many complaints wait, and for whom; each figure is as long as its list. */
public record Figures(int waiting, int unassigned, int mine, int overdue, int threeDays, int second, int stopped, int reopened) {}
