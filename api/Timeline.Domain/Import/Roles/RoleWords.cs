namespace Timeline.Domain.Import.Roles;

/// <summary>The words that suggest what an entry is.</summary>
internal static class RoleWords
{
    public static readonly Phrases Customer = new("customer, customers, cust, customer's, client, clients, client's, user, users, end-user, end-users, tenant, tenants, subscriber, subscribers, caller, branch, branches");

    public static readonly Phrases Audience = new(
        "customer, customers, cust, client, clients, user, users, end-users, tenants, subscribers, stakeholder, stakeholders, management, leadership, everyone, everybody, staff, business, executives, board, ceo, cio, cto, public, departments");

    /// <summary>Words before a claim that take it back, or put it off.</summary>
    public static readonly Phrases Denial = new(
        "not, never, no, nothing, isn't, aren't, wasn't, weren't, hasn't, haven't, won't, can't, cannot, couldn't, unable, until, till, if, unless, once, when, before, will, would, should, could, might, may, hope, hoping, expect, expected, expects, expecting, wait, waiting, eta, try, trying, partially, partly, half, to be");

    public static readonly Phrases Resolved = new(
        "resolved, all clear, fully restored, fully recovered, fully operational, completely restored, back to normal, normal operation, normal operations, incident closed, closed the incident, closing the incident, issue closed, issue fixed, problem fixed, is fixed, now fixed, solved, problem solved, everything is back, everything back, everything works, everything up, all services up, all systems up, all green, all good, outage over, outage ended, incident over");

    public static readonly Phrases Mitigated = new(
        "mitigated, mitigation in place, workaround in place, workaround applied, workaround works, service restored, services restored, service is restored, access restored, mail restored, connectivity restored, restored service, restored access, service is back, services are back, back online, is back up, are back up, came back up, back up and running, up and running again, running again, work again, works again, working again, up again, is back, are back, flowing again, flows again, failed over successfully, failover complete, failover completed, failover successful, rollback complete, rollback completed, error rate back, errors stopped, errors gone, traffic recovered, service recovered, can work again, can log in again, recovered");

    public static readonly Phrases Reopened = new(
        "reopened, re-opened, reopening, down again, failed again, failing again, broken again, stopped again, stuck again, recurred, reoccurred, relapsed, relapse, same problem again, same issue again, same errors again, problem is back, issue is back, errors are back, outage is back, problem came back, issue came back, errors came back");

    public static readonly Phrases RootCause = new("root cause, caused by, cause found, the cause, culprit, turned out to be, turns out, traced to, traced it to, traced back to, tracked it down to, tracked down to, reason was, reason is");

    public static readonly Phrases Searching = new("unknown, unclear, investigating, investigate, looking, searching, find, finding, determine, tbd, suspect, suspected, maybe, perhaps, possibly, possible, probably, might, not");

    public static readonly Phrases Vendor = new(
        "vendor, vendors, vendor's, supplier, manufacturer, microsoft, oracle, cisco, dell, hp, hpe, ibm, vmware, aws, amazon, azure, netapp, emc, citrix, redhat, red hat, sap, juniper, fortinet, palo alto, veeam, lenovo, supermicro, cloudflare, akamai, fastly, isp, carrier, telco, provider, hoster, colo, broadcom, nutanix, mongodb, datadog, github, atlassian, salesforce");

    public static readonly Phrases VendorDealing = new(
        "engage, engaged, engages, engaging, escalate, escalated, escalating, escalation, case, support, call, called, calling, calls, phoned, rang, rings, contact, contacted, contacting, ticket, hotline, tam, rma, on the line, on the phone, engineer, engineers, technician, joined, says, said, responded, replied, confirms, confirmed, advised, advises, callback, paged, asked, asks, sent, dispatched, sev");

    public static readonly Phrases UpdatePhrases = new(
        "status update, status updates, call the customer back, calls the customer back, called the customer back, call customer back, calls customer back, called customer back, rang the customer back, ring the customer back, customer update, update sent, sent update, sent an update, sent out an update, posted update, posted an update, gave an update, gave update, published an update, next update, status page, statuspage, status feed, status post, let them know, let him know, let her know, all-hands mail, sent notice, notice sent, notification sent");

    public static readonly Phrases Telling = new(
        "told, tell, telling, informed, inform, informing, notified, notify, notifying, updated, updating, called, phoned, rang, emailed, e-mailed, mailed, briefed, messaged, texted, wrote, advised, announced, contacted, mail to, email to, e-mail to, update to, update for, call with, call to");

