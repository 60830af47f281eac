using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Catalogue;

/// <summary>What a version of a policy may say.</summary>
internal static class SlaPolicyChecks
{
    private const int MostReasons = 20;

    private static readonly Duration Longest = Duration.FromDays(SlaLimits.DueDays);

    /// <param name="before">The version before, whose retired calendars may stay. Null: there is none.</param>
    public static SlaPolicyTerms Terms(Checks checks, CatalogueRecord catalogue, SlaPolicyTerms terms, SlaPolicyTerms? before)
    {
        HashSet<CalendarId> stood = before is null ? [] : [.. CalendarsOf(before)];
        checks.AtMost("terms.targets", terms.Targets.Count, PublishSlaPolicy.MostTargets);
        checks.AtMost("terms.cadences", terms.Cadences.Count, PublishSlaPolicy.MostTargets);
        checks.AtMost("terms.pauseReasons", terms.PauseReasons.Count, MostReasons);
        if (checks.Problem is not null)
            return terms;
        if (terms.Targets.Count + terms.Cadences.Count == 0)
            checks.Fail(RejectionCode.Required, "terms.targets and terms.cadences are empty, so the policy would promise nothing. Give at least one.", "terms.targets");
        checks.Share("terms.warnAt", terms.WarnAt);

        Calendar("terms.calendarId", terms.Calendar);
        var taken = new Dictionary<(string, Severity), string>();
        var targets = terms.Targets.Select((target, index) => Target($"terms.targets.{index}", target)).ToList();
        var cadences = terms.Cadences.Select((cadence, index) => Cadence($"terms.cadences.{index}", cadence)).ToList();
        var reasons = terms.PauseReasons.Select((reason, index) => checks.Line($"terms.pauseReasons.{index}", reason)).DistinctBy(CatalogueRecord.NameKey).ToList();
        return terms with { Targets = targets, Cadences = cadences, PauseReasons = reasons };

        SlaTargetTerms Target(string path, SlaTargetTerms target)
        {
            var (name, severities, from) = Common(path, target.Name, target.Severities, target.From, target.Within, "within", target.Calendar);
            if (from.Exists(start => Say.Name(start) == Say.Name(target.To)))
                checks.Fail(RejectionCode.NotAllowed, $"{path}.to {Say.Name(target.To)} is among {path}.from, so it would be reached at once. Name an earlier start.", $"{path}.to");
            return target with { Name = name, Severities = severities, From = from };
        }

        SlaCadenceTerms Cadence(string path, SlaCadenceTerms cadence)
        {
            var (name, severities, from) = Common(path, cadence.Name, cadence.Severities, cadence.From, cadence.Every, "every", cadence.Calendar);
            return cadence with { Name = name, Severities = severities, From = from };
        }

        (string Name, List<Severity> Severities, List<SlaStart> From) Common(
            string path, string given, IReadOnlyList<Severity> severities, IReadOnlyList<SlaStart> from, Duration length, string field, CalendarId? calendar)
        {
            var name = checks.Line($"{path}.name", given);
            if (severities.Count == 0)
                checks.Fail(RejectionCode.Required, $"{path}.severities is empty, so it would hold for no incident. Name at least one.", $"{path}.severities");
            if (from.Count == 0)
                checks.Fail(RejectionCode.Required, $"{path}.from is empty. Name at least one start, for example REPORTED, then DECLARED.", $"{path}.from");
            if (length <= Duration.Zero || length > Longest)
                checks.Fail(RejectionCode.OutOfRange, $"{path}.{field} is {Say.Span(length)}; it is more than nothing and at most {SlaLimits.DueDays} days. Check the unit.", $"{path}.{field}");
            if (calendar is { } own)
                Calendar($"{path}.calendarId", own);
            foreach (var severity in severities.Distinct())
            {
                if (!taken.TryAdd((CatalogueRecord.NameKey(name), severity), path))
                    checks.Fail(RejectionCode.NameTaken, $"{path}.name \"{name}\" is that of {taken[(CatalogueRecord.NameKey(name), severity)]} for {Say.Name(severity)} too. Give it another name, or another severity.", $"{path}.name");
            }

            return (name, [.. severities.Distinct().Order()], [.. from.Distinct()]);
        }

        void Calendar(string field, CalendarId id) => checks.Link<Calendar, CalendarId>(catalogue, field, id, stood.Contains(id));
    }

    /// <summary>Whether two say the same; lists of records are not equal by themselves.</summary>
    public static bool AreSame(SlaPolicyTerms one, SlaPolicyTerms other) =>
        one.Calendar == other.Calendar && one.WarnAt == other.WarnAt && one.DegradedIsDown == other.DegradedIsDown && one.PauseReasons.SequenceEqual(other.PauseReasons)
        && one.Targets.Select(KeyOf).SequenceEqual(other.Targets.Select(KeyOf)) && one.Cadences.Select(KeyOf).SequenceEqual(other.Cadences.Select(KeyOf));

    private static (SlaTargetTerms, string, string) KeyOf(SlaTargetTerms target) =>
        (target with { Severities = [], From = [] }, string.Join(',', target.Severities), string.Join(',', target.From));

    private static (SlaCadenceTerms, string, string) KeyOf(SlaCadenceTerms cadence) =>
        (cadence with { Severities = [], From = [] }, string.Join(',', cadence.Severities), string.Join(',', cadence.From));

    private static IEnumerable<CalendarId> CalendarsOf(SlaPolicyTerms terms) =>
        terms.Targets.Select(target => target.Calendar).Concat(terms.Cadences.Select(cadence => cadence.Calendar)).OfType<CalendarId>().Append(terms.Calendar);
}
