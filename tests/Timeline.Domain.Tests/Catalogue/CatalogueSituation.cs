using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>A small provider: mail over a directory over a name service, a status page elsewhere, three customers.</summary>
internal static class CatalogueSituation
{
    /// <summary>When the first event was recorded; each next one a minute later.</summary>
    public static readonly Instant Start = Instant.FromUtc(2014, 5, 1, 9, 0);

    public static readonly Instant Now = Instant.FromUtc(2014, 5, 14, 3, 0);

    public static readonly ServiceId Names = ServiceId.From(Command(1));
    public static readonly ServiceId Ldap = ServiceId.From(Command(2));
    public static readonly ServiceId Mail = ServiceId.From(Command(3));
    public static readonly ServiceId Web = ServiceId.From(Command(4));
    public static readonly ChannelId MailToAll = ChannelId.From(Command(5));
    public static readonly ChannelId StatusPage = ChannelId.From(Command(6));
    public static readonly ChannelId Phone = ChannelId.From(Command(7));
    public static readonly TeamId Operations = TeamId.From(Command(8));
    public static readonly SegmentId Hosted = SegmentId.From(Command(9));
    public static readonly CustomerId Northwind = CustomerId.From(Command(10));
    public static readonly ContractId Gold = ContractId.From(Command(11));

    public static readonly CalendarId Hours = CalendarId.From(Command(12));
    public static readonly SlaPolicyId Promises = SlaPolicyId.From(Command(13));

    /// <summary>London, on working days from nine to five, but on two holidays.</summary>
    public static SlaCalendarTerms Office { get; } = new(
        "Europe/London",
        Always: false,
        [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(day => new SlaHours(day, "09:00", "17:00"))],
        [new(new(2014, 5, 5), "May Day"), new(new(2014, 12, 25))],
        []);

    public static SlaPolicyTerms Promised { get; } = new(
        Hours,
        [
            new("Response", [Severity.Sev1, Severity.Sev2], [SlaStart.Reported, SlaStart.Detected, SlaStart.Declared], MilestoneKind.Engaged, Duration.FromHours(1)),
            new("Resolution", [Severity.Sev1], [SlaStart.Reported, SlaStart.Declared], MilestoneKind.Resolved, Duration.FromHours(8)),
        ],
        [new("Updates", [Severity.Sev1], [SlaStart.Reported], Duration.FromHours(2))],
        WarnAt: 80,
        ["waiting for customer", "waiting for vendor"]);

    /// <summary>All of it: what things are made of before what is made of them.</summary>
    public static IReadOnlyList<CatalogueEvent> Everything { get; } =
    [
        new ChannelAdded(MailToAll, "E-mail to all", Channel.Email),
        new ChannelAdded(StatusPage, "Status page", Channel.StatusPage),
        new ChannelAdded(Phone, "Support line", Channel.Phone),
        new TeamAdded(Operations, "Operations", [new("Grace"), new("Linus", Command(99))]),
        new ServiceAdded(Names, "Name service", [], [], [Operations]),
        new ServiceAdded(Ldap, "Directory", [Names], [], []),
        new ServiceAdded(Mail, "Mail", [Ldap], [MailToAll], [Operations]),
        new ServiceAdded(Web, "Web", [], [StatusPage], []),
        new SegmentAdded(Hosted, "Hosted in the north"),
        new CustomerAdded(Northwind, "Northwind", [Hosted]),
        new ContractAdded(Gold, Northwind, new("Gold", new(2014, 1, 1), new(2014, 12, 31), new(Duration.FromHours(40)), new(Duration.FromMinutes(450)))),
    ];

    public static Guid Command(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    public static CatalogueRecord Provider() => CatalogueOf(Everything);

    public static CatalogueRecord CatalogueOf(params IEnumerable<CatalogueEvent> events) => CatalogueRecord.Fold(Recorded(events));

    /// <summary>Of the provider, with more.</summary>
    public static CatalogueRecord And(this CatalogueRecord before, params IEnumerable<CatalogueEvent> events) =>
        events.Aggregate(before, (catalogue, added) => catalogue.Apply(new(added, catalogue.Version + 1, At(catalogue.Version), "Ada", Source.Web)));

    public static IEnumerable<Recorded<CatalogueEvent>> Recorded(IEnumerable<CatalogueEvent> events) =>
        events.Select((added, index) => new Recorded<CatalogueEvent>(added, index + 1, At(index), "Ada", Source.Web));

    /// <summary>When the event after so many was recorded.</summary>
    public static Instant At(long before) => Start + Duration.FromMinutes(before);

    public static void Then(this Decision<CatalogueEvent> decision, params CatalogueEvent[] expected)
    {
        Assert.Null(decision.Rejection);
        Assert.Equal(expected.Select(Json.Dump), decision.Events.Select(Json.Dump));
    }

    public static Rejection ThenRejected(this Decision<CatalogueEvent> decision, RejectionCode code, string field)
    {
        Assert.True(decision.IsRejected, "expected a rejection");
        Assert.Equal((code, field), (decision.Rejection!.Code, decision.Rejection.Field));
        return decision.Rejection;
    }
}
