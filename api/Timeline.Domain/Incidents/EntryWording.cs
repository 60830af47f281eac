using System.Diagnostics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What an entry says. The one place that puts data into words, so that every output agrees.</summary>
public static class EntryWording
{
    /// <summary>The text a person gave; else a plain sentence made from the data. Never empty.</summary>
    public static string For(IOnTimeline entry) => entry switch
    {
        EntryLogged e => e.Text,
        ContactAttempted e => e.Text ?? $"Tried {e.Who} ({Say.Words(e.Rung)}) {By(e.Channel)}: {Say.Words(e.Outcome)}.",
        ResponderEngaged e => e.Text ?? (e.How is null ? $"{e.Who} engaged." : $"{e.Who} engaged ({e.How})."),
        UpdateSent e => e.Text,
        HypothesisRaised e => e.Statement,
        HypothesisRefuted e => e.Because,
        HypothesisConfirmed e => e.Because,
        RootCauseNoted e => e.Text,
        ContributingFactorNoted e => e.Text,
        StatusChanged e => e.Text ?? $"Status changed from {Say.Words(e.From)} to {Say.Words(e.To)}.",
        UpdateOverdue => "No update had been sent by the time that was promised.",
        UpdateOverdueWithdrawn { Because: OverdueWithdrawal.UpdateSent } => "Not overdue after all: an update had been sent in time.",
        UpdateOverdueWithdrawn { Because: OverdueWithdrawal.IncidentOver } => "Not overdue after all: the incident was over by then.",
        UpdateOverdueWithdrawn => "Not overdue after all: the update that promised it was retracted.",
        _ => throw new UnreachableException($"no wording for {entry.GetType().Name}"),
    };

    /// <summary>Which channel, as part of a sentence: <c>by phone</c>.</summary>
    public static string By(Channel channel) => channel switch
    {
        Channel.Phone => "by phone",
        Channel.Email => "by e-mail",
        Channel.Chat => "by chat",
        Channel.Sms => "by SMS",
        Channel.Pager => "by pager",
        Channel.Video => "by video call",
        Channel.InPerson => "in person",
        Channel.StatusPage => "on the status page",
        Channel.Other => "by other means",
        _ => throw new UnreachableException($"no wording for channel {channel}"),
    };
}
