using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Situations;

/// <summary>
/// A night in May 2014: a customer's mail stands still, nobody has a contract for it, and it is put right by the morning.
/// Recorded as it went, by the account lead; what was understood afterwards was written down after breakfast.
/// </summary>
public static class ACallAtTen
{
    private const string Zone = "America/Chicago";
    private const string Lead = "Account lead";

    public static readonly IncidentId Id = new(new Guid("0145f8e2-6b00-7000-8000-0000000000a1"));

    public static readonly EntryId Call = Entry(1);
    public static readonly EntryId Ticket = Entry(2);
    public static readonly EntryId FirstTheory = Entry(3);
    public static readonly EntryId PrimaryTried = Entry(4);
    public static readonly EntryId SecondaryReached = Entry(5);
    public static readonly EntryId CustomerCalledBack = Entry(6);
    public static readonly EntryId Engagement = Entry(7);
    public static readonly EntryId CheckIn = Entry(8);
    public static readonly EntryId VendorCalled = Entry(9);
    public static readonly EntryId TheoryFell = Entry(10);
    public static readonly EntryId Cause = Entry(11);
    public static readonly EntryId OneName = Entry(12);
    public static readonly EntryId Over = Entry(13);
    public static readonly EntryId Thanks = Entry(14);
    public static readonly LessonId NoticeLesson = LessonId.From(1, Command(15), 0);

    /// <summary>The incident was opened with the ticket.</summary>
    public static readonly Instant DeclaredAt = Night(22, 4);

    /// <summary>Every fact of the night, in the order recorded.</summary>
    public static IReadOnlyList<Recorded<IncidentEvent>> Events { get; } = Number(
        (DeclaredAt, new IncidentDeclared(1, "Mail stands still after a server upgrade", Severity.Sev1, IncidentKind.Real, Zone)),
        (Night(22, 5), new EntryLogged(Call, At(Night(22, 2)), EntryKind.Report, "The customer phones: none of the mail servers answers, no mail moves at all.", "Customer")),
        (Night(22, 5), new EntryLogged(Ticket, At(Night(22, 4)), EntryKind.Ticket, "Handed to operations as a formal ticket. There is no support contract of any kind.", Lead)),
        (Night(22, 6), new HypothesisRaised(FirstTheory, At(Night(22, 2)), "The provider set the redundancy up wrongly, so the second server never took over.", "Customer")),
        (Night(22, 7), new ContactAttempted(PrimaryTried, At(Night(22, 6)), "Primary mail engineer", ContactRung.Primary, Channel.Phone, ContactOutcome.NotAvailable, Text: null)),
        (Night(22, 9), new ContactAttempted(SecondaryReached, At(Night(22, 8)), "Secondary mail engineer", ContactRung.Secondary, Channel.Phone, ContactOutcome.Reached, "Far from home, moving house; fetches the laptop.")),
        (Night(22, 16), new UpdateSent(CustomerCalledBack, At(Night(22, 15)), Audience.Customer, Channel.Phone, "Told where the ticket stands and that an engineer will be in touch shortly.", "The engineer calls.", NextUpdateDue: null)),
        (Night(22, 21), new ResponderEngaged(Engagement, At(Night(22, 20)), "Secondary mail engineer", "remote", Text: null)),
        (Night(22, 21), new StatusChanged(Engagement, At(Night(22, 20)), IncidentStatus.Declared, IncidentStatus.Engaged, Text: null)),
        (Night(23, 44), new EntryLogged(CheckIn, At(Night(23, 42)), EntryKind.Communication, "The head of operations checks that everybody is pulling the same way.", "Operations VP")),
        (Morning(1, 18), new EntryLogged(VendorCalled, At(Morning(1, 16)), EntryKind.Vendor, "The vendor is brought in to undo the upgrade before any full recovery. The data is intact: people see their mail and can neither send nor receive.", "Secondary mail engineer")),
        (Morning(6, 50), new StatusChanged(Over, At(Morning(6, 47)), IncidentStatus.Engaged, IncidentStatus.Resolved, "The vendor unwound the upgrade step by step; mail flows. Names now rotate over both servers.")),
        (Morning(6, 55), new EntryLogged(Thanks, At(Morning(6, 47)), EntryKind.Feedback, "The customer says thank you, warmly.", "Customer")),
        (Morning(8, 0), new HypothesisRefuted(TheoryFell, At(Morning(1, 16)), FirstTheory, "Mail was being served by the second server all along.")),
        (Morning(8, 1), new RootCauseNoted(Cause, At(Morning(1, 16)), "The server upgrade was begun before the directory schema was prepared, and begun again once that was noticed.", [VendorCalled])),
        (Morning(8, 2), new ContributingFactorNoted(OneName, At(Morning(1, 16)), "Every client was pointed at one server instead of at a name that rotates over both.", [TheoryFell])),
        (Morning(8, 3), new LessonRecorded(NoticeLesson, LessonCategory.DoDifferently, "Announce an outage over a channel that does not depend on what may be down.")),
        (Morning(8, 4), new ActionItemRaised(ActionItemId.From(1, Command(16), 0), "Set up a way to reach everybody that is not e-mail.", ActionItemType.Process, "Customer", new LocalDate(2014, 5, 15), NoticeLesson)));

    /// <summary>So late in the evening of the 13th, in Chicago.</summary>
    public static Instant Night(int hour, int minute) => Local(new LocalDate(2014, 5, 13), hour, minute);

    /// <summary>So early in the morning of the 14th, in Chicago.</summary>
    public static Instant Morning(int hour, int minute) => Local(new LocalDate(2014, 5, 14), hour, minute);

    private static Instant Local(LocalDate date, int hour, int minute) =>
        date.At(new LocalTime(hour, minute)).InZoneStrictly(DateTimeZoneProviders.Tzdb[Zone]).ToInstant();

    private static Occurrence At(Instant at) => new(at, Until: null, Precision.Minute, Zone);

    private static Guid Command(int n) => new(n, 0, 0x7001, 0x80, 0, 0, 0, 0, 0, 0, 0);

    private static EntryId Entry(int n) => EntryId.From(1, Command(n), 0);

    private static List<Recorded<IncidentEvent>> Number(params (Instant At, IncidentEvent Event)[] facts) =>
        [.. facts.Select((fact, index) => new Recorded<IncidentEvent>(fact.Event, index + 1, fact.At, Lead, Source.Web))];
}
