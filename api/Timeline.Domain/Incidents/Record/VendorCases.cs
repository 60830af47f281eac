using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Incidents.Record;

/// <summary>The cases that were opened with vendors, and when the vendors engaged.</summary>
/// <remarks>
/// One vendor's case is told by its number; all that is said without a number is one case too. Who engaged without naming a number did so for the
/// newest case that was open by then; one that names a number nobody named before gives it to the case without.
/// </remarks>
internal static class VendorCases
{
    public static IReadOnlyList<VendorCase> Of(IncidentRecord record, RecordFacts facts)
    {
        var spans = new MilestoneSpans(record);
        return [.. Moments(facts.State).Select(moments => Make(moments.Opened, moments.Engaged, spans))];
    }

    /// <summary>What opened each case and the first engagement in it, by when it began; one of the two may be missing.</summary>
    public static IReadOnlyList<(StandingEntry? Opened, StandingEntry? Engaged)> Moments(Incident incident)
    {
        var cases = new List<OpenCase>();
        foreach (var entry in incident.Index.OfKind(EntryKind.VendorEscalated))
        {
            var made = (VendorEscalated)entry.Origin;
            if (cases.Find(one => one.IsOf(made.Vendor) && one.HasNumber(made.CaseNumber)) is null)
                cases.Add(new(made.Vendor, made.CaseNumber) { Opened = entry });
        }

        foreach (var entry in incident.Index.OfKind(EntryKind.VendorEngaged))
        {
            var made = (VendorEngaged)entry.Origin;
            var found = Find(cases, made, entry);
            if (found is null)
                cases.Add(found = new(made.Vendor, made.CaseNumber));
            found.CaseNumber ??= made.CaseNumber;
            found.Engaged ??= entry;
        }

        return [.. cases.Select(one => (one.Opened, one.Engaged)).OrderBy(one => (one.Opened ?? one.Engaged)!, EntryOrders.ByTime)];
    }

    private static OpenCase? Find(List<OpenCase> cases, VendorEngaged made, StandingEntry entry)
    {
        var ofVendor = cases.Where(one => one.IsOf(made.Vendor)).ToList();
        return made.CaseNumber is null
            ? ofVendor.FindLast(one => one.Opened?.When.At <= entry.When.At) ?? ofVendor.FirstOrDefault()
            : ofVendor.Find(one => one.HasNumber(made.CaseNumber)) ?? ofVendor.Find(one => one.CaseNumber is null);
    }

    private static VendorCase Make(StandingEntry? opened, StandingEntry? engaged, MilestoneSpans spans)
    {
        var (asked, came) = (opened?.Origin as VendorEscalated, engaged?.Origin as VendorEngaged);
        var vendor = asked?.Vendor ?? came!.Vendor;
        var (from, to) = (AnchorOf($"Escalated to {vendor}", opened), AnchorOf($"{vendor} engaged", engaged));
        var time = (from, to) switch
        {
            (null, _) => DurationMetric.NotApplicable(from: null, to, $"That a case was opened with {vendor} is not recorded. Record the escalation."),
            ({ } start, null) => spans.NoEnd(start, $"{vendor} engaged", "Record that the vendor engaged."),
            ({ } start, { } end) => DurationMetric.Between(start, end),
        };
        return new(
            vendor, asked?.CaseNumber ?? came?.CaseNumber, asked?.Channel, opened?.When.At, engaged?.When.At, came?.Who, time, opened?.Id, engaged?.Id);
    }

    private static MetricAnchor? AnchorOf(string label, StandingEntry? entry) => entry is null ? null : new(Kind: null, label, entry.When.At, entry.Id);

    private sealed class OpenCase(string vendor, string? caseNumber)
    {
        public string? CaseNumber { get; set; } = caseNumber;

        public StandingEntry? Opened { get; init; }

        public StandingEntry? Engaged { get; set; }

        // Whose name was redacted is not known to be the same as another.
        public bool IsOf(string name) => name != EntryContent.Redacted && string.Equals(vendor, name, StringComparison.OrdinalIgnoreCase);

        public bool HasNumber(string? number) => string.Equals(CaseNumber, number, StringComparison.OrdinalIgnoreCase);
    }
}
