using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Histories that can really come about: random commands, decided one after the other.</summary>
internal static partial class AnyHistory
{
    /// <summary>One command: which, how many minutes after ten it happened, and which earlier entry it is about.</summary>
    internal sealed record Step(int Kind, int Minutes, int About);

    public const int Kinds = 42;

    /// <summary>The events that the steps come to; what is rejected is left out.</summary>
    /// <param name="number">The incident's.</param>
    public static IReadOnlyList<Recorded<IncidentEvent>> Of(IEnumerable<Step> steps, int number = Number)
    {
        var events = new List<IncidentEvent> { Declared(number) };
        var state = Incident.Fold(events);
        var n = 1;
        foreach (var step in steps)
        {
            foreach (var made in Decide(state, step, n++).Events)
            {
                events.Add(made);
                state = Incident.Evolve(state, made);
            }
        }

        return Situations.Situation.Record(events);
    }

    private static Decision<IncidentEvent> Decide(Incident state, Step step, int n)
    {
        var id = Command(n);
        var said = SaidAt(step.Minutes);
        var (about, other) = (Any(step.About), Any(step.Minutes));
        return step.Kind switch
        {
            0 => LogEntry.Decide(state, new(id, Now, $"Note {n}", (EntryKind)(step.About % 8), said)),
            1 => RecordContactAttempt.Decide(state, new(id, Now, "Somebody", ContactRung.Primary, Channel.Phone, (ContactOutcome)(step.About % 4), said)),
            2 => EngageResponder.Decide(state, new(id, Now, "Somebody", said)),
            3 => SendUpdate.Decide(state, new(id, Now, Audience.Customer, Channel.Phone, "Told.", said)),
            4 => RaiseHypothesis.Decide(state, new(id, Now, $"Theory {n}", said)),
            5 => SettleHypothesis.Decide(state, new(id, Now, about, HypothesisStatus.Refuted, "No.", said)),
            6 => SettleHypothesis.Decide(state, new(id, Now, about, HypothesisStatus.Confirmed, "Yes.", said)),
            7 => NoteCause.Decide(state, new(id, Now, CauseKind.RootCause, "Because.", said, [about])),
            8 => AmendEntry.Decide(state, new(Now, about, "Misheard.", $"Corrected {n}", Minute(step.Minutes))),
            9 => RetractEntry.Decide(state, new(Now, about, "No.")),
            10 => ChangeStatus.Decide(state, new(id, Now, IncidentStatus.Mitigated, said)),
            11 => ChangeStatus.Decide(state, new(id, Now, IncidentStatus.Resolved, said)),
            12 => SetMilestone.Decide(state, new(id, Now, (MilestoneKind)(step.About % 14), step.Minutes == 0 ? null : Minute(step.Minutes), EntryId: step.About % 3 == 0 ? about : null, Reason: "So.")),
            13 => RedactEntry.Decide(state, new(about, "A name.")),
            14 => NoteCause.Decide(state, new(id, Now, CauseKind.ContributingFactor, "Likelier.", said, [about])),
            15 => RecordLesson.Decide(state, new(id, LessonCategory.Lucky, $"Lesson {n}")),
            16 => ImportEntries.Decide(state, new(id, Now, Zone: null, [new(Minute(step.Minutes), $"Line {n}", (ImportRole)(step.About % 14))])),
            17 => AttachFile.Decide(state, new(id, Now, new("queue.log", "text/plain; charset=utf-8", n, new string('a', 64)), said)),
            18 => ReleaseResponder.Decide(state, new(id, Now, new("Somebody"), said)),
            19 => TakeRole.Decide(state, new(id, Now, new(step.About % 2 == 0 ? "Somebody" : "Another"), (ResponseRole)(step.About % 4), said)),
            20 => HandOverRole.Decide(state, new(id, Now, From: null, new("Another"), (ResponseRole)(step.About % 4), said)),
            21 => ReleaseRole.Decide(state, new(id, Now, Who: null, (ResponseRole)(step.About % 4), said)),
            22 => EscalateToVendor.Decide(state, new(id, Now, "The maker", said)),
            23 => EngageVendor.Decide(state, new(id, Now, "The maker", said)),
            24 => EngageResponder.Decide(state, new(id, Now, "Another", said)),
            25 => StartImpact.Decide(state, new(id, Now, step.About % 2 == 0 ? "Mail" : "Names", said, (ImpactLevel)(step.About % 3), Affected: step.About % 4 == 0 ? null : step.About)),
            26 => ChangeImpact.Decide(state, new(id, Now, about, said, (ImpactLevel)(step.Minutes % 3))),
            27 => EndImpact.Decide(state, new(id, Now, about, said)),
            28 => AssessDataLoss.Decide(state, new(
                id, Now, said, step.About % 2 == 0 ? Minute(step.Minutes - 30) : null, step.About % 3 == 0 ? Minute(step.Minutes) : null, step.About % 5 == 0 ? Minute(step.Minutes - 5) : null, None: step.About == 7)),
            29 => ReachRecoveryStage.Decide(state, new(id, Now, $"Stage {n}", "Something works.", said)),
            30 => LinkEvidence.Decide(state, new(id, Now, about, other, (EvidenceBearing)(step.Minutes % 2), said)),
            31 => SettleHypothesis.Decide(state, new(id, Now, about, HypothesisStatus.Abandoned, "No use.", said)),
            32 => NoteCause.Decide(state, new(id, Now, CauseKind.Trigger, "A restart.", said, [about])),
            33 => TakeDecision.Decide(state, new(id, Now, $"Decision {n}", said, OnAdviceOf: "Somebody")),
            34 => VerifyDecision.Decide(state, new(id, Now, about, (DecisionOutcome)(step.Minutes % 2), "Looked.", said)),
            35 => ImportEntries.Decide(state, new(id, Now, Zone: null, [new(Minute(step.Minutes), $"Line {n}", (ImportRole)(step.About % 15))])),
            36 => ChangeStatus.Decide(state, new(id, Now, (IncidentStatus)(step.About % 5), said, "So it is.", MayGoBack: true)),
            37 => ReopenIncident.Decide(state, new(id, Now, "It is back.", said)),
            38 => CancelIncident.Decide(state, new(id, Now, "By mistake.", said)),
            39 => RecordCustomerContact.Decide(state, new(id, Now, step.About % 2 == 0 ? "Northwind" : "Contoso", said, Outcome: (CustomerContactOutcome)(step.About % 3))),
            40 => AddCustomersToTell.Decide(state, new(id, Now, [("Northwind", null), ($"Customer {step.About % 3}", null)], said)),
            41 => RecordFeedback.Decide(state, new(id, Now, "Northwind", $"Feedback {n}", said)),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };

        EntryId Any(int number) => state.Entries.Values.OrderBy(entry => entry.Order).Skip(number % Math.Max(1, state.Entries.Count)).FirstOrDefault()?.Id ?? default;
    }
}
