using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Stops clocks of targets for a reason that a policy names.</summary>
/// <param name="Reason">As a policy names it, whatever the case.</param>
/// <param name="Target">The name of a target. Null: every one whose policy names the reason.</param>
public sealed record PauseClock(Guid CommandId, Instant Now, string Reason, Said When, string? Target = null, string? Text = null)
{
    /// <param name="policies">The policies whose clocks run in the incident. What is stored is named as they name it.</param>
    public static Decision<IncidentEvent> Decide(Incident incident, PauseClock command, IReadOnlyList<SlaPolicyTerms> policies)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var reason = checks.Line("reason", command.Reason);
        var target = checks.OptionalLine("target", command.Target);
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;
        if (policies.Count == 0)
            return new Rejection(RejectionCode.NotAllowed, $"No clock runs in {incident.Key} that could stand still. Record which customer is affected, and give them a contract with a policy; a pause can be recorded afterwards, with its time.");

        string[] known = [.. policies.SelectMany(policy => policy.PauseReasons).DistinctBy(CatalogueRecord.NameKey)];
        if (Named(known, reason) is not { } meant)
        {
            var advice = known.Length == 0
                ? "their policies name no reason to. Publish a version of the policy that does."
                : $"their policies name {string.Join(", ", known.Select(name => $"\"{name}\""))}. Choose one of these.";
            return new Rejection(RejectionCode.NotAllowed, $"No clock of {incident.Key} stands still for \"{Say.Excerpt(reason)}\": {advice}", "reason");
        }

        string[] targets = [.. policies.SelectMany(policy => policy.Targets.Select(each => each.Name).Concat(policy.Cadences.Select(each => each.Name))).DistinctBy(CatalogueRecord.NameKey)];
        if (target is not null && Named(targets, target) is null)
            return new Rejection(RejectionCode.NotAllowed, $"No clock of {incident.Key} is called \"{Say.Excerpt(target)}\"; there are {string.Join(", ", targets)}. Choose one of these, or leave target out for all.", "target");
        return new ClockPaused(made, when, meant, target is null ? null : Named(targets, target), text, author);
    }

    private static string? Named(IReadOnlyList<string> names, string name) => names.FirstOrDefault(each => CatalogueRecord.NameKey(each) == CatalogueRecord.NameKey(name));
}

/// <summary>Lets clocks go on that were stopped.</summary>
/// <param name="Pause">The entry that stopped them.</param>
public sealed record ResumeClock(Guid CommandId, Instant Now, EntryId Pause, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, ResumeClock command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (PromiseRules.FindOpen(incident, command.Pause, EntryKind.ClockPause, "pauseId") is { } refused)
            return refused;

        var checks = new Checks();
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        var paused = incident.Entries[command.Pause].When.At;
        if (when.At < paused)
            checks.Fail(RejectionCode.EndBeforeStart, $"occurredAt {Say.Time(when.At)} is before the clocks were paused, at {Say.Time(paused)}. Correct the time, or amend the pause first.", "occurredAt");
        return checks.Problem is { } problem ? problem : new ClockResumed(made, when, command.Pause, text, author);
    }
}