    public static readonly Phrases Ticketed = new(
        "ticket opened, ticket raised, ticket created, ticket logged, opened ticket, opened a ticket, opened the ticket, opens a ticket, opens ticket, raised ticket, raised a ticket, raises a ticket, created ticket, created a ticket, creates a ticket, logged ticket, logged a ticket, logged as, filed a ticket, filed ticket, cut a ticket, as a ticket, into a ticket, formal ticket, formal, support process, incident process, ticketing, ticket system, service desk logged, handed to operations, handed to ops, handed over to operations, handed to the service desk, incident opened, incident created, incident raised, incident declared, declared incident, declared an incident, opened incident, opened an incident, ticket");

    public static readonly Phrases Complaining = new(
        "called, calls, call, calling, phoned, phones, rang, rings, reported, reports, report, reporting, complained, complains, complain, complaining, wrote, writes, emailed, opened, alerted, mentioned, noticed, says, say, said, on the phone");

    public static readonly Phrases CallFrom = new(
        "call from, calls from, phone call from, mail from, email from, e-mail from, message from, report from, reports from, complaint from, complaints from, ticket from, reported by, called by, contacted by, alerted by, first call, first report, first complaint");

    public static readonly Phrases Thanks = new("thank, thanks, thanked, thankful, grateful, praised, praise, appreciate, appreciated, appreciates, feedback, compliment, kudos, apologised, apologized");

    public static readonly Phrases Contacting = new(
        "called, calling, call, calls, phoned, phoning, phone, rang, ring, paged, paging, page, pages, texted, texting, contacted, contacting, contact, tried, trying, try, tries, pinged, pinging, messaged, dialed, dialled, reached, reach, reaching, attempted, woke, waking, escalated, escalating");

    public static readonly Phrases Responder = new(
        "primary, secondary, tertiary, on-call, oncall, on call, standby, stand-by, engineer, dba, admin, administrator, sysadmin, specialist, duty, resource, expert, lead, manager, responder, deputy, backup person, rota, escalation contact, team, colleague");

    public static readonly Phrases Rung = new("primary, secondary, tertiary, on-call, oncall, on call, standby, stand-by, deputy");

    public static readonly Phrases Answering = new("answers, answered, picks up, picked up, responds, responded, calls back, called back, reached");

    public static readonly Phrases Unreached = new(
        "no answer, voicemail, voice mail, not available, unavailable, not reachable, unreachable, no response, no reply, did not answer, didn't answer, does not answer, doesn't answer, not answering, not picking up, didn't pick up, did not pick up, phone off, declined, out of office, on vacation, on leave, on holiday");

    public static readonly Phrases Engaged = new(
        "engaged, engages, engaging, joined, joins, joining, logged in, logs in, logged on, remoted in, on site, on-site, onsite, arrived, arrives, took over, takes over, taking over, started work, started working, starts working, starts work, begins work, began work, began working, on the case, on it with, engineer on it, working on it, is on it, am on it, i'm on it, hands on, online and looking, started looking, starts looking, started investigating, starts investigating, began investigating, began troubleshooting, started troubleshooting, picked it up, picks it up, connected to the console");

    public static readonly Phrases Busy = new("line engaged, number engaged, phone engaged, not engaged, engaged tone");

    public static readonly Phrases Observation = new(
        "noticed, notice, saw, see, sees, seeing, observed, alert, alerts, alerted, alarm, alarms, alarming, monitoring, dashboard, dashboards, graph, graphs, error rate, errors, error, log, logs, timeouts, timeout, spike, spiked, spiking, latency, unresponsive, slow, down, failing, fails, failed, crashed, offline, stuck, showing, shows, looks like, found, panic, panicked, full, degraded, not responding, unreachable");

    public static readonly Phrases Action = new(
        "restarted, restarting, restart, rebooted, rebooting, reboot, rolled back, rolling back, reverted, reverting, revert, deployed, deploying, disabled, enabled, failed over, failing over, failover started, switched, switching, killed, scaled, increased, decreased, started, stopped, ran, running, applied, applying, patched, upgraded, replaced, replacing, reset, moved, moving, mounted, restoring, restored, cleared, purged, flushed, drained, unplugged, swapped, changed, added, removed, blocked, rerouted, bounced, recycled, power-cycled, powered, isolated, fixed, edited, corrected, cancelled, rebuilt, rebuilding, reinstalled, rotated");

    public static readonly Phrases Communication = new(
        "told, informed, emailed, e-mailed, mailed, posted, announced, notified, briefed, discussed, asked, meeting, conference call, bridge, war room, conference, stand-up, agreed, handed over, handover, spoke, talked");
}
